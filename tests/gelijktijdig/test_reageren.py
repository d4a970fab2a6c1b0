"""Many connections at once on PostgreSQL: one reaction per person, one confirmation, one withdrawal."""

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import MOMENT, maak_gebruiker, maak_organisatie, maak_vacature
from tests.vacatures.maken import maak_sollicitatie
from twentsekracht.keuring import Document
from twentsekracht.mijn.services import wis_account
from twentsekracht.werk.models import Bericht
from vacatures import services
from vacatures.fouten import AlGereageerd, ReactieMagNiet, ReagerenDicht, SollicitatieWeg, VacatureFout
from vacatures.models import Bijlage, Reactie, Reactiestap, Sollicitatie
from vacatures.services.behandelen import neem_in_behandeling

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
VELDEN = {"naam": "Fenna Mulder", "email": "fenna@voorbeeld.example", "motivatie": "Omdat het past."}
CV = Document(naam="cv.pdf", soort="pdf", inhoud=b"%PDF-1.7")


@pytest.fixture(autouse=True)
def map_(settings, tmp_path):
    reverse("vacatures:lijst")  # a web process knows its addresses; reading them all takes seconds, once
    settings.PRIVE_MAP = tmp_path
    return tmp_path


@pytest.fixture
def vacature():
    return maak_vacature(maak_organisatie("hengelo"), doelgroep="extern")


def probeer(doe, *fouten):
    """What it answered, or the kind of the refusal."""
    try:
        return doe()
    except fouten as fout:
        return type(fout)


def test_pressing_often_at_once_gives_one_reaction_and_one_file(vacature, map_):
    gebruiker = maak_gebruiker()

    def reageer(_):
        return probeer(
            lambda: services.reageer(vacature=vacature, gebruiker=gebruiker, velden=VELDEN, cv=CV, op=MOMENT),
            AlGereageerd,
        )

    uitkomsten = tegelijk(8, reageer)
    assert uitkomsten.count(AlGereageerd) == 7
    assert (Reactie.objects.count(), Sollicitatie.objects.count(), Bijlage.objects.count()) == (1, 1, 1)
    assert len([pad for pad in map_.rglob("*") if pad.is_file()]) == 1 and Bericht.objects.count() == 1


def test_different_people_do_not_hold_each_other_up(vacature):
    mensen = [maak_gebruiker() for _ in range(8)]
    tegelijk(
        8,
        lambda nummer: services.reageer(
            vacature=vacature, gebruiker=mensen[nummer], velden=VELDEN, cv=CV, op=MOMENT
        ),
    )
    assert Reactie.objects.count() == 8


def test_one_link_confirmed_often_at_once_counts_once(vacature):
    sollicitatie = services.reageer_van_buiten(vacature=vacature, velden=VELDEN, cv=None, op=MOMENT)
    tegelijk(8, lambda _: services.bevestig(sollicitatie=sollicitatie, op=MOMENT))
    assert (Reactie.objects.count(), Reactiestap.objects.count(), Bericht.objects.count()) == (1, 1, 2)


def test_many_reactions_of_one_address_confirmed_at_once_are_one(vacature):
    rijen = [
        services.reageer_van_buiten(vacature=vacature, velden=VELDEN, cv=CV, op=MOMENT) for _ in range(6)
    ]
    uitkomsten = tegelijk(6, lambda nummer: services.bevestig(sollicitatie=rijen[nummer], op=MOMENT))
    assert len({sollicitatie.pk for sollicitatie in uitkomsten}) == 1
    assert (Reactie.objects.count(), Sollicitatie.objects.count(), Bijlage.objects.count()) == (1, 1, 1)


def test_withdrawing_often_at_once_is_done_once(vacature):
    sollicitatie = maak_sollicitatie(vacature)
    uitkomsten = tegelijk(
        8,
        lambda _: probeer(
            lambda: services.trek_reactie_in(sollicitatie=sollicitatie, op=MOMENT), ReactieMagNiet
        ),
    )
    assert uitkomsten.count(ReactieMagNiet) == 7
    assert (Reactiestap.objects.count(), Bericht.objects.count()) == (1, 1)


def test_withdrawing_while_it_is_handled_leaves_a_legal_course():
    for _ in range(5):
        organisatie = maak_organisatie()
        sollicitatie = maak_sollicitatie(maak_vacature(organisatie))
        houder = maak_gebruiker("vacaturehouder", organisatie)
        doen = [
            lambda s=sollicitatie: services.trek_reactie_in(sollicitatie=s, op=MOMENT),
            lambda s=sollicitatie, h=houder: neem_in_behandeling(reactie=s.reactie, door=h, op=MOMENT),
        ] * 3
        tegelijk(6, lambda nummer, d=doen: probeer(d[nummer], VacatureFout))
        stappen = list(sollicitatie.reactie.stappen.order_by("pk").values_list("van", "naar"))
        assert stappen in (
            [("ontvangen", "ingetrokken")],
            [("ontvangen", "in_behandeling"), ("in_behandeling", "ingetrokken")],
        )


def test_closing_and_reacting_at_once_ends_in_one_of_two_ways(vacature):
    gebruiker = maak_gebruiker()

    def een(nummer):
        if nummer == 0:
            return services.sluit(vacature=vacature, door=None, op=MOMENT)
        return probeer(
            lambda: services.reageer(vacature=vacature, gebruiker=gebruiker, velden=VELDEN, cv=CV, op=MOMENT),
            ReagerenDicht,
            AlGereageerd,
        )

    tegelijk(4, een)
    vacature.refresh_from_db()
    assert vacature.status == "gesloten" and Reactie.objects.count() <= 1
    assert Bijlage.objects.count() == Reactie.objects.count()


def test_leaving_while_reacting_leaves_no_person_behind(vacature):
    for _ in range(5):
        gebruiker = maak_gebruiker()
        maak_sollicitatie(vacature, reactie=None, email=gebruiker.email)

        def een(nummer, g=gebruiker):
            if nummer == 0:
                return wis_account(gebruiker=g, door=g, op=timezone.now())
            return probeer(
                lambda: services.reageer(vacature=vacature, gebruiker=g, velden=VELDEN, cv=None, op=MOMENT),
                Exception,
            )

        tegelijk(2, een)
        assert not Reactie.objects.filter(kandidaat=gebruiker.pk).exists()
        assert not Sollicitatie.objects.filter(email=gebruiker.email, reactie=None).exists()


def test_deleting_often_at_once_is_done_once(vacature):
    sollicitatie = maak_sollicitatie(vacature)
    uitkomsten = tegelijk(
        6,
        lambda _: probeer(
            lambda: services.verwijder_nu(sollicitatie=sollicitatie, op=MOMENT), SollicitatieWeg
        ),
    )
    assert uitkomsten.count(SollicitatieWeg) == 5 and Bericht.objects.count() == 1
