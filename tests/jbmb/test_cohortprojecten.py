"""Teams; notes that only their coach reads, whoever else looks and wherever; the evaluation; the figures."""

from datetime import date, timedelta

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from jbmb import cohortevaluatie, cohortgegevens, cohorttaken
from jbmb.cohortcijfers import Cohortcijfers, cohortcijfers
from jbmb.fouten import RuilFout
from jbmb.models import Coachnotitie, Cohortteam, Cohorttekst, Cohorttelling, Cohortvraag, Teamlid
from jbmb.services import cohortevalueren, cohortnotities, cohortteams
from jbmb.services.cohortwissen import vergeet, wis
from tests.jbmb.cohort import (
    OP,
    VANDAAG,
    maak_cohort,
    maak_deelname,
    maak_mens,
    maak_notitie,
    maak_team,
    maak_vraag,
)
from tests.maken import maak_gebruiker, maak_organisatie
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db
VELDEN = {"naam": "Water", "opdrachtgever": "Waterschap", "opdracht": "Een les.", "resultaat": ""}


def gecoacht(**velden):
    rij = maak_deelname(**velden)
    rij.coach = rij.cohort.coaches.create(gebruiker=maak_mens())
    rij.save()
    return rij, rij.coach.gebruiker


# ---- notes


def test_a_note_is_the_coach_s_alone(als):
    rij, coach = gecoacht()
    ander = rij.cohort.coaches.create(gebruiker=maak_mens()).gebruiker
    adres = reverse("jbmb:notities", args=[rij.pk])
    als(coach).post(adres, {"tekst": "Kijkt ertegen op."})
    assert Coachnotitie.objects.get().coach == coach
    assert "Kijkt ertegen op." in als(coach).get(adres).content.decode()
    bureau = maak_gebruiker(Rol.COORDINATOR)
    for wie in (ander, rij.deelnemer, bureau, maak_gebruiker(Rol.BEHEERDER), maak_gebruiker(Rol.AMBASSADEUR)):
        assert als(wie).get(adres).status_code == 404
        assert als(wie).post(adres, {"tekst": "Ook iets."}).status_code == 404
        weg = reverse("jbmb:notitie_weg", args=[Coachnotitie.objects.get().pk])
        assert als(wie).post(weg).status_code == 404
    # Nor along the pages that tell of the same people.
    for wie, naam in (
        (bureau, "admin:jbmb_cohort_deelnemers"),
        (bureau, "admin:jbmb_cohort_change"),
        (rij.deelnemer, "jbmb:cohort"),
        (coach, "jbmb:cohort"),
    ):
        tekst = als(wie).get(reverse(naam, args=[rij.cohort_id])).content.decode()
        assert "ertegen op" not in tekst
    assert Coachnotitie not in admin.site._registry
    assert not Regel.objects.filter(object_type__icontains="notitie").exists()


def test_only_the_coach_downloads_the_notes():
    rij, coach = gecoacht()
    maak_notitie(rij, coach)
    assert "ertegen op" in str(cohortgegevens.gegevens(gebruiker=coach, op=VANDAAG))
    assert rij.deelnemer.naam not in str(cohortgegevens.gegevens(gebruiker=coach, op=VANDAAG))
    for wie in (rij.deelnemer, maak_gebruiker(Rol.COORDINATOR)):
        assert "ertegen op" not in str(cohortgegevens.gegevens(gebruiker=wie, op=VANDAAG))


def test_another_coach_begins_with_nothing_and_the_first_writes_no_more(als):
    rij, eerste = gecoacht()
    maak_notitie(rij, eerste)
    rij.coach = rij.cohort.coaches.create(gebruiker=maak_mens())
    rij.save()
    adres = reverse("jbmb:notities", args=[rij.pk])
    assert "ertegen op" not in als(rij.coach.gebruiker).get(adres).content.decode()
    assert als(eerste).get(adres).status_code == 404
    with pytest.raises(RuilFout, match="Alleen de coach"):
        cohortnotities.noteer(deelname=rij, tekst="Nog iets", door=eerste, op=OP)


