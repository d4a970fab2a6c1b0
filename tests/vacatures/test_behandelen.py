"""What a handler decides about a reaction, who may, and what the candidate hears of it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.maken import maak_gebruiker, maak_lidmaatschap, maak_organisatie, maak_vacature
from tests.vacatures.maken import maak_commissielid, maak_sollicitatie
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht
from vacatures import behandelkring, brief, services
from vacatures.fouten import GeenCommissielid, GeenPlaatsMeer, ReactieMagNiet, SollicitatieWeg, VacatureFout
from vacatures.models import Commissielid, Reactie, Reactiestap
from vacatures.uitkomsten import voorstellen

pytestmark = pytest.mark.django_db
OP = datetime(2026, 3, 10, 9, tzinfo=UTC)
VANDAAG = date(2026, 3, 10)
DAG = timedelta(days=1)
Status = Reactie.Status
EXTRA = {
    services.nodig_uit: {"tekst": "Dag {naam}, kom je dinsdag?"},
    services.wijs_af: {"tekst": "Dag {naam}, helaas.", "reden": "ander"},
}
VERBEN = {
    services.neem_in_behandeling: Status.IN_BEHANDELING,
    services.nodig_uit: Status.UITGENODIGD,
    services.bied_aan: Status.AANGEBODEN,
    services.neem_aan: Status.AANGENOMEN,
    services.wijs_af: Status.AFGEWEZEN,
}


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def houder(hengelo):
    return maak_gebruiker(Rol.VACATUREHOUDER, hengelo)


@pytest.fixture
def vacature(hengelo):
    return maak_vacature(hengelo, titel="Adviseur", sluit_op=VANDAAG - 2 * DAG)


def maak(vacature, status=Status.ONTVANGEN, **velden):
    reactie = maak_sollicitatie(vacature, **velden).reactie
    Reactie.objects.filter(pk=reactie.pk).update(status=status)
    reactie.refresh_from_db()
    return reactie


def doe(verb, reactie, door, **velden):
    return verb(reactie=reactie, door=door, op=OP, **{**EXTRA.get(verb, {}), **velden})


# ---- the moves


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("verb", VERBEN, ids=lambda verb: verb.__name__)
def test_only_the_moves_in_the_table_exist_and_each_is_told_recorded_and_logged(
    vacature, houder, verb, status
):
    reactie, naar = maak(vacature, status), VERBEN[verb]
    beslist = verb is services.neem_in_behandeling and status in Reactiestap.OM_TE_HEROPENEN
    if beslist or naar not in Reactie.OVERGANGEN.get(status, ()):
        with pytest.raises(ReactieMagNiet):
            doe(verb, reactie, houder)
        reactie.refresh_from_db()
        assert (reactie.status, reactie.stappen.count(), Bericht.objects.count()) == (status, 0, 0)
        return
    assert doe(verb, reactie, houder).status == naar
    reactie.refresh_from_db()
    stap = reactie.stappen.get()
    assert (reactie.status, stap.van, stap.naar, stap.door, stap.vastgelegd_op) == (
        naar,
        status,
        naar,
        houder,
        OP,
    )
    assert Bericht.objects.get().aan == reactie.sollicitatie.email
    regel = Regel.objects.get(object_type="vacatures.reactie")
    assert (regel.door_id, regel.rol, regel.velden) == (houder.pk, "vacaturehouder", ["status"])
    assert regel.actie == f"reactie {naar.label.lower()}"


def test_the_same_move_twice_says_that_it_was_done_and_mails_once(vacature, houder):
    reactie = maak(vacature)
    doe(services.nodig_uit, reactie, houder)
    with pytest.raises(ReactieMagNiet, match="Deze reactie is al uitgenodigd."):
        doe(services.nodig_uit, reactie, houder)
    assert (Bericht.objects.count(), reactie.stappen.count()) == (1, 1)


def test_rejecting_asks_for_a_reason_from_the_list_and_starts_the_term(vacature, houder):
    reactie = maak(vacature)
    for reden in ("", "te dik", "Een andere kandidaat past beter"):
        with pytest.raises(VacatureFout):
            doe(services.wijs_af, reactie, houder, reden=reden)
    assert doe(services.wijs_af, reactie, houder).status == Status.AFGEWEZEN
    reactie.sollicitatie.refresh_from_db()
    assert reactie.sollicitatie.verwijderen_op == VANDAAG + 28 * DAG
    assert reactie.stappen.get().reden == "ander"


def test_the_candidate_does_not_read_the_reason(vacature, houder):
    reactie = maak(vacature)
    for reden in Reactiestap.Reden:
        assert len(reden) <= 100
    doe(services.wijs_af, reactie, houder)
    bericht = Bericht.objects.get()
    assert Reactiestap.Reden.ANDER.label not in bericht.tekst + bericht.html + bericht.onderwerp


def test_nobody_is_hired_for_a_place_that_another_has(vacature, houder):
    for plaatsen in (1, 2):
        vacature.aantal_plaatsen = plaatsen
        vacature.save()
        doe(services.neem_aan, maak(vacature, Status.AANGEBODEN), houder)
        with pytest.raises(GeenPlaatsMeer):
            doe(services.neem_aan, maak(vacature, Status.AANGEBODEN), houder)
    assert vacature.reacties.filter(status=Status.AANGENOMEN).count() == 2


def test_of_whom_nothing_is_kept_nothing_can_be_decided(vacature, houder):
    reactie = maak(vacature)
    reactie.sollicitatie.delete()
    for verb in VERBEN:
        with pytest.raises(SollicitatieWeg):
            doe(verb, reactie, houder)


# ---- several at once


def test_several_at_once_each_get_their_own_mail_and_the_others_a_reason(vacature, houder):
    goed = [maak(vacature, naam=f"Kandidaat {letter}") for letter in "AB"]
    al_weg = maak(vacature, Status.INGETROKKEN)
    uitslag = services.voor_elk(
        services.nodig_uit, reacties=[*goed, al_weg], door=houder, op=OP, tekst="Dag {naam}, {titel}!"
    )
    assert (uitslag.gelukt, [reactie for reactie, _ in uitslag.geweigerd]) == (2, [al_weg])
    assert uitslag.geweigerd[0][1] == "Een reactie die ingetrokken is, kan niet uitgenodigd worden."
    assert {(b.aan, b.tekst.split("\n")[0]) for b in Bericht.objects.all()} == {
        (reactie.sollicitatie.email, f"Dag {reactie.sollicitatie.naam}, Adviseur!") for reactie in goed
    }


def test_sent_twice_nobody_gets_a_second_mail(vacature, houder):
    reacties = [maak(vacature) for _ in range(3)]
    for verwacht in (3, 0):
        uitslag = services.voor_elk(
            services.wijs_af, reacties=reacties, door=houder, op=OP, tekst="Helaas.", reden="te_laat"
        )
        assert uitslag.gelukt == verwacht
    assert Bericht.objects.count() == Reactiestap.objects.count() == 3


# ---- the letter


@pytest.mark.parametrize(
    ("naam", "titel"), [("{titel}", "Adviseur"), ("Jan", "{naam}"), ("<b>Jan</b>", "A & B"), ("{0.pk}", "%s")]
)
def test_what_a_candidate_wrote_is_text_and_nothing_more(vacature, houder, naam, titel):
    type(vacature).objects.filter(pk=vacature.pk).update(titel=titel)
    reactie = maak(vacature, naam=naam)
    doe(services.nodig_uit, reactie, houder, tekst="Dag {naam}, {titel}.")
    bericht = Bericht.objects.get()
    assert f"Dag {naam}, {titel}." in bericht.tekst
    assert "<b>Jan" not in bericht.html


def test_the_texts_to_begin_with_want_only_what_the_handler_knows(vacature):
    assert brief.bezwaren(brief.begin(brief.UITNODIGING, vacature)) == ["Vul nog in: [dag, tijd en plaats]."]
    assert brief.bezwaren(brief.begin(brief.AFWIJZING, vacature)) == []
    vacature.contact = "HR, 100% bereikbaar"
    assert "HR, 100% bereikbaar." in brief.begin(brief.AFWIJZING, vacature)


def test_a_placeholder_we_do_not_know_is_not_sent():
    assert brief.bezwaren("Dag {voornaam} en {naam}, {voornaam} {}") == [
        "{voornaam} en {} kennen we niet. Gebruik {naam} of {titel}."
    ]


# ---- who


def kring(vacature, op=VANDAAG):
    return lambda wie: (
        behandelkring.te_lezen(wie, op=op).filter(pk=vacature.pk).exists(),
        behandelkring.te_behandelen(wie, op=op).filter(pk=vacature.pk).exists(),
    )


@pytest.mark.parametrize(
    ("rol", "verwacht"),
    [
        (Rol.VACATUREHOUDER, (True, True)),
        *((rol, (False, False)) for rol in sorted(set(Rol) - {Rol.VACATUREHOUDER})),
        (None, (False, False)),
    ],
)
def test_handlers_of_the_organisation_and_nobody_else(vacature, rol, verwacht):
    mag = kring(vacature)
    assert mag(maak_gebruiker(rol, vacature.organisatie)) == verwacht
    assert mag(maak_gebruiker(rol, maak_organisatie())) == (False, False)


def test_not_in_a_weak_session_not_after_the_role_not_with_a_closed_account(vacature, houder):
    mag = kring(vacature)
    assert mag(AnonymousUser()) == (False, False)
    zwak = maak_gebruiker(Rol.VACATUREHOUDER, vacature.organisatie)
    zwak.zwak_aangemeld = True
    oud = maak_gebruiker(organisatie=vacature.organisatie)
    maak_lidmaatschap(oud, rol=Rol.VACATUREHOUDER, tot=VANDAAG - DAG)
    uit = maak_gebruiker(Rol.VACATUREHOUDER, vacature.organisatie, is_active=False)
    bureau = maak_gebruiker(is_superuser=True)
    assert [mag(wie) for wie in (zwak, oud, uit, bureau)] == [(False, False)] * 4


def test_the_committee_reads_until_its_day_while_it_works_there(vacature):
    mag = kring(vacature)
    lid = maak_commissielid(vacature, tot=VANDAAG)
    assert mag(lid.gebruiker) == (True, False)
    assert kring(vacature, op=VANDAAG + DAG)(lid.gebruiker) == (False, False)
    assert kring(maak_vacature(vacature.organisatie))(lid.gebruiker) == (False, False)
    verhuisd = maak_commissielid(vacature, maak_gebruiker(), tot=VANDAAG).gebruiker
    weg = maak_commissielid(vacature, tot=VANDAAG).gebruiker
    weg.is_active = False
    zwak = maak_commissielid(vacature, tot=VANDAAG).gebruiker
    zwak.zwak_aangemeld = True
    assert [mag(wie) for wie in (verhuisd, weg, zwak)] == [(False, False)] * 3


def test_whoever_reacted_does_not_see_who_else_did(vacature, houder):
    reactie = maak(vacature)
    mag = kring(vacature)
    lid = maak_commissielid(vacature, tot=VANDAAG).gebruiker
    for wie, verwacht in ((houder, (True, True)), (lid, (True, False))):
        Reactie.objects.filter(pk=reactie.pk).update(kandidaat=None)
        assert mag(wie) == verwacht
        Reactie.objects.filter(pk=reactie.pk).update(kandidaat=wie)
        assert mag(wie) == (False, False)


# ---- the committee


def zet(vacature, door, email, tot=VANDAAG + DAG):
    return services.zet_in_commissie(vacature=vacature, email=email, tot=tot, door=door, op=OP)


def test_a_colleague_comes_in_by_address_is_told_once_and_gets_another_day(vacature, houder):
    collega = maak_gebruiker(organisatie=vacature.organisatie, email="Piet@hengelo.example")
    zet(vacature, houder, " piet@HENGELO.example ")
    lid = zet(vacature, houder, "piet@hengelo.example", tot=VANDAAG + 5 * DAG)
    assert (lid.gebruiker, lid.tot, Commissielid.objects.count()) == (collega, VANDAAG + 5 * DAG, 1)
    [bericht] = Bericht.objects.all()
    assert bericht.aan == collega.email and f"/vacatures/beheren/{vacature.pk}/reacties/" in bericht.tekst
    acties = list(Regel.objects.order_by("pk").values_list("actie", flat=True))
    assert acties == ["commissielid toegevoegd", "commissielid gewijzigd"]
    for _ in range(2):
        services.haal_uit_commissie(lid=lid, door=houder, op=OP)
    assert (Commissielid.objects.count(), Regel.objects.count()) == (0, 3)


def test_of_who_works_elsewhere_it_does_not_say_whether_they_exist(vacature, houder):
    elders = maak_gebruiker(email="jan@elders.example")
    uit = maak_gebruiker(organisatie=vacature.organisatie, is_active=False)
    redenen = set()
    for email in (elders.email, uit.email, "niemand@nergens.example"):
        with pytest.raises(GeenCommissielid) as fout:
            zet(vacature, houder, email)
        redenen.add((fout.value.veld, str(fout.value)))
    [(veld, _)] = redenen
    assert (veld, Commissielid.objects.count(), Bericht.objects.count()) == ("email", 0, 0)


def test_who_reacted_does_not_come_in(vacature, houder):
    collega = maak_gebruiker(organisatie=vacature.organisatie)
    Reactie.objects.filter(pk=maak(vacature).pk).update(kandidaat=collega)
    with pytest.raises(GeenCommissielid, match="zelf"):
        zet(vacature, houder, collega.email)


@pytest.mark.parametrize(("dagen", "mag"), [(-1, False), (0, True), (90, True), (91, False)])
def test_at_most_three_months_after_the_last_day(vacature, houder, dagen, mag):
    collega = maak_gebruiker(organisatie=vacature.organisatie)
    if mag:
        assert zet(vacature, houder, collega.email, tot=VANDAAG + dagen * DAG).pk
    else:
        with pytest.raises(GeenCommissielid) as fout:
            zet(vacature, houder, collega.email, tot=VANDAAG + dagen * DAG)
        assert fout.value.veld == "tot"


def test_of_a_vacancy_that_closed_long_ago_nobody_reads_along(houder, hengelo):
    oud = maak_vacature(hengelo, sluit_op=VANDAAG - 100 * DAG)
    with pytest.raises(GeenCommissielid, match="te lang gesloten"):
        zet(oud, houder, houder.email, tot=VANDAAG)


# ---- a decision taken back


def heropen(reactie, houder, reden="vergissing"):
    return services.heropen(reactie=reactie, reden=reden, door=houder, op=OP)


def test_a_rejection_taken_back_is_recorded_told_and_kept_again(vacature, houder):
    reactie = maak(vacature, email="mia@voorbeeld.example")
    doe(services.wijs_af, reactie, houder)
    reactie.sollicitatie.refresh_from_db()
    assert reactie.sollicitatie.verwijderen_op == VANDAAG + 28 * DAG
    assert heropen(reactie, houder, "toch").status == Status.IN_BEHANDELING
    reactie.sollicitatie.refresh_from_db()
    stap = reactie.stappen.last()
    assert (stap.van, stap.naar, stap.reden, stap.door) == ("afgewezen", "in_behandeling", "toch", houder)
    assert reactie.sollicitatie.verwijderen_op is None
    mail = Bericht.objects.order_by("pk").last()
    assert (mail.aan, mail.onderwerp) == (
        "mia@voorbeeld.example",
        "Je reactie is weer in behandeling: Adviseur",
    )
    assert "dat we niet met je verdergaan" in mail.tekst and "toch weer" not in mail.tekst
    assert Regel.objects.order_by("pk").last().actie == "reactie in behandeling"


def test_the_place_of_who_does_not_come_is_free_again_and_nobody_is_proposed_for_it(vacature, houder):
    een, ander = maak(vacature, Status.AANGEBODEN), maak(vacature, Status.AANGEBODEN)
    doe(services.neem_aan, een, houder)
    assert len(voorstellen(vacature)) == 1
    with pytest.raises(GeenPlaatsMeer):
        doe(services.neem_aan, ander, houder)
    heropen(een, houder, "ging_niet_door")
    assert (
        voorstellen(vacature) == []
        and "dat je bent aangenomen" in Bericht.objects.order_by("pk").last().tekst
    )
    doe(services.neem_aan, ander, houder)
    assert [herkomst for herkomst, _ in voorstellen(vacature)] == [ander.herkomst]


@pytest.mark.parametrize(
    ("status", "reden"),
    [
        ("aangenomen", "toch"),
        ("afgewezen", "ging_niet_door"),
        ("afgewezen", ""),
        ("afgewezen", "eis"),
        ("ontvangen", "vergissing"),
        ("uitgenodigd", "vergissing"),
        ("ingetrokken", "vergissing"),
    ],
)
def test_only_a_decision_is_taken_back_and_only_for_a_reason_that_fits(vacature, houder, status, reden):
    reactie = maak(vacature, status)
    with pytest.raises(VacatureFout):
        heropen(reactie, houder, reden)
    reactie.refresh_from_db()
    assert (reactie.status, Reactiestap.objects.count(), Bericht.objects.count()) == (status, 0, 0)


@pytest.mark.parametrize("status", ["ingevuld", "ingetrokken"])
def test_of_a_vacancy_that_ended_nothing_is_taken_back(vacature, houder, status):
    reactie = maak(vacature, Status.AFGEWEZEN)
    type(vacature).objects.filter(pk=vacature.pk).update(status=status)
    with pytest.raises(VacatureFout, match="Plaats haar dan opnieuw"):
        heropen(reactie, houder)


@pytest.mark.parametrize("met_account", [True, False])
def test_nothing_is_taken_back_of_who_reacted_once_more_or_is_forgotten(vacature, houder, met_account):
    eerst, nu = maak(vacature, Status.AFGEWEZEN), maak(vacature)
    if met_account:
        Reactie.objects.filter(pk__in=[eerst.pk, nu.pk]).update(kandidaat=maak_gebruiker())
    else:
        type(nu.sollicitatie).objects.filter(reactie=nu).update(email=eerst.sollicitatie.email.upper())
    with pytest.raises(VacatureFout, match="heeft opnieuw gereageerd"):
        heropen(eerst, houder)
    eerst.sollicitatie.delete()
    with pytest.raises(SollicitatieWeg):
        heropen(eerst, houder)
