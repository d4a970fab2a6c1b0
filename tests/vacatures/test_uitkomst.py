"""How a vacancy ended: recorded place by place, put right, asked for by mail."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.maken import maak_gebruiker, maak_organisatie, maak_reactie, maak_vacature
from tests.vacatures.maken import maak_reactiestap, maak_sollicitatie, maak_uitkomst, maak_uitkomstvraag
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht
from vacatures import services, uitkomsten
from vacatures.fouten import AlVastgelegd, MagNiet, VacatureFout
from vacatures.models import Reactie, Uitkomst, Vacature

pytestmark = pytest.mark.django_db
OP = datetime(2026, 3, 30, 9, tzinfo=UTC)
VANDAAG = date(2026, 3, 30)
DAG = timedelta(days=1)
Soort = Uitkomst.Soort


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def wie(hengelo):
    return {"door": maak_gebruiker(Rol.VACATUREHOUDER, hengelo), "op": OP}


def dicht(organisatie, dagen=20, **velden):
    """Closed so many days ago."""
    velden = {"gepubliceerd_op": date(2026, 1, 5), "sluit_op": VANDAAG - dagen * DAG, **velden}
    return maak_vacature(organisatie, **velden)


def stand(vacature):
    vacature.refresh_from_db()
    return vacature.status, vacature.ingevuld_op, vacature.ingevuld_door


def rijen(vacature):
    return list(vacature.uitkomsten.values_list("plaats", "soort", "per"))


# ---- recording


@pytest.mark.parametrize("soort", Soort)
def test_one_place_ends_the_vacancy(hengelo, wie, soort):
    vacature, per = dicht(hengelo), VANDAAG - 3 * DAG
    services.leg_uitkomst_vast(vacature=vacature, plaats=1, soort=soort, per=per, **wie)
    assert rijen(vacature) == [(1, soort, per)]
    if soort in Uitkomst.INGEVULD:
        assert stand(vacature) == ("ingevuld", per, soort)
    else:
        assert stand(vacature) == ("ingetrokken", None, "")
    [stap] = vacature.stappen.all()
    reden = {"niet_vervuld": "Niemand gevonden", "ingetrokken": "Gaat niet door"}.get(soort, "")
    assert (stap.van, stap.naar, stap.per, stap.reden) == ("gepubliceerd", vacature.status, per, reden)
    assert Regel.objects.over(vacature).get().rol == "vacaturehouder"


def test_of_several_places_the_last_answer_ends_it_and_the_first_fill_counts(hengelo, wie):
    vacature = dicht(hengelo, aantal_plaatsen=3)
    antwoorden = [(2, "extern", 9), (1, "niet_vervuld", 2), (3, "intern", 5)]
    for plaats, soort, dagen in antwoorden:
        assert stand(vacature)[0] == "gepubliceerd"
        services.leg_uitkomst_vast(
            vacature=vacature, plaats=plaats, soort=soort, per=VANDAAG - dagen * DAG, **wie
        )
    assert stand(vacature) == ("ingevuld", VANDAAG - 9 * DAG, "extern")
    assert vacature.stappen.get().per == VANDAAG - 2 * DAG
    acties = Regel.objects.over(vacature).order_by("pk").values_list("actie", flat=True)
    assert list(acties) == ["uitkomst van een plaats vastgelegd"] * 2 + ["vacature ingevuld"]


def test_nobody_for_any_place_withdraws_it(hengelo, wie):
    vacature = dicht(hengelo, aantal_plaatsen=2)
    for plaats, soort in ((1, "ingetrokken"), (2, "niet_vervuld")):
        services.leg_uitkomst_vast(vacature=vacature, plaats=plaats, soort=soort, per=VANDAAG, **wie)
    assert stand(vacature) == ("ingetrokken", None, "")


def test_the_second_to_answer_reads_what_the_first_said(hengelo, wie):
    vacature = dicht(hengelo)
    services.leg_uitkomst_vast(vacature=vacature, plaats=1, soort="intern", per=VANDAAG, **wie)
    with pytest.raises(AlVastgelegd, match="iemand van onze eigen organisatie"):
        services.leg_uitkomst_vast(vacature=vacature, plaats=1, soort="extern", per=VANDAAG, **wie)
    assert rijen(vacature) == [(1, "intern", VANDAAG)]


def test_the_same_answer_twice_is_one(hengelo, wie):
    vacature = dicht(hengelo)
    for dag in (VANDAAG, VANDAAG - DAG):
        services.leg_uitkomst_vast(vacature=vacature, plaats=1, soort="intern", per=dag, **wie)
    assert rijen(vacature) == [(1, "intern", VANDAAG)]
    assert vacature.stappen.count() == 1


@pytest.mark.parametrize(
    ("plaats", "per"),
    [(0, VANDAAG), (2, VANDAAG), (1, VANDAAG + DAG), (1, date(2026, 1, 4))],
)
def test_a_place_that_is_there_and_a_day_between_publication_and_today(hengelo, wie, plaats, per):
    vacature = dicht(hengelo)
    with pytest.raises(VacatureFout):
        services.leg_uitkomst_vast(vacature=vacature, plaats=plaats, soort="intern", per=per, **wie)
    assert (rijen(vacature), stand(vacature)[0]) == ([], "gepubliceerd")


@pytest.mark.parametrize("status", ["concept", "ingevuld", "ingetrokken"])
def test_only_of_one_that_ran_and_has_not_ended(hengelo, wie, status):
    with pytest.raises(MagNiet):
        services.leg_uitkomst_vast(
            vacature=dicht(hengelo, status=status), plaats=1, soort="intern", per=VANDAAG, **wie
        )


def test_the_older_verbs_tell_it_for_every_place_that_is_left(hengelo, wie):
    een, twee, drie = (dicht(hengelo, aantal_plaatsen=2) for _ in range(3))
    services.leg_uitkomst_vast(vacature=een, plaats=2, soort="intern", per=VANDAAG - DAG, **wie)
    services.vul_in(vacature=een, herkomst="extern", **wie)
    assert rijen(een) == [(1, "extern", VANDAAG), (2, "intern", VANDAAG - DAG)]
    assert stand(een) == ("ingevuld", VANDAAG - DAG, "intern")
    services.trek_in(vacature=twee, reden="Geen geld", **wie)
    assert [soort for _, soort, _ in rijen(twee)] == ["ingetrokken"] * 2
    assert twee.stappen.get().reden == "Geen geld"
    services.leg_uitkomst_vast(vacature=drie, plaats=1, soort="regio", per=VANDAAG, **wie)
    klaar = services.trek_in(vacature=drie, reden="Verder niemand", soort=Soort.NIET_VERVULD, **wie)
    assert (klaar.status, [soort for _, soort, _ in rijen(drie)]) == ("ingevuld", ["regio", "niet_vervuld"])


def test_a_concept_that_is_withdrawn_has_no_outcome(hengelo, wie):
    vacature = maak_vacature(hengelo, status="concept")
    services.trek_in(vacature=vacature, reden="Toch niet", **wie)
    assert (stand(vacature)[0], rijen(vacature)) == ("ingetrokken", [])


def test_what_was_planned_and_is_withdrawn_was_never_offered(hengelo, wie):
    vacature = maak_vacature(hengelo, gepubliceerd_op=VANDAAG + 3 * DAG, sluit_op=VANDAAG + 30 * DAG)
    with pytest.raises(VacatureFout):
        services.vul_in(vacature=vacature, herkomst="intern", **wie)
    services.trek_in(vacature=vacature, reden="Toch niet", **wie)
    vacature.refresh_from_db()
    assert (vacature.status, vacature.gepubliceerd_op, vacature.extern_op) == ("ingetrokken", None, None)
    assert rijen(vacature) == []


@pytest.mark.parametrize(("plaatsen", "mag"), [(4, True), (3, True), (2, False), (1, False)])
def test_there_stays_a_place_of_which_it_can_be_told(hengelo, wie, plaatsen, mag):
    vacature = dicht(hengelo, aantal_plaatsen=5, sluit_op=VANDAAG + 9 * DAG)
    for plaats in (1, 3):
        maak_uitkomst(vacature, plaats=plaats)
    if mag:
        services.wijzig(vacature=vacature, velden={"aantal_plaatsen": plaatsen}, **wie)
    else:
        with pytest.raises(VacatureFout, match="minstens 3"):
            services.wijzig(vacature=vacature, velden={"aantal_plaatsen": plaatsen}, **wie)


def test_the_term_of_the_reactions_starts_when_the_last_place_is_told(hengelo, wie):
    vacature = dicht(hengelo, aantal_plaatsen=2)
    sollicitatie = maak_sollicitatie(vacature)
    for plaats, verwacht in ((1, None), (2, VANDAAG + 28 * DAG)):
        services.leg_uitkomst_vast(vacature=vacature, plaats=plaats, soort="regio", per=VANDAAG, **wie)
        sollicitatie.refresh_from_db()
        assert sollicitatie.verwijderen_op == verwacht


# ---- putting right


def test_putting_right_moves_the_vacancy_along_and_keeps_what_stood_there(hengelo, wie):
    vacature = dicht(hengelo)
    services.leg_uitkomst_vast(vacature=vacature, plaats=1, soort="extern", per=VANDAAG - 2 * DAG, **wie)
    later = {**wie, "op": OP + DAG}
    for soort, per, verwacht in [
        ("regio", VANDAAG, ("ingevuld", VANDAAG, "regio")),
        ("niet_vervuld", VANDAAG, ("ingetrokken", None, "")),
        ("intern", VANDAAG - DAG, ("ingevuld", VANDAAG - DAG, "intern")),
    ]:
        services.corrigeer(vacature=vacature, plaats=1, soort=soort, per=per, **later)
        assert stand(vacature) == verwacht
        assert rijen(vacature) == [(1, soort, per)]
    redenen = [stap.reden for stap in vacature.stappen.order_by("pk")][1:]
    assert redenen[0] == "Uitkomst gecorrigeerd, eerst: iemand van buiten per 28 maart 2026"
    assert len(redenen) == 3


def test_putting_right_one_place_of_several_before_the_rest_is_known(hengelo, wie):
    vacature = dicht(hengelo, aantal_plaatsen=2)
    services.leg_uitkomst_vast(vacature=vacature, plaats=1, soort="extern", per=VANDAAG, **wie)
    services.corrigeer(vacature=vacature, plaats=1, soort="regio", per=VANDAAG, **wie)
    assert (stand(vacature)[0], rijen(vacature)) == ("gepubliceerd", [(1, "regio", VANDAAG)])


def test_nothing_changes_nothing_and_nothing_recorded_cannot_be_put_right(hengelo, wie):
    vacature = dicht(hengelo)
    with pytest.raises(VacatureFout):
        services.corrigeer(vacature=vacature, plaats=1, soort="regio", per=VANDAAG, **wie)
    services.leg_uitkomst_vast(vacature=vacature, plaats=1, soort="regio", per=VANDAAG, **wie)
    services.corrigeer(vacature=vacature, plaats=1, soort="regio", per=VANDAAG, **wie)
    assert vacature.stappen.count() == 1


def test_of_a_list_from_elsewhere_it_can_still_be_told(hengelo, wie):
    vacature = dicht(hengelo, status="ingevuld", ingevuld_op=VANDAAG - 9 * DAG, ingevuld_door="onbekend")
    services.corrigeer(vacature=vacature, plaats=1, soort="regio", per=VANDAAG - 9 * DAG, **wie)
    assert stand(vacature) == ("ingevuld", VANDAAG - 9 * DAG, "regio")


# ---- asking


def vraag(vacature, op=OP):
    return services.vraag_uitkomst(vacature=vacature, door=None, op=op)


def test_two_weeks_after_the_last_day_it_is_asked_once(hengelo, wie, settings):
    vacature = dicht(hengelo, dagen=13)
    assert vraag(vacature) is None
    gevraagd = vraag(vacature, OP + DAG)
    assert (gevraagd.keren, gevraagd.gevraagd_op, vraag(vacature, OP + 2 * DAG)) == (1, OP + DAG, None)
    mail = Bericht.objects.get()
    assert (mail.aan, mail.onderwerp) == (wie["door"].email, f"Hoe is ‘{vacature.titel}’ vervuld?")
    teken = services.uitkomstteken(gevraagd)
    for soort in Soort:
        assert f"{settings.SITE_URL}/vacatures/uitkomst/{teken}/?antwoord={soort}" in mail.tekst
    assert services.uitkomstvraag_van(teken) == gevraagd


@pytest.mark.parametrize(
    "velden",
    [
        {"sluit_op": None},
        {"sluit_op": VANDAAG + DAG},
        {"sluit_op": VANDAAG - 91 * DAG},  # a list from elsewhere
        {"status": "ingevuld"},
        {"status": "ingetrokken"},
        {"status": "concept"},
    ],
)
def test_not_of_what_runs_has_ended_or_is_long_past(hengelo, wie, velden):
    assert vraag(dicht(hengelo, **velden)) is None
    assert not uitkomsten.te_vragen(op=VANDAAG).exists()


def test_closed_early_counts_from_then(hengelo, wie):
    vacature = maak_vacature(hengelo, gepubliceerd_op=VANDAAG - 40 * DAG, sluit_op=VANDAAG + 9 * DAG)
    services.sluit(vacature=vacature, door=wie["door"], op=OP - 14 * DAG)
    assert uitkomsten.te_vragen(op=VANDAAG).get() == vacature
    assert not uitkomsten.te_vragen(op=VANDAAG - DAG).exists()


def test_three_times_at_most_and_then_it_is_silent(hengelo, wie):
    vacature = dicht(hengelo, dagen=14)
    gevraagd, keren = vraag(vacature), []
    for dagen in range(60):
        if services.herinner(vraag=gevraagd, door=None, op=OP + dagen * DAG):
            keren.append(dagen)
    gevraagd.refresh_from_db()
    assert (keren, gevraagd.keren, uitkomsten.is_stil(gevraagd)) == ([7, 21], 3, True)
    onderwerpen = Bericht.objects.order_by("pk").values_list("onderwerp", flat=True)
    assert [onderwerp.startswith("Herinnering: hoe") for onderwerp in onderwerpen] == [False, True, True]


def test_an_answer_ends_the_reminders(hengelo, wie):
    vacature = dicht(hengelo)
    gevraagd = vraag(vacature)
    services.vul_in(vacature=vacature, herkomst="intern", **wie)
    gevraagd.refresh_from_db()
    assert gevraagd.beantwoord_op == OP
    assert not services.herinner(vraag=gevraagd, door=None, op=OP + 30 * DAG)
    assert not uitkomsten.is_stil(gevraagd)


def test_a_run_that_was_missed_sends_one_reminder_not_two(hengelo, wie):
    gevraagd = vraag(dicht(hengelo))
    laat = OP + 40 * DAG
    assert services.herinner(vraag=gevraagd, door=None, op=laat)
    assert not services.herinner(vraag=gevraagd, door=None, op=laat)
    assert services.herinner(vraag=gevraagd, door=None, op=laat + 14 * DAG)


def namen(vacature):
    return [wie.naam for wie in uitkomsten.ontvangers(vacature, op=VANDAAG)]


def test_who_is_asked(hengelo):
    houder = maak_gebruiker(organisatie=hengelo, naam="Houder")
    vacature = dicht(hengelo, houder=houder)
    assert namen(vacature) == ["Houder"]
    houder.is_active = False
    houder.save()
    maak_gebruiker(Rol.COORDINATOR, naam="Coördinator")
    assert namen(vacature) == ["Coördinator"]
    maak_gebruiker(Rol.CONTACTPERSOON, hengelo, naam="Contactpersoon")
    assert namen(vacature) == ["Contactpersoon"]
    maak_gebruiker(Rol.VACATUREHOUDER, hengelo, naam="HR 1")
    maak_gebruiker(Rol.VACATUREHOUDER, hengelo, naam="HR 2")
    maak_gebruiker(Rol.VACATUREHOUDER, naam="Van een ander")
    assert namen(vacature) == ["HR 1", "HR 2"]


def test_a_houder_who_went_to_another_organisation_is_not_asked(hengelo):
    vacature = dicht(hengelo, houder=maak_gebruiker(organisatie=maak_organisatie("almelo")))
    maak_gebruiker(Rol.VACATUREHOUDER, hengelo, naam="HR")
    assert namen(vacature) == ["HR"]


def test_nobody_to_ask_is_on_record_too(hengelo):
    assert vraag(dicht(hengelo)).keren == 1
    assert not Bericht.objects.exists()


def test_who_took_the_job_is_the_answer_we_propose(hengelo, wie):
    vacature = dicht(hengelo)
    maak_reactie(vacature, status=Reactie.Status.AFGEWEZEN, herkomst="intern")
    reactie = maak_reactie(vacature, status=Reactie.Status.AANGENOMEN, herkomst="regio")
    maak_reactiestap(reactie, naar=Reactie.Status.AANGENOMEN, vastgelegd_op=OP - 5 * DAG)
    assert uitkomsten.voorstellen(vacature) == [("regio", VANDAAG - 5 * DAG)]
    vraag(vacature)
    tekst = Bericht.objects.get().tekst
    assert tekst.index("antwoord=regio") < tekst.index("Kies wat klopt") < tekst.index("antwoord=intern")
    assert tekst.count("antwoord=regio") == 1


def test_what_was_recorded_is_not_proposed_again(hengelo):
    vacature = dicht(hengelo, aantal_plaatsen=3)
    for herkomst, dagen in (("extern", 2), ("intern", 6)):
        reactie = maak_reactie(vacature, status=Reactie.Status.AANGENOMEN, herkomst=herkomst)
        maak_reactiestap(reactie, naar=Reactie.Status.AANGENOMEN, vastgelegd_op=OP - dagen * DAG)
    assert [soort for soort, _ in uitkomsten.voorstellen(vacature)] == ["intern", "extern"]
    bekend = [maak_uitkomst(vacature, soort="intern"), maak_uitkomst(vacature, plaats=2, soort="ingetrokken")]
    assert [soort for soort, _ in uitkomsten.voorstellen(vacature, bekend)] == ["extern"]


def test_of_several_places_the_mail_leads_to_the_page(hengelo, wie):
    vraag(dicht(hengelo, aantal_plaatsen=4))
    tekst = Bericht.objects.get().tekst
    assert "4 plaatsen" in tekst and "antwoord=" not in tekst


def test_a_token_that_was_made_up_or_is_of_something_else_opens_nothing(hengelo):
    gevraagd = maak_uitkomstvraag(dicht(hengelo))
    teken = services.uitkomstteken(gevraagd)
    for anders in ("", "1", teken + "x", f"{gevraagd.pk + 1}:{teken.split(':')[1]}"):
        assert services.uitkomstvraag_van(anders) is None
    Vacature.objects.all().delete()
    assert services.uitkomstvraag_van(teken) is None


def test_the_link_holds_sixty_days_after_the_last_mail(hengelo):
    gevraagd = maak_uitkomstvraag(dicht(hengelo), gevraagd_op=OP, laatst_op=OP + 21 * DAG)
    assert uitkomsten.link_geldt(gevraagd, op=OP + 80 * DAG)
    assert not uitkomsten.link_geldt(gevraagd, op=OP + 81 * DAG)


def test_the_proposed_day_is_never_later_than_today(hengelo):
    assert uitkomsten.vermoedelijke_dag(dicht(hengelo, dagen=3), op=VANDAAG) == VANDAAG
    assert uitkomsten.vermoedelijke_dag(dicht(hengelo, dagen=30), op=VANDAAG) == VANDAAG - 16 * DAG
    assert uitkomsten.vermoedelijke_dag(dicht(hengelo, sluit_op=None), op=VANDAAG) == VANDAAG


def test_asking_costs_the_same_however_many_reactions(hengelo, wie):
    aantallen = []
    for reacties in (1, 20):
        vacature = dicht(hengelo)
        for _ in range(reacties):
            reactie = maak_reactie(vacature, status=Reactie.Status.AANGENOMEN)
            maak_reactiestap(reactie, naar=Reactie.Status.AANGENOMEN)
        with CaptureQueriesContext(connection) as gedaan:
            assert vraag(vacature)
        aantallen.append(len(gedaan))
    assert aantallen[0] == aantallen[1]


# ---- who still waits, hears it


def wachtenden(vacature):
    """One per status of a reaction, and one from outside who never confirmed."""
    for status in Reactie.Status.values:
        reactie = maak_reactie(vacature, status=status)
        maak_sollicitatie(vacature, reactie=reactie, email=f"{status}@voorbeeld.example")
    maak_reactie(vacature)  # of a list: nobody knows who
    maak_sollicitatie(vacature, reactie=None, email="onbevestigd@voorbeeld.example")


EINDES = {
    "De vacature is vervuld": lambda **wie: services.vul_in(herkomst="regio", **wie),
    "De organisatie stopt met de vacature": lambda **wie: services.trek_in(reden="Gaat niet door", **wie),
}


@pytest.mark.parametrize("wat", EINDES)
def test_who_still_waits_hears_that_it_ended_once_and_their_row_stays(wat):
    vacature = maak_vacature(titel="Adviseur", gepubliceerd_op=VANDAAG - 30 * DAG)
    wachtenden(vacature)
    standen = list(vacature.reacties.order_by("pk").values_list("status", flat=True))
    EINDES[wat](vacature=vacature, door=None, op=OP)
    berichten = Bericht.objects.order_by("pk")
    assert [(mail.aan.split("@")[0], mail.onderwerp) for mail in berichten] == [
        (status, f"{wat}: Adviseur") for status in Reactie.LOPEND
    ]
    assert "omdat je hebt gereageerd op de vacature" in berichten[0].tekst.replace("\n", " ")
    assert list(vacature.reacties.order_by("pk").values_list("status", flat=True)) == standen
    services.zet_einden(op=OP + 400 * DAG)
    assert berichten.count() == len(Reactie.LOPEND)


def test_of_two_places_the_first_answer_ends_nothing_and_nobody_is_told():
    vacature = maak_vacature(aantal_plaatsen=2, gepubliceerd_op=VANDAAG - 30 * DAG)
    maak_sollicitatie(vacature)
    for plaats, mails in ((1, 0), (2, 1)):
        services.leg_uitkomst_vast(
            vacature=vacature, plaats=plaats, soort="intern", per=VANDAAG, door=None, op=OP
        )
        assert Bericht.objects.count() == mails


def test_what_does_not_end_after_all_tells_nobody():
    vacature = maak_vacature(gepubliceerd_op=VANDAAG - 30 * DAG)
    maak_sollicitatie(vacature)
    with pytest.raises(RuntimeError), transaction.atomic():
        services.vul_in(vacature=vacature, herkomst="regio", door=None, op=OP)
        raise RuntimeError
    assert not Bericht.objects.exists()


def test_when_nobody_ever_tells_how_it_ended_who_waits_hears_that_before_they_are_forgotten():
    vacature = maak_vacature(sluit_op=VANDAAG - 200 * DAG, gepubliceerd_op=VANDAAG - 220 * DAG)
    sollicitatie = maak_sollicitatie(vacature)
    for _ in range(2):
        services.zet_einden(op=OP)
    sollicitatie.refresh_from_db()
    assert sollicitatie.verwijderen_op
    assert "niet laten weten hoe het afliep" in Bericht.objects.get().tekst.replace("\n", " ")


@pytest.mark.parametrize(("status", "verwacht"), [("ingevuld", "vervuld"), ("ingetrokken", "stopt")])
def test_their_page_says_so_too(client, status, verwacht):
    sollicitatie = maak_sollicitatie(maak_vacature(status=status))
    tekst = client.get(reverse("vacatures:reactie", args=[sollicitatie.teken])).content.decode()
    assert verwacht in tekst and "wordt bekeken" not in tekst and "Trek je reactie in" not in tekst