def test_an_empty_note_is_none_and_the_coach_throws_one_away(als):
    rij, coach = gecoacht()
    with pytest.raises(RuilFout, match="Schrijf iets op"):
        cohortnotities.noteer(deelname=rij, tekst=" ", door=coach, op=OP)
    notitie = maak_notitie(rij, coach)
    with pytest.raises(RuilFout, match="er niet meer"):
        cohortnotities.gooi_weg(notitie=notitie, door=maak_mens())
    als(coach).post(reverse("jbmb:notitie_weg", args=[notitie.pk]))
    assert not Coachnotitie.objects.exists()


@pytest.mark.parametrize("weg", ["deelnemer", "coach", "tijd"])
def test_notes_go_with_either_of_the_two_and_with_time(weg):
    start = VANDAAG - timedelta(600)
    rij, coach = gecoacht(cohort=maak_cohort("afgerond", op=VANDAAG, start=start), status="afgerond")
    maak_notitie(rij, coach)
    if weg == "tijd":
        vergeet(op=OP)
    elif weg == "coach":
        coach.delete()
    else:
        wis(gebruiker=rij.deelnemer, op=OP)
    assert not Coachnotitie.objects.exists()


# ---- teams


def begin(rij, door=None, **anders):
    velden = {**VELDEN, **anders}
    return cohortteams.begin_team(deelname=rij, velden=velden, door=door or rij.deelnemer, op=OP)


def test_a_team_is_begun_joined_written_up_and_left():
    mijn = maak_deelname()
    hun = maak_deelname(mijn.cohort)
    team = begin(mijn)
    cohortteams.ga_erbij(deelname=hun, team=team, door=hun.deelnemer, op=OP)
    for doe in (
        lambda: begin(hun),
        lambda: cohortteams.ga_erbij(deelname=hun, team=team, door=hun.deelnemer, op=OP),
    ):
        with pytest.raises(RuilFout, match="al in een team"):
            doe()
    velden = {**VELDEN, "resultaat": "Een les."}
    cohortteams.wijzig_team(deelname=hun, team=team, velden=velden, door=hun.deelnemer, op=OP)
    for rij in (mijn, hun):
        cohortteams.verlaat_team(deelname=rij, door=rij.deelnemer, op=OP)
    assert Cohortteam.objects.get().resultaat == "Een les."  # kept, for what it says
    with pytest.raises(RuilFout, match="niet in een team"):
        cohortteams.verlaat_team(deelname=mijn, door=mijn.deelnemer, op=OP)


def test_a_team_without_people_or_result_is_gone():
    mijn = maak_deelname()
    begin(mijn)
    cohortteams.verlaat_team(deelname=mijn, door=mijn.deelnemer, op=OP)
    assert not Cohortteam.objects.exists()


def test_who_may_not():
    mijn, elders = maak_deelname(), maak_deelname()
    hun, weg = maak_deelname(mijn.cohort), maak_deelname(mijn.cohort, status="gestopt")
    team = maak_team(mijn)
    with pytest.raises(RuilFout, match="niet jouw deelname"):
        begin(hun, door=maak_mens())
    with pytest.raises(RuilFout, match="zolang je meedoet"):
        begin(weg)
    with pytest.raises(RuilFout, match="er niet meer"):
        cohortteams.ga_erbij(deelname=elders, team=team, door=elders.deelnemer, op=OP)
    with pytest.raises(RuilFout, match="wie in het team zit"):
        cohortteams.wijzig_team(deelname=hun, team=team, velden=VELDEN, door=hun.deelnemer, op=OP)
    for anders, zegt in (
        ({"naam": team.naam}, "al een team met deze naam"),
        ({"opdracht": " "}, "Vul de naam"),
    ):
        with pytest.raises(RuilFout, match=zegt):
            begin(hun, **anders)
    assert Teamlid.objects.count() == 1


def test_names_of_a_team_are_for_the_cohort_and_its_result_for_all(als):
    cohort = maak_cohort("afgerond")
    mijn = maak_deelname(cohort, status="afgerond")
    maak_team(mijn, resultaat="Een les voor groep 7")
    tekst = als(maak_mens()).get(cohort.get_absolute_url()).content.decode()
    assert "Een les voor groep 7" in tekst and mijn.deelnemer.naam not in tekst
    assert mijn.deelnemer.naam in als(mijn.deelnemer).get(cohort.get_absolute_url()).content.decode()


