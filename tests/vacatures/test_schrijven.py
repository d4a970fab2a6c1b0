"""Writing a vacancy: what it begins with, what changes when, and who keeps whom from doing what."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from tests.maken import maak_gebruiker, maak_organisatie, maak_vaardigheid, maak_vacature
from tests.vacatures.maken import maak_salaristabel, maak_sjabloon, maak_werkwijze
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from vacatures import services
from vacatures.fouten import Ingehaald, MagNiet, NogNietKlaar, VacatureFout
from vacatures.models import Salarisschaal, Salaristabel, Vacature

pytestmark = pytest.mark.django_db
OP = datetime(2026, 3, 10, 9, tzinfo=UTC)
VANDAAG = date(2026, 3, 10)
DAG = timedelta(days=1)
KLAAR = {
    "titel": "Adviseur",
    "omschrijving": "Je adviseert.",
    "schaal_min": 9,
    "uren_max": 32,
    "is_vast": True,
    "doelgroep": "extern",
    "sluit_op": VANDAAG + 20 * DAG,
}


@pytest.fixture
def hengelo():
    maak_salaristabel()
    return maak_organisatie("hengelo")


@pytest.fixture
def wie(hengelo):
    return {"door": maak_gebruiker(Rol.VACATUREHOUDER, hengelo), "op": OP}


@pytest.fixture
def concept(hengelo, wie):
    return services.begin(organisatie=hengelo, **KLAAR, **wie)


@pytest.fixture
def open_(concept, wie):
    services.publiceer(vacature=concept, **wie)
    return vers(concept)


def vers(vacature):
    return Vacature.objects.get(pk=vacature.pk)


def wijzig(vacature, wie, stand=None, **velden):
    return services.wijzig(vacature=vacature, velden=velden, stand=stand, **wie)


def loop(vacature):
    return [(stap.van, stap.naar, stap.reden) for stap in vacature.stappen.all()]


# ---- a concept to begin with


def test_who_begins_holds_it_and_the_coordinator_holds_nothing(hengelo, wie):
    assert services.begin(organisatie=hengelo, **wie).houder == wie["door"]
    coordinator = maak_gebruiker(Rol.COORDINATOR)
    nieuw = services.begin(organisatie=hengelo, door=coordinator, op=OP)
    assert (nieuw.houder, nieuw.gewijzigd_door, nieuw.titel) == (None, coordinator, "")


def test_from_a_template(hengelo, wie):
    sjabloon = maak_sjabloon(hengelo, titel="Jurist", omschrijving="Tekst", procedure="Zo", contact="HR")
    nieuw = services.van_sjabloon(sjabloon=sjabloon, **wie)
    assert (nieuw.titel, nieuw.omschrijving, nieuw.procedure, nieuw.contact) == (
        "Jurist",
        "Tekst",
        "Zo",
        "HR",
    )
    assert (nieuw.organisatie, nieuw.status) == (hengelo, "concept")


def test_a_copy_says_the_same_and_starts_anew(open_, wie):
    Vacature.objects.filter(pk=open_.pk).update(kenmerk="X-1")
    kopie = services.kopieer(vacature=vers(open_), **wie)
    assert (kopie.titel, kopie.schaal_min, kopie.is_vast, kopie.doelgroep) == ("Adviseur", 9, True, "extern")
    assert (kopie.status, kopie.kenmerk, kopie.sluit_op, kopie.gepubliceerd_op) == ("concept", "", None, None)
    assert (kopie.extern_op, kopie.salaris_min, kopie.code != open_.code) == (None, None, True)


def namen(vacature):
    return [vaardigheid.naam for vaardigheid in vacature.vaardigheden.all()]


def test_its_skills_come_along_from_a_template_and_in_a_copy(hengelo, wie):
    sjabloon = maak_sjabloon(hengelo)
    sjabloon.vaardigheden.set([maak_vaardigheid("Excel"), maak_vaardigheid("Adviseren")])
    nieuw = services.van_sjabloon(sjabloon=sjabloon, **wie)
    assert namen(nieuw) == namen(services.kopieer(vacature=nieuw, **wie)) == ["Adviseren", "Excel"]


def test_skills_are_written_logged_and_part_of_what_stood_there(concept, wie):
    excel, privacy = maak_vaardigheid("Excel"), maak_vaardigheid("Privacy")
    stand = services.stand_van(vers(concept))
    services.wijzig(vacature=concept, velden={"vaardigheden": frozenset([excel])}, stand=stand, **wie)
    assert namen(concept) == ["Excel"]
    regel = Regel.objects.order_by("-pk").first()
    assert (regel.actie, regel.velden) == ("vacature gewijzigd", ["vaardigheden"])
    wijzig(concept, wie, vaardigheden=frozenset([excel]))  # the same
    assert Regel.objects.order_by("-pk").first() == regel
    with pytest.raises(Ingehaald):
        services.wijzig(vacature=concept, velden={"vaardigheden": frozenset([privacy])}, stand=stand, **wie)
    assert namen(concept) == ["Excel"]


def test_what_is_refused_leaves_the_skills_as_they_were(open_, wie):
    services.sluit(vacature=open_, **wie)
    with pytest.raises(VacatureFout):
        wijzig(open_, wie, vaardigheden=frozenset([maak_vaardigheid()]))
    assert namen(open_) == []


def test_a_skill_chosen_asks_for_a_second_reader_again(concept, wie):
    Vacature.objects.filter(pk=concept.pk).update(nagekeken_door=wie["door"])
    wijzig(concept, wie, vaardigheden=frozenset([maak_vaardigheid()]))
    assert vers(concept).nagekeken_door is None


def test_what_ended_is_placed_again_as_a_new_one(open_, wie):
    for nog in (open_, services.begin(organisatie=open_.organisatie, **wie)):
        with pytest.raises(VacatureFout):
            services.plaats_opnieuw(vacature=nog, **wie)
    services.sluit(vacature=open_, **wie)
    nieuw = services.plaats_opnieuw(vacature=open_, **wie)
    assert (nieuw.status, nieuw.titel, vers(open_).status) == ("concept", "Adviseur", "gesloten")


def test_past_its_last_day_it_ended_too(open_, wie):
    later = {**wie, "op": OP + 21 * DAG}
    assert services.plaats_opnieuw(vacature=open_, **later).status == "concept"


# ---- writing


def test_writing_is_in_the_log_by_names_of_fields_only(concept, wie):
    wijzig(concept, wie, titel="Jurist", standplaats="Hengelo")
    regel = Regel.objects.order_by("-pk").first()
    assert (regel.actie, regel.velden) == ("vacature gewijzigd", ["standplaats", "titel"])
    assert (vers(concept).titel, vers(concept).gewijzigd_door) == ("Jurist", wie["door"])


def test_what_is_the_same_is_no_change_also_with_the_line_ends_of_a_browser(concept, wie):
    Vacature.objects.filter(pk=concept.pk).update(omschrijving="Een\n\nTwee", nagekeken_door=wie["door"])
    wijzig(concept, wie, omschrijving="Een\r\n\r\nTwee", titel="Adviseur", uren_max=Decimal("32.0"))
    assert vers(concept).nagekeken_door == wie["door"]
    assert not Regel.objects.filter(actie="vacature gewijzigd").exists()


@pytest.mark.parametrize(
    "veld", ["organisatie", "code", "status", "gepubliceerd_op", "nagekeken_door", "ingevuld_op"]
)
def test_what_has_a_verb_of_its_own_is_not_written(concept, wie, veld):
    with pytest.raises(ValueError, match="not for writing"):
        wijzig(concept, wie, **{veld: None})


def test_of_two_who_write_at_once_the_second_hears_it(concept, wie):
    stand = services.stand_van(vers(concept))
    wijzig(concept, wie, stand, titel="Van de een")
    with pytest.raises(Ingehaald) as fout:
        wijzig(concept, wie, stand, titel="Van de ander")
    assert fout.value.vacature.titel == vers(concept).titel == "Van de een"
    wijzig(concept, wie, services.stand_van(vers(concept)), titel="Van de ander")
    assert vers(concept).titel == "Van de ander"


def test_a_form_from_before_it_was_placed_is_stale(concept, wie):
    stand = services.stand_van(vers(concept))
    services.publiceer(vacature=concept, **wie)
    with pytest.raises(Ingehaald):
        wijzig(concept, wie, stand, titel="Anders")


def test_what_people_read_stays_complete(open_, wie):
    with pytest.raises(NogNietKlaar) as fout:
        wijzig(open_, wie, omschrijving=" ", is_vast=False)
    assert len(fout.value.redenen) == 2
    assert vers(open_).omschrijving == "Je adviseert."


def test_a_word_is_mended_in_a_list_from_elsewhere_however_much_it_lacks(wie, hengelo):
    vacature = maak_vacature(hengelo, titel="Advisuer", gepubliceerd_op=VANDAAG)
    wijzig(vacature, wie, titel="Adviseur")
    assert vers(vacature).titel == "Adviseur"
    with pytest.raises(NogNietKlaar, match="wie mag reageren"):
        wijzig(vacature, wie, regio_op=VANDAAG + 3 * DAG)


def test_the_last_day_of_an_open_one_has_verbs_of_its_own(open_, wie):
    with pytest.raises(VacatureFout, match="verlengen of sluiten"):
        wijzig(open_, wie, sluit_op=VANDAAG + 30 * DAG)


def test_another_scale_pays_something_else(open_, wie):
    wijzig(open_, wie, schaal_min=11)
    assert (vers(open_).salaris_min, vers(open_).salaris_max) == (4200, 6100)
    Salarisschaal.objects.filter(schaal=18).delete()
    with pytest.raises(NogNietKlaar):
        wijzig(open_, wie, schaal_min=18, salaris_min=None)


@pytest.mark.parametrize("einde", ["gesloten", "ingevuld", "ingetrokken"])
def test_what_ended_does_not_change(wie, hengelo, einde):
    vacature = maak_vacature(hengelo, status=einde, titel="Af")
    with pytest.raises(VacatureFout):
        wijzig(vacature, wie, titel="Anders")
    assert vers(vacature).titel == "Af"


def test_a_concept_may_lack_anything(concept, wie):
    wijzig(concept, wie, titel="", omschrijving="", schaal_min=None, doelgroep="", sluit_op=None)
    assert vers(concept).titel == ""


# ---- the phases of an open one


def test_a_wider_audience_comes_to_it_today_at_the_earliest(hengelo, wie):
    maak_werkwijze(hengelo, extern_na=2)
    vacature = services.begin(organisatie=hengelo, **{**KLAAR, "doelgroep": "regio"}, **wie)
    services.publiceer(vacature=vacature, **wie)
    later = {**wie, "op": OP + 5 * DAG}
    wijzig(vacature, later, doelgroep="extern")
    assert vers(vacature).extern_op == VANDAAG + 5 * DAG
    assert vers(vacature).regio_op == VANDAAG


def test_a_phase_that_has_not_come_can_be_moved(hengelo, wie):
    maak_werkwijze(hengelo, extern_na=10)
    vacature = services.begin(organisatie=hengelo, **KLAAR, **wie)
    services.publiceer(vacature=vacature, **wie)
    wijzig(vacature, wie, extern_op=VANDAAG + 4 * DAG)
    assert vers(vacature).extern_op == VANDAAG + 4 * DAG
    with pytest.raises(NogNietKlaar, match="na de sluitdatum"):
        wijzig(vacature, wie, extern_op=VANDAAG + 21 * DAG)


@pytest.mark.parametrize(
    "velden", [{"doelgroep": "intern"}, {"extern_op": VANDAAG + 9 * DAG}, {"extern_op": None}]
)
def test_who_can_read_it_keeps_it(open_, wie, velden):
    with pytest.raises(VacatureFout, match="niet meer afnemen"):
        wijzig(open_, {**wie, "op": OP + DAG}, **velden)
    assert vers(open_).extern_op == VANDAAG


# ---- a second pair of eyes


@pytest.fixture
def collega(hengelo):
    maak_werkwijze(hengelo, tweede_lezer=True)
    return {"door": maak_gebruiker(Rol.CONTACTPERSOON, hengelo), "op": OP}


def test_nobody_publishes_what_no_colleague_has_read(collega, concept, wie):
    with pytest.raises(NogNietKlaar, match="Laat een collega"):
        services.publiceer(vacature=concept, **wie)
    services.keur_na(vacature=concept, **collega)
    assert services.publiceer(vacature=concept, **wie).status == "gepubliceerd"


def test_read_twice_is_read_once(collega, concept, hengelo):
    services.keur_na(vacature=concept, **collega)
    services.keur_na(vacature=concept, door=maak_gebruiker(Rol.VACATUREHOUDER, hengelo), op=OP)
    assert vers(concept).nagekeken_door == collega["door"]
    assert Regel.objects.filter(actie="vacature nagekeken").count() == 1


def test_not_who_made_it_holds_it_or_wrote_in_it(collega, concept, wie, hengelo):
    ander = {"door": maak_gebruiker(Rol.VACATUREHOUDER, hengelo), "op": OP}
    houder = {"door": maak_gebruiker(Rol.VACATUREHOUDER, hengelo), "op": OP}
    wijzig(concept, ander, titel="Anders", houder=houder["door"])
    for zelf in (wie, ander, houder):
        with pytest.raises(VacatureFout, match="zelf aan deze vacature geschreven"):
            services.keur_na(vacature=concept, **zelf)
    services.keur_na(vacature=concept, **collega)


def test_writing_afterwards_asks_it_again(collega, concept, wie):
    services.keur_na(vacature=concept, **collega)
    wijzig(concept, wie, titel="Anders")
    assert vers(concept).nagekeken_door is None


def test_not_a_text_that_changed_while_it_was_read(collega, concept, wie):
    stand = services.stand_van(vers(concept))
    wijzig(concept, wie, titel="Anders")
    with pytest.raises(VacatureFout, match="intussen veranderd"):
        services.keur_na(vacature=concept, stand=stand, **collega)


def test_not_what_is_not_finished(collega, concept, wie):
    wijzig(concept, wie, titel="")
    with pytest.raises(NogNietKlaar):
        services.keur_na(vacature=concept, **collega)


@pytest.mark.parametrize("rol", [None, Rol.AMBASSADEUR, Rol.DECAAN])
def test_not_somebody_without_the_role(collega, concept, hengelo, rol):
    with pytest.raises(VacatureFout, match="Alleen wie"):
        services.keur_na(vacature=concept, door=maak_gebruiker(rol, hengelo), op=OP)


def test_not_somebody_of_another_organisation(collega, concept):
    with pytest.raises(VacatureFout, match="Alleen wie"):
        services.keur_na(vacature=concept, door=maak_gebruiker(Rol.CONTACTPERSOON), op=OP)


def test_only_a_concept_is_read_along(open_, collega):
    with pytest.raises(VacatureFout, match="concept"):
        services.keur_na(vacature=open_, **collega)


def test_what_was_read_and_planned_does_not_change_unseen(collega, concept, wie):
    services.keur_na(vacature=concept, **collega)
    services.publiceer(vacature=concept, per=VANDAAG + 3 * DAG, **wie)
    with pytest.raises(VacatureFout, match="eerst terug"):
        wijzig(concept, wie, titel="Stiekem anders")
    services.haal_terug(vacature=concept, **wie)
    wijzig(concept, wie, titel="Anders")
    with pytest.raises(NogNietKlaar, match="Laat een collega"):
        services.publiceer(vacature=concept, **wie)


# ---- planned


def test_planned_opens_by_itself_on_its_day(concept, wie):
    services.publiceer(vacature=concept, per=VANDAAG + 3 * DAG, **wie)
    for dag, zichtbaar in [(0, False), (2, False), (3, True)]:
        op = VANDAAG + dag * DAG
        assert Vacature.objects.open(op=op).exists() is zichtbaar
        assert Vacature.objects.zichtbaar_voor(wie["door"], op=op).exists() is zichtbaar
    assert vers(concept).extern_op == VANDAAG + 3 * DAG


@pytest.mark.parametrize("per", [VANDAAG - DAG, VANDAAG + 400 * DAG])
def test_not_in_the_past_nor_far_away(concept, wie, per):
    with pytest.raises(VacatureFout, match="vanaf vandaag"):
        services.publiceer(vacature=concept, per=per, **wie)


def test_not_on_or_after_its_last_day(concept, wie):
    with pytest.raises(NogNietKlaar, match="sluitdatum"):
        services.publiceer(vacature=concept, per=concept.sluit_op, **wie)


def test_taken_back_until_the_day_it_opens(concept, wie):
    services.publiceer(vacature=concept, per=VANDAAG + 3 * DAG, **wie)
    with pytest.raises(MagNiet):
        services.haal_terug(vacature=concept, door=wie["door"], op=OP + 3 * DAG)
    terug = services.haal_terug(vacature=concept, door=wie["door"], op=OP + 2 * DAG)
    assert (terug.status, terug.gepubliceerd_op, terug.extern_op) == ("concept", None, None)
    assert loop(concept)[-1] == ("gepubliceerd", "concept", "Teruggehaald voor plaatsing")


def test_another_day_moves_the_phases_along(concept, wie):
    services.publiceer(vacature=concept, per=VANDAAG + 3 * DAG, **wie)
    services.haal_terug(vacature=concept, **wie)
    services.publiceer(vacature=concept, per=VANDAAG + 5 * DAG, **wie)
    assert vers(concept).intern_op == VANDAAG + 5 * DAG


# ---- until when


def test_longer_with_a_reason_on_record(open_, wie):
    services.verleng(vacature=open_, tot=VANDAAG + 30 * DAG, reden=" Vakantie ", **wie)
    assert vers(open_).sluit_op == VANDAAG + 30 * DAG
    assert loop(open_)[-1] == ("gepubliceerd", "gepubliceerd", "Vakantie")


@pytest.mark.parametrize(
    ("dagen", "reden"),
    [(20, "x"), (5, "x"), (400, "x"), (30, " ")],
    ids=["same", "earlier", "too far", "no reason"],
)
def test_not_longer_without_reason_or_beyond_reason(open_, wie, dagen, reden):
    with pytest.raises(VacatureFout):
        services.verleng(vacature=open_, tot=VANDAAG + dagen * DAG, reden=reden, **wie)
    assert vers(open_).sluit_op == VANDAAG + 20 * DAG


def test_what_closed_is_not_extended(open_, wie):
    for vacature, moment in ((open_, OP + 21 * DAG), (maak_vacature(status="gesloten"), OP)):
        with pytest.raises(VacatureFout, match="al dicht"):
            services.verleng(
                vacature=vacature, tot=VANDAAG + 40 * DAG, reden="x", door=wie["door"], op=moment
            )


def test_one_that_had_no_last_day_gets_one(open_, wie):
    Vacature.objects.filter(pk=open_.pk).update(sluit_op=None)
    with pytest.raises(VacatureFout, match="na vandaag"):
        services.verleng(vacature=open_, tot=VANDAAG, reden="x", **wie)
    services.verleng(vacature=open_, tot=VANDAAG + DAG, reden="x", **wie)
    assert vers(open_).sluit_op == VANDAAG + DAG


# ---- nothing beyond its bounds

BUITEN = [
    {"schaal_min": 0},
    {"schaal_max": 19},
    {"uren_min": Decimal(-1)},
    {"uren_max": Decimal(500)},
    {"salaris_min": Decimal(0)},
    {"salaris_min": Decimal(1)},
    {"salaris_max": Decimal("499.99")},  # no month's pay
    {"salaris_max": Decimal(50_001)},
]


@pytest.mark.parametrize("velden", BUITEN, ids=str)
def test_what_cannot_be_is_refused_with_a_reason_and_by_the_database(concept, open_, wie, velden):
    for vacature in (concept, open_):
        with pytest.raises(VacatureFout, match="Vul (minstens|hoogstens)"):
            wijzig(vacature, wie, **velden)
    with pytest.raises(IntegrityError), transaction.atomic():
        Vacature.objects.filter(pk=open_.pk).update(**velden)


@pytest.mark.parametrize(
    "velden", [{"schaal_min": 1, "schaal_max": 18}, {"uren_min": Decimal("0.5")}], ids=str
)
def test_the_bounds_themselves_are_fine(concept, wie, velden):
    wijzig(concept, wie, uren_max=Decimal(60), **velden)
    maak_vacature(status="concept")  # of which nothing is known


@pytest.mark.parametrize("vul", [{}, {"salaris_min": None}], ids=["none", "half"])
def test_no_amounts_no_publishing(concept, wie, vul):
    Vacature.objects.filter(pk=concept.pk).update(schaal_min=9, salaris_max=4000, **vul)
    Salaristabel.objects.all().delete()
    with pytest.raises(NogNietKlaar, match="Vul het salaris in"):
        services.publiceer(vacature=concept, **wie)


def test_nothing_opens_for_more_than_a_year(concept, wie):
    wijzig(concept, wie, sluit_op=VANDAAG + 366 * DAG)
    with pytest.raises(NogNietKlaar, match="hoogstens een jaar"):
        services.publiceer(vacature=concept, **wie)
    services.publiceer(vacature=concept, per=VANDAAG + DAG, **wie)
    with pytest.raises(NogNietKlaar, match="hoogstens een jaar"):
        wijzig(vers(concept), wie, sluit_op=VANDAAG + 367 * DAG)
    assert vers(concept).sluit_op == VANDAAG + 366 * DAG
