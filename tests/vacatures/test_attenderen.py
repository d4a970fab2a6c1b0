"""Mail about new vacancies: what is new for whom, once, in one mail, and how somebody ends it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.maken import (
    maak_gebruiker,
    maak_organisatie,
    maak_vacature,
    maak_vacaturestap,
    maak_zoekopdracht,
)
from tests.vacatures.maken import maak_herplaatsingskandidaat
from twentsekracht.werk.models import Bericht, Job
from vacatures import services
from vacatures.attendering import Kandidaat, Publiek, als_bits, passend, plekken
from vacatures.fouten import VacatureFout
from vacatures.models import FASEVELDEN, Melding, Vacature, Zoekopdracht
from vacatures.zoekvraag import lees, voorwaarde

pytestmark = pytest.mark.django_db
OP = datetime(2026, 3, 10, 9, tzinfo=UTC)
VANDAAG = date(2026, 3, 10)
DAG, UUR, MINUUT = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
HoeVaak = Zoekopdracht.HoeVaak


@pytest.fixture
def losser():
    return maak_organisatie("losser")


@pytest.fixture
def wie(losser):
    return maak_gebruiker(organisatie=losser)


def zoek(gebruiker, vraag="vakgebied=ict", gekeken_op=OP - DAG, **velden):
    return maak_zoekopdracht(gebruiker, vraag=vraag, gekeken_op=gekeken_op, **velden)


def publiceer(op=OP - 3 * UUR, doelgroep="regio", **velden):
    """Published at that moment, for all it is for at once unless the phases say otherwise."""
    velden = {"vakgebied": "ict", "sluit_op": VANDAAG + 40 * DAG, **velden}
    vacature = maak_vacature(gepubliceerd_op=op.date(), doelgroep=doelgroep, **velden)
    maak_vacaturestap(vacature, vastgelegd_op=op, per=op.date())
    return vacature


def ronde(op=OP):
    begin = services.begin_van_de_dag(op)
    return services.attendeer(zoekopdrachten=Zoekopdracht.objects.aan_de_beurt(vandaag=begin), op=op)


def meteen(op=OP):
    return services.attendeer(zoekopdrachten=Zoekopdracht.objects.meteen(op=op.date()), op=op)


# ---- what is new


def test_only_what_is_new_and_fits_and_may_be_read_is_mailed(wie):
    alert = zoek(wie, naam="ICT en data")
    publiceer(titel="Nieuw")
    publiceer(titel="Oud", op=OP - 2 * DAG)
    publiceer(titel="Ander vak", vakgebied="water")
    publiceer(titel="Van een ander", doelgroep="intern")
    publiceer(titel="Alweer dicht", status="gesloten")
    publiceer(titel="Teruggetrokken", status="ingetrokken")
    publiceer(titel="Voorbij", sluit_op=VANDAAG - DAG)
    assert ronde() == 1
    [bericht] = Bericht.objects.all()
    assert (bericht.aan, bericht.onderwerp) == (wie.email, "1 nieuwe vacature: ICT en data")
    for titel in ("Oud", "Ander vak", "Van een ander", "Alweer dicht", "Teruggetrokken", "Voorbij"):
        assert titel not in bericht.tekst
    assert "- Nieuw\n" in bericht.tekst
    assert bericht.afmelden.endswith(f"/vacatures/afmelden/{services.mailteken(wie)}/")
    assert f"/vacatures/afmelden/{services.mailteken(wie)}/keuzes/" in bericht.tekst
    alert.refresh_from_db()
    assert (alert.gekeken_op, alert.gemeld_op) == (OP, OP)


def test_nothing_new_no_mail_but_it_was_looked_at(wie):
    alert = zoek(wie)
    assert (ronde(), Bericht.objects.count()) == (0, 0)
    alert.refresh_from_db()
    assert (alert.gekeken_op, alert.gemeld_op) == (OP, None)


def test_all_of_a_person_in_one_mail_each_vacancy_with_the_first_search_it_fits(wie):
    zoek(wie, "vakgebied=ict", naam="B: ict")
    zoek(wie, "niveau=hbo", naam="A: hbo")
    zoek(wie, "vakgebied=water", naam="C: water")
    zoek(maak_gebruiker(), "vakgebied=water")
    publiceer(titel="Beide", niveau="hbo")
    publiceer(titel="Alleen ict")
    assert ronde() == 2
    [bericht] = Bericht.objects.all()
    assert bericht.onderwerp == "2 nieuwe vacatures: 2 zoekopdrachten"
    regels = [r.strip("- ") for r in bericht.tekst.splitlines()]
    volgorde = [r for r in regels if r in ("A: hbo", "B: ict", "C: water", "Beide", "Alleen ict")]
    assert volgorde == ["A: hbo", "Beide", "B: ict", "Alleen ict"]
    assert Melding.objects.filter(gebruiker=wie, op=OP).count() == 2


def test_each_vacancy_is_mailed_once_however_often_and_by_whatever_search(wie):
    alert = zoek(wie, hoe_vaak="meteen")
    vacature = publiceer()
    assert [meteen(), meteen(), ronde()] == [1, 0, 0]
    zoek(wie, "", hoe_vaak="dag")
    assert ronde(OP + DAG) == 0
    Zoekopdracht.objects.filter(pk=alert.pk).update(gekeken_op=OP - 9 * DAG)
    assert meteen(OP + DAG) == 0
    assert Melding.objects.get().vacature == vacature


def test_what_was_being_published_while_a_search_looked_is_found_by_the_next(wie):
    zoek(wie)
    ronde()
    publiceer(op=OP - MINUUT)
    assert ronde(OP + DAG) == 1


def test_what_there_was_when_a_search_was_made_is_not_new(wie):
    publiceer(op=OP - UUR)
    services.bewaar_zoekopdracht(gebruiker=wie, vraag=QueryDict("vakgebied=ict"), op=OP)
    publiceer(op=OP + UUR, titel="Later")
    assert ronde(OP + DAG) == 1
    assert "Later" in Bericht.objects.get().tekst


def test_a_weekly_one_waits_a_week_and_one_on_hold_for_ever(wie):
    alert = zoek(wie, hoe_vaak="week")
    publiceer()
    assert [ronde(OP + dagen * DAG) for dagen in (0, 5, 6)] == [0, 0, 1]
    services.wijzig_zoekopdracht(zoekopdracht=alert, hoe_vaak="nooit", op=OP + 6 * DAG)
    publiceer(op=OP + 7 * DAG)
    assert ronde(OP + 30 * DAG) == 0
    services.wijzig_zoekopdracht(zoekopdracht=alert, hoe_vaak="dag", op=OP + 30 * DAG)
    assert ronde(OP + 31 * DAG) == 0  # what opened while it was on hold is not new


def test_daily_is_once_a_day_and_at_once_is_every_time(wie):
    zoek(wie, hoe_vaak="dag")
    ander = maak_gebruiker()
    zoek(ander, hoe_vaak="meteen")
    publiceer()
    assert ronde() == 2
    publiceer(op=OP + UUR)
    assert [ronde(OP + 2 * UUR), meteen(OP + 2 * UUR)] == [1, 0]
    assert list(Bericht.objects.order_by("pk").values_list("aan", flat=True))[2:] == [ander.email]


# ---- the phases


def test_a_phase_that_opens_is_new_for_who_is_in_it_only(losser, wie):
    almelo = maak_gebruiker(organisatie=maak_organisatie("almelo"))
    zonder = maak_gebruiker()
    zonder.organisatie = None
    zonder.save()
    eerst = maak_gebruiker(organisatie=losser)
    maak_herplaatsingskandidaat(eerst, van=VANDAAG - 9 * DAG)
    dagen = [VANDAAG + dag * DAG for dag in (0, 2, 4, 6)]
    publiceer(organisatie=losser, doelgroep="extern", **dict(zip(FASEVELDEN, dagen, strict=True)))
    for gebruiker in (wie, almelo, zonder, eerst):
        zoek(gebruiker)
    gemaild = []
    for dag in range(9):
        ronde(OP + dag * DAG)
        gemaild.append(set(Bericht.objects.values_list("aan", flat=True)) - set().union(*gemaild))
    assert [wie_ for wie_ in gemaild if wie_] == [{eerst.email}, {wie.email}, {almelo.email}, {zonder.email}]
    assert [dag for dag, nieuw in enumerate(gemaild) if nieuw] == [0, 2, 4, 6]


def test_priority_that_begins_makes_what_is_open_to_it_new(losser, wie):
    zoek(wie)
    weken = dict(zip(FASEVELDEN, [VANDAAG - 20 * DAG, VANDAAG + 20 * DAG, None, None], strict=True))
    publiceer(op=OP - 20 * DAG, organisatie=losser, doelgroep="intern", **weken)
    maak_herplaatsingskandidaat(wie, van=VANDAAG + DAG)
    assert [ronde(), ronde(OP + DAG), ronde(OP + 2 * DAG)] == [0, 1, 0]


def test_what_is_opened_wider_during_the_day_is_new_the_next_morning(wie):
    zoek(wie)
    vacature = publiceer(op=OP - 9 * DAG, doelgroep="intern")
    assert ronde() == 0
    Vacature.objects.filter(pk=vacature.pk).update(regio_op=VANDAAG, doelgroep="regio")
    assert ronde(OP + DAG) == 1


def test_what_opened_long_ago_is_no_news_however_long_nobody_looked(wie):
    zoek(wie, gekeken_op=OP - 90 * DAG)
    publiceer(op=OP - 60 * DAG)
    publiceer(op=OP - 20 * DAG)
    assert ronde() == 1


def test_what_they_may_read_at_the_moment_of_the_mail_decides(wie, losser):
    """Between looking and mailing somebody went to another organisation, and a vacancy was withdrawn."""
    alert = zoek(wie)
    intern, weg = publiceer(organisatie=losser, doelgroep="intern"), publiceer()
    wie.organisatie = maak_organisatie("borne")
    wie.save()
    Vacature.objects.filter(pk=weg.pk).update(status="ingetrokken")
    treffers = {wie.pk: {alert.pk: [intern.pk, weg.pk]}}
    assert services.attenderen.meld_nieuws(treffers=treffers, op=OP) == 0
    assert not Melding.objects.exists() and not Bericht.objects.exists()


dagen_of_niet = st.one_of(st.none(), st.integers(-3, 3))


class DeRegelIsDieVanDeLijst(TestCase):
    """The day counted out here is the day from which `zichtbaar_voor` shows it, for everybody."""

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        fasen=st.lists(st.integers(-3, 3), min_size=4, max_size=4),
        fasen_die_meedoen=st.integers(0, 4),
        voorrang=dagen_of_niet,
    )
    def test_the_first_day_is_the_first_day_of_the_list(self, fasen, fasen_die_meedoen, voorrang):
        dagen = [VANDAAG + dag * DAG for dag in sorted(fasen)][:fasen_die_meedoen]
        dagen += [None] * (4 - fasen_die_meedoen)
        hengelo, almelo = maak_organisatie(), maak_organisatie()
        vacature = maak_vacature(
            hengelo, gepubliceerd_op=VANDAAG - 3 * DAG, **dict(zip(FASEVELDEN, dagen, strict=True))
        )
        kandidaat = Kandidaat(vacature.pk, hengelo.pk, None, *dagen)
        collega, elders = maak_gebruiker(organisatie=hengelo), maak_gebruiker(organisatie=almelo)
        zonder = maak_gebruiker()
        zonder.organisatie = None
        van = None
        if voorrang is not None:
            van = VANDAAG + voorrang * DAG
            maak_herplaatsingskandidaat(collega, van=van)
        for dag in range(-4, 5):
            op = VANDAAG + dag * DAG
            geldt = van if van and van <= op else None
            for gebruiker, publiek in (
                (collega, Publiek(hengelo.pk, geldt)),
                (elders, Publiek(almelo.pk)),
                (zonder, Publiek(None)),
            ):
                eerste = kandidaat.eerste_dag(publiek)
                verwacht = Vacature.objects.zichtbaar_voor(gebruiker, op=op).filter(pk=vacature.pk).exists()
                gepubliceerd = vacature.gepubliceerd_op <= op
                assert (eerste is not None and eerste <= op and gepubliceerd) == verwacht


def test_many_questions_are_answered_as_the_list_answers_each():
    vacatures = [
        maak_vacature(titel=titel, vakgebied=vak, niveau=niveau, schaal_min=schaal, schaal_max=schaal)
        for titel in ("Adviseur wonen", "Jurist")
        for vak in ("ict", "water")
        for niveau, schaal in (("mbo", 6), ("hbo", 10))
    ]
    ids = [vacature.pk for vacature in vacatures]
    vragen = ["", "q=adviseur", "q=bestaat+niet", "vakgebied=ict&niveau=hbo", "schaal_min=9"]
    vragen += [f"q=jurist&schaal_min={schaal}" for schaal in range(1, 20)]
    vragen += [f"vakgebied=water&schaal_max={schaal}" for schaal in range(1, 20)]
    antwoorden = passend(vragen, ids)
    for vraag in vragen:
        gelijk = Vacature.objects.filter(voorwaarde(lees(QueryDict(vraag))), pk__in=ids)
        assert [ids[plek] for plek in plekken(antwoorden[vraag])] == sorted(
            gelijk.values_list("pk", flat=True)
        )
    assert passend(vragen, []) == {}


@pytest.mark.parametrize("waarden", [[], [False], [True], [False, True, True, False], [True] * 70])
def test_bits_there_and_back(waarden):
    assert list(plekken(als_bits(waarden))) == [plek for plek, waarde in enumerate(waarden) if waarde]


def test_as_many_queries_for_a_hundred_searches_without_news_as_for_one(django_assert_num_queries):
    publiceer(vakgebied="water")
    zoek(maak_gebruiker())
    for aantal in (0, 100):
        for nummer in range(aantal):
            zoek(maak_gebruiker(), vraag="vakgebied=ict" if nummer % 2 else "niveau=wo")
        with django_assert_num_queries(8):
            ronde()
        Zoekopdracht.objects.update(gekeken_op=OP - DAG)


# ---- who does not get mail


def test_who_may_not_sign_in_gets_no_mail(wie, losser):
    zoek(wie)
    weg = maak_gebruiker(organisatie=losser, toegang_tot=VANDAAG - DAG)
    zoek(weg)
    publiceer()
    wie.is_active = False
    wie.save()
    assert (ronde(), Bericht.objects.count()) == (0, 0)


def test_a_search_or_person_that_is_gone_meanwhile_is_no_mistake(wie):
    alert, vacature = zoek(wie), publiceer()
    services.verwijder_zoekopdracht(zoekopdracht=Zoekopdracht.objects.get(pk=alert.pk))
    doe = services.attenderen.meld_nieuws
    assert doe(treffers={wie.pk: {alert.pk: [vacature.pk]}, 0: {alert.pk: [vacature.pk]}}, op=OP) == 0
    with pytest.raises(VacatureFout):
        services.wijzig_zoekopdracht(zoekopdracht=alert, hoe_vaak="dag", op=OP)


def test_a_long_mail_is_cut_off_and_says_so(wie):
    zoek(wie, naam="Alles", vraag="")
    zoek(wie, naam="Water", vraag="vakgebied=water")
    for _ in range(30):
        publiceer()
    assert ronde() == 30
    bericht = Bericht.objects.get()
    assert bericht.tekst.count("\n- ") == 25
    assert "En nog 5 in de lijst." in bericht.tekst
    assert Melding.objects.count() == 30
    assert ronde(OP + DAG) == 0


@pytest.mark.parametrize("naam", ["Regel\r\nBcc: iemand@elders.example", "a" * 300, " <b>vet</b> "])
def test_any_name_makes_a_subject(wie, naam):
    alert = zoek(wie)
    services.wijzig_zoekopdracht(zoekopdracht=alert, naam=naam, op=OP - UUR)
    publiceer()
    assert ronde() == 1
    onderwerp = Bericht.objects.get().onderwerp
    assert onderwerp.isprintable() and len(onderwerp) <= 150


@pytest.mark.parametrize("naam", ["", "  ", "\r\n\t"])
def test_a_search_keeps_a_name(wie, naam):
    alert = zoek(wie, naam="Zo heet hij")
    with pytest.raises(VacatureFout):
        services.wijzig_zoekopdracht(zoekopdracht=alert, naam=naam, op=OP)
    alert.refresh_from_db()
    assert alert.naam == "Zo heet hij"


# ---- at once


def test_publishing_asks_for_a_round_that_waits_for_what_follows(wie):
    services.vraag_attendering(op=OP)
    assert not Job.objects.exists()  # nobody asked to hear at once
    zoek(wie, hoe_vaak="meteen")
    for minuten in (0, 1, 4, 5):
        services.vraag_attendering(op=OP + minuten * MINUUT)
    eerste, tweede = Job.objects.filter(soort="vacatures.tasks.attendeer_meteen").order_by("pk")
    begin = eerste.argumenten["begin"]
    assert tweede.argumenten["begin"] == begin + 300
    assert services.seconden_te_vroeg(begin, op=OP) == 330
    assert services.seconden_te_vroeg(begin, op=OP + 6 * MINUUT) == 0