def test_a_team_along_the_pages(als):
    mijn = maak_deelname()
    ik = als(mijn.deelnemer)
    adres = reverse("jbmb:team_nieuw", args=[mijn.cohort_id])
    assert "opdracht" in ik.post(adres, {**VELDEN, "opdracht": ""}).content.decode()
    assert not Cohortteam.objects.exists()
    ik.post(adres, VELDEN)
    team = Cohortteam.objects.get()
    ik.post(reverse("jbmb:team", args=[team.pk]), {**VELDEN, "resultaat": "Klaar!"})
    assert "Klaar!" in ik.get(mijn.cohort.get_absolute_url()).content.decode()


# ---- the evaluation


def afgerond(op, aantal=1):
    cohort = maak_cohort("afgerond", op=op)
    cohort.stappen.update(per=op)
    return cohort, [maak_deelname(cohort, status="afgerond") for _ in range(aantal)]


def test_each_answers_once_and_what_came_of_it_is_told_when_the_time_is_over():
    cohort, rijen = afgerond(VANDAAG, 5)
    cijfer, tekst = maak_vraag("cijfer"), maak_vraag("tekst")
    for nummer, rij in enumerate(rijen):
        antwoorden = {cijfer: 6 + nummer % 2, tekst: f"Goed {nummer}"}
        cohortevalueren.evalueer(cohort=cohort, antwoorden=antwoorden, door=rij.deelnemer, op=OP)
    with pytest.raises(RuilFout, match="niet .meer. beoordelen"):
        cohortevalueren.evalueer(cohort=cohort, antwoorden={cijfer: 1}, door=rijen[0].deelnemer, op=OP)
    assert dict(Cohorttelling.objects.values_list("waarde", "aantal")) == {6: 3, 7: 2}
    laatste = VANDAAG + timedelta(30)
    assert cohortevaluatie.is_open(cohort, op=laatste) and not cohortevaluatie.is_bekend(cohort, op=laatste)
    assert cohortevaluatie.is_bekend(cohort, op=laatste + timedelta(1))
    assert cohortevaluatie.ingevuld(cohort) == 5
    uitslag = {een.vraag: een for een in cohortevaluatie.uitslagen(cohort)}
    assert (uitslag[cijfer].aantal, str(uitslag[cijfer].gemiddelde)) == (5, "6.4")
    assert len(uitslag[tekst].teksten) == 5


def test_until_somebody_told_it_waits_for_them():
    cohort, [rij] = afgerond(VANDAAG)

    def wacht(dagen):
        taken = cohorttaken.taken(gebruiker=rij.deelnemer, op=VANDAAG + timedelta(dagen))
        return [(taak.titel, taak.uiterlijk) for taak in taken]

    laatste = VANDAAG + timedelta(30)
    assert wacht(30) == [("Vertel wat je van je cohort vond", laatste)]
    assert wacht(31) == []
    cohortevalueren.evalueer(cohort=cohort, antwoorden={maak_vraag(): 3}, door=rij.deelnemer, op=OP)
    assert wacht(0) == []


def test_of_four_nothing_is_told():
    cohort, rijen = afgerond(VANDAAG, 4)
    vraag = maak_vraag("tekst")
    for rij in rijen:
        cohortevalueren.evalueer(cohort=cohort, antwoorden={vraag: "Goed"}, door=rij.deelnemer, op=OP)
    assert cohortevaluatie.ingevuld(cohort) is None
    [uitslag] = [een for een in cohortevaluatie.uitslagen(cohort) if een.vraag == vraag]
    assert (uitslag.aantal, uitslag.teksten) == (None, ())


