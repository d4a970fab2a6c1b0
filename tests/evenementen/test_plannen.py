"""The year's calendar is planned together: who may move what, what it leaves behind, and who hears of it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from evenementen import gegevens, services, werkvoorraad
from evenementen.cijfers import jaarcijfers
from evenementen.fouten import EvenementFout
from evenementen.models import Evenement, Gastaanbod, Onderdeel, Opmerking, Planningstap
from evenementen.services.kopieren import SCHUIFT, SCHUIFT_ONDERDEEL, ZELFDE, ZELFDE_ONDERDEEL
from tests.evenementen.maken import maak_gastaanbod, maak_opmerking, maak_spreker, maak_voorstel
from tests.maken import (
    maak_deelname,
    maak_evenement,
    maak_gebruiker,
    maak_onderdeel,
    maak_organisatie,
)
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db


def vandaag():
    return timezone.localdate()


DAG = timedelta(days=1)
Planning = Evenement.Planning


@pytest.fixture
def losser():
    return maak_organisatie("losser")


@pytest.fixture
def wie(losser):
    return {"door": maak_gebruiker(Rol.CONTACTPERSOON, losser), "op": timezone.now()}


@pytest.fixture
def bureau():
    return {"door": maak_gebruiker(Rol.COORDINATOR), "op": timezone.now()}


def stel_voor(losser, wie, **velden):
    start = vandaag() + timedelta(60)
    velden = {"titel": "Dag van de balie", "soort": "anders", "start": start, "einde": start, **velden}
    return services.stel_voor(organisatie=losser, **velden, **wie)


def stappen(evenement):
    return list(evenement.planningstappen.values_list("van", "naar", "reden"))


def onderwerpen():
    return sorted(Bericht.objects.values_list("aan", "onderwerp"))


# ---- moving


def test_a_proposal_is_on_no_page_and_in_no_figure_until_it_is_planned_and_published(losser, wie, bureau):
    voorstel = stel_voor(losser, wie)
    assert (voorstel.code, voorstel.jaar) == ("dag-van-de-balie", voorstel.start.year)
    assert not Evenement.objects.gepubliceerd().exists()
    assert jaarcijfers(jaar=voorstel.jaar, peildatum=vandaag()).evenementen == ()
    with pytest.raises(EvenementFout, match="Plan het evenement eerst"):
        services.publiceer(evenement_id=voorstel.pk, **bureau)
    services.plan(
        evenement_id=voorstel.pk, start=voorstel.start, einde=voorstel.einde, gastorganisatie=losser, **bureau
    )
    services.publiceer(evenement_id=voorstel.pk, **bureau)
    assert Evenement.objects.gepubliceerd().get() == voorstel
    assert stappen(voorstel) == [("", "voorstel", ""), ("voorstel", "gepland", "")]
    contact = wie["door"].email
    assert onderwerpen() == [
        (contact, "Je voorstel gaat door: Dag van de balie"),
        (contact, "Jullie zijn gastheer: Dag van de balie"),
    ]


def test_a_proposal_is_declined_with_the_reason_and_may_be_taken_over_after_all(losser, wie, bureau):
    voorstel = stel_voor(losser, wie)
    with pytest.raises(EvenementFout, match="Zeg waarom"):
        services.wijs_af(evenement_id=voorstel.pk, reden="  ", **bureau)
    services.wijs_af(evenement_id=voorstel.pk, reden="Te klein.", **bureau)
    [bericht] = Bericht.objects.all()
    assert (
        bericht.onderwerp == "Je voorstel gaat niet door: Dag van de balie" and "Te klein." in bericht.tekst
    )
    with pytest.raises(EvenementFout, match="‘Niet overgenomen’"):
        services.wijs_af(evenement_id=voorstel.pk, reden="Nog eens.", **bureau)
    services.plan(evenement_id=voorstel.pk, start=voorstel.start, einde=voorstel.einde, **bureau)
    assert [naar for _, naar, _ in stappen(voorstel)] == ["voorstel", "afgewezen", "gepland"]


def voorgesteld(voorstel, **anders):
    velden = ("titel", "soort", "start", "einde", "samenvatting", "omschrijving")
    return {naam: getattr(voorstel, naam) for naam in velden} | anders


def test_who_proposed_changes_it_and_the_step_says_what(losser, wie):
    voorstel = stel_voor(losser, wie)
    start = date(voorstel.jaar + 1, 3, 1)
    nieuw = voorgesteld(voorstel, titel="Week van de balie", start=start, einde=start + DAG)
    gewijzigd = services.wijzig_voorstel(evenement_id=voorstel.pk, **nieuw, **wie)
    assert (gewijzigd.titel, gewijzigd.jaar, gewijzigd.code) == (
        "Week van de balie",
        start.year,
        "dag-van-de-balie",
    )
    services.wijzig_voorstel(evenement_id=voorstel.pk, **nieuw, **wie)  # nothing new: no step
    assert stappen(voorstel) == [
        ("", "voorstel", ""),
        ("voorstel", "voorstel", "Gewijzigd: titel, start, einde"),
    ]
    with pytest.raises(EvenementFout, match="die nog komt"):
        toen = vandaag()
        services.wijzig_voorstel(
            evenement_id=voorstel.pk, **voorgesteld(gewijzigd, start=toen, einde=toen), **wie
        )


@pytest.mark.parametrize("planning", [een for een in Planning if een != Planning.VOORSTEL])
def test_what_is_decided_is_neither_changed_nor_withdrawn(wie, planning):
    evenement = maak_voorstel(planning=planning)
    with pytest.raises(EvenementFout, match="Dat kan niet meer"):
        services.wijzig_voorstel(evenement_id=evenement.pk, **voorgesteld(evenement, titel="Anders"), **wie)
    with pytest.raises(EvenementFout, match="Dat kan niet meer"):
        services.trek_in(evenement_id=evenement.pk, **wie)
    assert stappen(evenement) == []


def test_a_proposal_is_withdrawn_for_good_and_waits_for_nobody(losser, wie, bureau):
    voorstel = stel_voor(losser, wie)
    services.trek_in(evenement_id=voorstel.pk, reden="De zaal is weg.", **wie)
    assert stappen(voorstel)[-1] == ("voorstel", "ingetrokken", "De zaal is weg.")
    assert not werkvoorraad.taken(gebruiker=bureau["door"], op=vandaag())
    with pytest.raises(EvenementFout, match="‘Ingetrokken’"):
        services.plan(evenement_id=voorstel.pk, start=voorstel.start, einde=voorstel.einde, **bureau)


def test_other_days_of_what_is_planned_are_no_move_and_go_with_the_year(bureau):
    gepland = maak_evenement(jaar=vandaag().year + 1, code="zomer", is_gepubliceerd=False)
    maak_evenement(jaar=vandaag().year + 2, code="zomer")
    start = date(vandaag().year + 2, 3, 1)
    services.plan(evenement_id=gepland.pk, start=start, einde=start, **bureau)
    gepland.refresh_from_db()
    assert (gepland.start, gepland.jaar, gepland.code) == (start, vandaag().year + 2, "zomer-2")
    assert stappen(gepland) == [] and onderwerpen() == []


def test_an_event_is_not_moved_away_from_its_parts(bureau):
    deel = maak_onderdeel(maak_voorstel(planning="gepland"))
    deel.datum = deel.evenement.start
    deel.save()
    morgen = deel.evenement.start + DAG
    with pytest.raises(EvenementFout, match="onderdelen buiten deze dagen"):
        services.plan(evenement_id=deel.evenement_id, start=morgen, einde=morgen, **bureau)


def test_what_is_called_off_stays_on_the_website_takes_nobody_and_everybody_hears_it(bureau):
    evenement = maak_voorstel(planning="gepland", is_gepubliceerd=True)
    deel = maak_onderdeel(evenement, datum=evenement.start)
    deelname = maak_deelname(deel, status="bevestigd", deelnemer=maak_gebruiker())
    with pytest.raises(EvenementFout, match="Zeg waarom"):
        services.gelast_af(evenement_id=evenement.pk, reden=" ", **bureau)
    af = services.gelast_af(evenement_id=evenement.pk, reden="Storm.", **bureau)
    deelname.refresh_from_db()
    assert deelname.status == "geannuleerd"
    assert [adres for adres, _ in onderwerpen()] == [deelname.deelnemer.email]
    assert Evenement.objects.gepubliceerd().get() == af and not af.is_open(op=vandaag())
    assert stappen(af) == [("gepland", "afgelast", "Storm.")]
    with pytest.raises(EvenementFout, match="‘Afgelast’"):
        services.plan(evenement_id=af.pk, start=af.start, einde=af.einde, **bureau)


def test_a_proposal_is_not_called_off_and_nobody_hears_a_thing(bureau):
    voorstel = maak_voorstel()
    deel = maak_onderdeel(voorstel, datum=voorstel.start)
    with pytest.raises(EvenementFout, match="‘Voorstel’"):
        services.gelast_af(evenement_id=voorstel.pk, reden="Storm.", **bureau)
    deel.refresh_from_db()
    assert deel.afgelast_op is None


def test_what_was_cannot_be_called_off_and_what_is_gone_cannot_be_planned(bureau):
    with pytest.raises(EvenementFout, match="is geweest"):
        services.gelast_af(evenement_id=maak_evenement().pk, reden="Storm.", **bureau)
    with pytest.raises(EvenementFout, match="is er niet meer"):
        services.wijs_af(evenement_id=0, reden="Weg.", **bureau)


@pytest.mark.parametrize("van", Planning)
def test_every_move_that_is_not_in_the_table_is_refused(bureau, van):
    evenement = maak_voorstel(planning=van)
    dagen = {"start": evenement.start, "einde": evenement.einde}
    verbs = {
        Planning.GEPLAND: lambda: services.plan(evenement_id=evenement.pk, **dagen, **bureau),
        Planning.AFGEWEZEN: lambda: services.wijs_af(evenement_id=evenement.pk, reden="Nee.", **bureau),
        Planning.AFGELAST: lambda: services.gelast_af(evenement_id=evenement.pk, reden="Nee.", **bureau),
        Planning.INGETROKKEN: lambda: services.trek_in(evenement_id=evenement.pk, **bureau),
    }
    for naar, verb in verbs.items():
        if naar in Evenement.OVERGANGEN[van] or naar == van == Planning.GEPLAND:
            continue
        with pytest.raises(EvenementFout):
            verb()
    evenement.refresh_from_db()
    assert evenement.planning == van and not evenement.planningstappen.exists()


def test_the_database_keeps_what_is_not_planned_off_the_website():
    voorstel = maak_voorstel()
    voorstel.is_gepubliceerd = True
    with pytest.raises(ValidationError, match="Alleen wat gepland is"):
        voorstel.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        voorstel.save()


def test_a_proposal_for_a_day_that_was_is_refused_and_a_title_without_letters_has_an_address(losser, wie):
    with pytest.raises(EvenementFout, match="die nog komt"):
        stel_voor(losser, wie, start=vandaag(), einde=vandaag())
    codes = [stel_voor(losser, wie, titel=titel).code for titel in ("!!!", "!!!", "Dag", "Dag", "Dag")]
    assert codes == ["evenement", "evenement-2", "dag", "dag-2", "dag-3"]


# ---- what organisations say


def test_an_organisation_offers_to_host_once_and_takes_it_back_until_it_was_chosen(losser, wie, bureau):
    voorstel = stel_voor(losser, wie, is_gastheer=True)
    with pytest.raises(EvenementFout, match="wil al gastheer zijn"):
        services.bied_gastheerschap(evenement=voorstel, organisatie=losser, toelichting="", **wie)
    services.trek_gastheerschap_in(aanbod=Gastaanbod.objects.get())
    aanbod = services.bied_gastheerschap(evenement=voorstel, organisatie=losser, toelichting="Zaal", **wie)
    services.plan(
        evenement_id=voorstel.pk, start=voorstel.start, einde=voorstel.einde, gastorganisatie=losser, **bureau
    )
    aanbod.evenement.refresh_from_db()
    with pytest.raises(EvenementFout, match="al gekozen"):
        services.trek_gastheerschap_in(aanbod=aanbod)


def test_nobody_hosts_what_does_not_go_on(losser, wie):
    with pytest.raises(EvenementFout, match="geen gastheer meer nodig"):
        services.bied_gastheerschap(
            evenement=maak_voorstel(planning="afgelast"), organisatie=losser, toelichting="", **wie
        )


def test_of_somebody_who_leaves_the_remark_stays_without_them(losser, wie):
    opmerking = maak_opmerking(organisatie=losser, door=wie["door"])
    assert gegevens.gegevens(gebruiker=wie["door"], op=vandaag())["Opmerkingen bij de jaarkalender"] == [
        {
            "evenement": opmerking.evenement.titel,
            "geschreven op": "2015-06-01T11:00+02:00",
            "opmerking": "Kan het een week later?",
        }
    ]
    services.wis(gebruiker=wie["door"], op=timezone.now())
    wie["door"].delete()
    assert Opmerking.objects.get().door is None and Opmerking.objects.get().organisatie == losser


def test_a_proposal_waits_for_the_coordinator(bureau, wie):
    voorstel = maak_voorstel(titel="Zeilen")
    maak_voorstel(planning="afgewezen", over=5)
    [taak] = werkvoorraad.taken(gebruiker=bureau["door"], op=vandaag())
    assert (taak.titel, taak.uiterlijk) == ("Besluit over het voorstel ‘Zeilen’", voorstel.start)
    assert werkvoorraad.taken(gebruiker=wie["door"], op=vandaag()) == []


# ---- again


@pytest.fixture
def editie(losser):
    """Monday 9 to Friday 13 November 2015."""
    evenement = maak_evenement(
        code="talentweek",
        titel="Talentweek 2015",
        start=date(2015, 11, 9),
        einde=date(2015, 11, 13),
        aanmelden_vanaf=date(2015, 10, 1),
        gastorganisatie=losser,
        mede_organisator="A&O fonds",
        opbrengst="Veel.",
    )
    deel = maak_onderdeel(
        evenement,
        code="a",
        datum=date(2015, 11, 11),
        vrijgave_op=date(2015, 11, 1),
        capaciteit=40,
        online_url="https://x.example",
        benodigd="Een beamer",
        afgelast_op=datetime(2015, 11, 1, tzinfo=UTC),
    )
    deel.sprekers.add(maak_spreker())
    deel.reserveringen.create(organisatie=losser, aantal=5)
    maak_onderdeel(evenement, code="b")
    maak_deelname(deel)
    return evenement


def kopieer(editie, bureau, start):
    return services.kopieer(evenement=editie, start=start, **bureau)


def test_everything_moves_by_whole_weeks_and_nobody_comes_along(editie, bureau, losser):
    jaar = vandaag().year + 1
    nieuw = kopieer(editie, bureau, date(jaar, 11, 12))
    assert nieuw.start.weekday() == 0 and nieuw.start <= date(jaar, 11, 12) <= nieuw.start + 6 * DAG
    verschil = nieuw.start - editie.start
    assert (nieuw.einde, nieuw.aanmelden_vanaf) == (
        editie.einde + verschil,
        editie.aanmelden_vanaf + verschil,
    )
    assert (nieuw.code, nieuw.jaar, nieuw.titel) == ("talentweek", jaar, f"Talentweek {jaar}")
    assert (nieuw.is_gepubliceerd, nieuw.planning, nieuw.opbrengst) == (False, "gepland", "")
    assert (nieuw.gastorganisatie, nieuw.mede_organisator) == (losser, "A&O fonds")
    assert stappen(nieuw) == [("", "gepland", "Als Talentweek 2015")]
    eerste, tweede = nieuw.onderdelen.order_by("code")
    assert (eerste.datum, eerste.vrijgave_op) == (date(2015, 11, 11) + verschil, date(2015, 11, 1) + verschil)
    assert (eerste.capaciteit, eerste.benodigd, eerste.online_url, eerste.afgelast_op) == (
        40,
        "Een beamer",
        "",
        None,
    )
    assert [str(een) for een in eerste.sprekers.all()] == ["Wim ter Haar (Bureau Noaber)"]
    assert list(eerste.reserveringen.values_list("organisatie", "aantal")) == [(losser.pk, 5)]
    assert tweede.datum is None and not nieuw.onderdelen.filter(deelnames__isnull=False).exists()
    nieuw.full_clean()
    eerste.full_clean()


def test_of_every_field_it_is_known_whether_it_comes_along():
    """A new field of an event or a part has to be given a place in services/kopieren.py, or here."""
    eigen = {"id", "code", "jaar", "titel", "is_gepubliceerd", "planning", "indiener", "opbrengst"}
    assert {veld.name for veld in Evenement._meta.fields} == {*ZELFDE, *SCHUIFT} | eigen
    eigen = {"id", "evenement", "online_url", "materiaal", "afgelast_op"}
    assert {veld.name for veld in Onderdeel._meta.fields} == {*ZELFDE_ONDERDEEL, *SCHUIFT_ONDERDEEL} | eigen


def test_twice_in_a_year_has_another_address(editie, bureau):
    week = date(vandaag().year + 1, 11, 12)
    codes = [kopieer(editie, bureau, week + timedelta(7 * weken)).code for weken in range(2)]
    assert codes == ["talentweek", "talentweek-2"]


@pytest.mark.parametrize(
    ("week", "waarom"),
    [(None, "die nog komt"), (date.max, "Zo ver vooruit"), (date.min, "die nog komt|Zo ver")],
)
def test_a_week_that_cannot_be_is_refused_and_nothing_is_made(editie, bureau, week, waarom):
    with pytest.raises(EvenementFout, match=waarom):
        kopieer(editie, bureau, week or vandaag() - 7 * DAG)
    assert Evenement.objects.count() == 1 and Planningstap.objects.count() == 0


def test_copying_takes_as_many_queries_for_a_long_programme(editie, bureau, django_assert_max_num_queries):
    for _ in range(30):
        maak_onderdeel(editie).sprekers.add(maak_spreker())
    with django_assert_max_num_queries(14):
        kopieer(editie, bureau, date(vandaag().year + 1, 11, 12))


def test_a_remark_is_for_all_planners_and_tells_no_name(als, losser, wie):
    opmerking = maak_opmerking(organisatie=losser, door=wie["door"])
    pagina = als(maak_gebruiker(Rol.CONTACTPERSOON)).get(f"/evenementen/planning/{opmerking.evenement_id}/")
    assert "Kan het een week later?" in pagina.text and losser.naam in pagina.text
    assert wie["door"].naam not in pagina.text


def test_an_offer_of_another_organisation_cannot_be_taken_back(als, wie):
    aanbod = maak_gastaanbod()
    adres = f"/evenementen/planning/{aanbod.evenement_id}/gastheer/{aanbod.pk}/weg/"
    assert als(wie["door"]).post(adres).status_code == 404
    assert Gastaanbod.objects.filter(pk=aanbod.pk).exists()
