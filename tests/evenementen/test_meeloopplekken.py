"""A host's place: writing it, its days, who sees it, and ending it."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from evenementen.fouten import EvenementFout, GeenLeidinggevende
from evenementen.models import Meeloopdag, Meeloopplek
from evenementen.services import meeloopplekken, meelopen
from tests.evenementen.meelopen import (
    DAG,
    OP,
    VANDAAG,
    maak_dag,
    maak_mens,
    maak_partner,
    maak_plek,
    maak_verzoek,
    post,
)
from tests.kalender import Kalender
from twentsekracht.mijn.itip import Agendamail
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db


def nieuw(gastgever, **velden):
    velden = {
        "functie": "dijkbeheerder",
        "vakgebied": "water",
        "plaats": "almelo",
        "adres": "Balie",
        "wat_je_ziet": "De dijk",
        **velden,
    }
    return meeloopplekken.bewaar_plek(plek=Meeloopplek(**velden), door=gastgever, op=OP)


def zet_dag(plek, datum=DAG, van=time(9), tot=time(17), aantal=1, door=None):
    return meeloopplekken.zet_dag(
        plek=plek,
        datum=datum,
        begintijd=van,
        eindtijd=tot,
        aantal=aantal,
        door=door or plek.gastgever,
        op=OP,
    )


def stappen(plek):
    return list(plek.stappen.order_by("pk").values_list("van", "naar", "reden"))


def test_from_concept_to_the_end_and_every_move_leaves_a_step():
    gastgever = maak_mens()
    plek = nieuw(gastgever)
    assert (plek.gastgever, plek.organisatie) == (gastgever, gastgever.organisatie)
    with pytest.raises(EvenementFout, match="dag bij die nog komt"):
        meeloopplekken.publiceer(plek=plek, door=gastgever, op=OP)
    zet_dag(plek)
    open_ = Meeloopplek.objects.open(op=VANDAAG)
    for verb, is_open in (("publiceer", True), ("pauzeer", False), ("publiceer", True)):
        getattr(meeloopplekken, verb)(plek=plek, door=gastgever, op=OP)
        assert open_.exists() is is_open
    meeloopplekken.beeindig(plek=plek, door=gastgever, op=OP, reden=" Klaar ")
    assert not open_.exists()
    assert stappen(plek) == [
        ("", "concept", ""),
        ("concept", "gepubliceerd", ""),
        ("gepubliceerd", "gepauzeerd", ""),
        ("gepauzeerd", "gepubliceerd", ""),
        ("gepubliceerd", "beeindigd", "Klaar"),
    ]
    for verb in ("publiceer", "pauzeer"):
        with pytest.raises(EvenementFout, match="kan niet meer"):
            getattr(meeloopplekken, verb)(plek=plek, door=gastgever, op=OP)
    with pytest.raises(EvenementFout, match="beëindigd"):
        zet_dag(plek, DAG + timedelta(days=1))
    with pytest.raises(EvenementFout, match="beëindigd"):
        meeloopplekken.bewaar_plek(plek=plek, door=gastgever, op=OP)


def test_a_place_is_open_until_the_day_before_its_last():
    plek = maak_dag().plek
    gevonden = [Meeloopplek.objects.open(op=DAG - timedelta(days=over)).exists() for over in (1, 0)]
    assert (plek.status, gevonden) == ("gepubliceerd", [True, False])


@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"datum": VANDAAG}, "na vandaag"),
        ({"datum": date(9999, 12, 31)}, "binnen 2 jaar"),
        ({"tot": time(9)}, "eindtijd"),
        ({"aantal": 0}, "1 tot 20"),
        ({"aantal": 21}, "1 tot 20"),
    ],
)
def test_a_day_that_cannot_be(velden, waarom):
    plek = maak_plek()
    with pytest.raises(EvenementFout, match=waarom):
        zet_dag(plek, **velden)
    assert not Meeloopdag.objects.exists()


def test_a_day_stands_there_once_and_the_database_knows_what_a_day_is():
    dag = maak_dag()
    with pytest.raises(EvenementFout, match="staat er al"):
        zet_dag(dag.plek)
    for velden in ({"datum": DAG}, {"eindtijd": time(8)}, {"plaatsen": 0}, {"plaatsen": 21}):
        velden = {"datum": DAG + timedelta(days=1), **velden}
        with pytest.raises(IntegrityError), transaction.atomic():
            maak_dag(dag.plek, **velden)


def test_a_day_goes_while_nobody_asked_for_it():
    dag, gevraagd = maak_dag(), maak_verzoek(status="afgewezen").dag
    meeloopplekken.haal_dag_weg(dag=dag, door=dag.plek.gastgever, op=OP)
    with pytest.raises(EvenementFout, match="vroeg al iemand"):
        meeloopplekken.haal_dag_weg(dag=gevraagd, door=gevraagd.plek.gastgever, op=OP)
    assert list(Meeloopdag.objects.all()) == [gevraagd]


def test_nobody_else_touches_a_place():
    dag, ander = maak_dag(), maak_mens()
    plek = dag.plek
    for doe in (
        lambda: meeloopplekken.bewaar_plek(plek=plek, door=ander, op=OP),
        lambda: zet_dag(plek, DAG + timedelta(days=1), door=ander),
        lambda: meeloopplekken.haal_dag_weg(dag=dag, door=ander, op=OP),
        lambda: meeloopplekken.publiceer(plek=plek, door=ander, op=OP),
        lambda: meeloopplekken.pauzeer(plek=plek, door=ander, op=OP),
        lambda: meeloopplekken.beeindig(plek=plek, door=ander, op=OP, reden="Nee"),
    ):
        with pytest.raises(EvenementFout, match="niet jouw plek"):
            doe()


def test_who_comes_hears_that_it_ended_and_why():
    vast, gevraagd, geweest = maak_verzoek(), None, None
    plek = vast.plek
    gevraagd = maak_verzoek(maak_dag(plek, DAG + timedelta(days=1)), status="aangevraagd")
    geweest = maak_verzoek(maak_dag(plek, VANDAAG - timedelta(days=1)))
    with pytest.raises(EvenementFout, match="nog iemand"):
        meeloopplekken.beeindig(plek=plek, door=plek.gastgever, op=OP, reden=" ")
    meeloopplekken.beeindig(plek=plek, door=plek.gastgever, op=OP, reden="Ik ga weg.")
    assert {een.aan for een in Bericht.objects.all()} == {
        vast.bezoeker.email,
        gevraagd.bezoeker.email,
        plek.gastgever.email,
    }
    for verzoek, status in ((vast, "geannuleerd"), (gevraagd, "afgewezen"), (geweest, "bevestigd")):
        verzoek.refresh_from_db()
        assert verzoek.status == status


def test_another_place_to_meet_is_told_and_changes_the_calendar():
    dag = maak_dag()
    verzoek = meelopen.vraag(dag=dag, gebruiker=maak_mens(), motivatie="Graag", op=OP)
    kalender = Kalender()
    plek = dag.plek
    plek.functie = "iets anders"
    meeloopplekken.bewaar_plek(plek=plek, door=plek.gastgever, op=OP)
    assert Bericht.objects.count() == 2  # of the function nobody needs to hear
    plek.adres = "Achterdeur"
    meeloopplekken.bewaar_plek(plek=plek, door=plek.gastgever, op=OP)
    voor_bezoeker = Bericht.objects.filter(aan=verzoek.bezoeker.email).order_by("pk")
    for bericht in voor_bezoeker:
        kalender.lees(Agendamail.van_regel(bericht.agenda).als_ics(site_url="https://tk.example"))
    [(_, _, _, waar)] = kalender.inhoud
    assert (waar, len(voor_bezoeker)) == ("Achterdeur, Almelo", 2)
    assert "Achterdeur" in voor_bezoeker[1].tekst


def test_the_leidinggevende_of_a_host_is_somebody_else_of_the_own_organisation():
    gastgever = maak_mens(maak_partner("borne"))
    assert nieuw(gastgever, leidinggevende="Baas@Borne.example").leidinggevende == "baas@borne.example"
    for adres in (gastgever.email, "baas@elders.example"):
        with pytest.raises(GeenLeidinggevende):
            nieuw(gastgever, leidinggevende=adres)
    assert post() == []