def test_who_did_not_finish_or_is_late_does_not_answer():
    cohort, [rij] = afgerond(VANDAAG)
    gestopt, vraag = maak_deelname(cohort, status="gestopt"), maak_vraag()
    for wie, op in ((gestopt.deelnemer, OP), (maak_mens(), OP), (rij.deelnemer, OP + timedelta(31))):
        with pytest.raises(RuilFout, match="beoordelen"):
            cohortevalueren.evalueer(cohort=cohort, antwoorden={vraag: 3}, door=wie, op=op)
    assert not Cohorttelling.objects.exists() and not Cohorttekst.objects.exists()


def test_the_page_of_the_evaluation_and_what_the_coordinator_sees(als):
    cohort, [rij] = afgerond(timezone.localdate())
    vraag = Cohortvraag.objects.filter(soort="cijfer").first() or maak_vraag("cijfer")
    ik, adres = als(rij.deelnemer), reverse("jbmb:cohort_evaluatie", args=[cohort.pk])
    assert "Vertel wat je ervan vond" in ik.get(cohort.get_absolute_url()).content.decode()
    assert "Beantwoord ten minste een vraag." in ik.post(adres, {}).content.decode()
    ik.post(adres, {f"vraag_{vraag.pk}": "8"})
    assert Cohorttelling.objects.get().waarde == 8
    assert "beoordelen" in ik.get(adres, follow=True).content.decode()
    bureau = als(maak_gebruiker(Rol.COORDINATOR))
    beheer = reverse("admin:jbmb_cohort_deelnemers", args=[cohort.pk])
    assert "De uitkomst staat hier na" in bureau.get(beheer).content.decode()
    cohort.stappen.update(per=timezone.localdate() - timedelta(40))
    assert "Minder dan 5 mensen" in bureau.get(beheer).content.decode()


# ---- the figures


def stap(rij, naar, per):
    rij.stappen.create(naar=naar, per=per, vastgelegd_op=OP)


def in_jaar(cohort, *stappen, organisatie=None):
    """Somebody whose steps are these, whatever the status says today."""
    rij = maak_deelname(cohort, status="gestopt", organisatie=organisatie)
    rij.stappen.all().delete()
    for naar, dag in stappen:
        stap(rij, naar, dag)
    return rij


def test_the_figures_are_as_known_on_the_last_day_of_the_year():
    hengelo, borne = maak_organisatie("hengelo"), maak_organisatie("borne")
    cohort = maak_cohort("afgerond", op=VANDAAG)
    cohort.stappen.all().delete()
    for naar, dag in (("loopt", date(2025, 9, 1)), ("afgerond", date(2026, 3, 1))):
        stap(cohort, naar, dag)
    mee = ("deelnemer", date(2025, 8, 1))
    in_jaar(cohort, mee, ("afgerond", date(2026, 3, 1)), organisatie=hengelo)
    in_jaar(cohort, mee, ("gestopt", date(2025, 10, 1)), organisatie=hengelo)
    in_jaar(cohort, mee, ("gestopt", date(2026, 1, 10)), organisatie=borne)
    in_jaar(cohort, ("aangemeld", date(2025, 7, 1)), ("teruggetrokken", date(2025, 7, 2)), organisatie=borne)
    nooit = maak_cohort("afgelast", op=VANDAAG)
    in_jaar(nooit, mee, ("gestopt", date(2025, 8, 9)))
    waar = {"hengelo": 2, "borne": 1}
    assert cohortcijfers(jaar=2024, peildatum=date(2028, 1, 1)) == Cohortcijfers(0, 0, 0, 0, {})
    assert cohortcijfers(jaar=2025, peildatum=date(2028, 1, 1)) == Cohortcijfers(1, 3, 0, 1, waar)
    assert cohortcijfers(jaar=2026, peildatum=date(2028, 1, 1)) == Cohortcijfers(1, 3, 1, 2, waar)
    assert cohortcijfers(jaar=2027, peildatum=date(2028, 1, 1)) == Cohortcijfers(0, 0, 0, 0, {})

    nu = cohortcijfers(jaar=2026, peildatum=date(2026, 2, 1))
    assert (nu.afgerond, nu.gestopt) == (0, 2)


def test_the_figures_take_two_queries(django_assert_num_queries):
    for _ in range(3):
        maak_deelname()
    with django_assert_num_queries(2):
        cohortcijfers(jaar=2026, peildatum=date(2028, 1, 1))
