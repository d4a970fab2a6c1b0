"""The verbs of an edition: asked for, worked on, explained, definitive, superseded."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import TestCase

from rapportage import services
from rapportage.definitief import redenen_tegen, samengesteld
from rapportage.models import Editie, Verklaring
from rapportage.momentopname import kenmerk
from rapportage.verzamelen import verzamel
from tests.maken import maak_bestand, maak_editie, maak_gebruiker, maak_organisatie, maak_vacature
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.werk import services as werk
from twentsekracht.werk.models import Job

pytestmark = pytest.mark.django_db
OP = datetime(2016, 2, 1, 9, 0, tzinfo=UTC)
OUDJAAR = date(2015, 12, 31)


@pytest.fixture
def door():
    return maak_gebruiker(Rol.COORDINATOR, maak_organisatie("bureau", is_werkgever=False))


@pytest.fixture
def wie(door):
    return {"door": door, "op": OP}


@pytest.fixture
def scheef():
    """A year in which an organisation filled more than it offered: one deviation."""
    organisatie = maak_organisatie("hengelo", naam="Gemeente Hengelo")
    ingevuld = {"status": "ingevuld", "ingevuld_op": date(2015, 2, 1)}
    maak_vacature(organisatie, gepubliceerd_op=date(2014, 12, 1), **ingevuld)
    return organisatie


def afwijkingen(editie):
    return [rij["code"] for rij in samengesteld(editie)["controles"] if rij["oordeel"] == "afwijking"]


def verklaar_alles(editie, wie):
    for code in afwijkingen(editie):
        services.verklaar_afwijking(editie=editie, controle=code, uitleg="Geboekt in 2014.", **wie)


def logregels(editie):
    return list(Regel.objects.over(editie).order_by("pk").values_list("actie", flat=True))


# ---- asking


def test_asking_makes_a_concept_and_its_job(wie, door):
    editie = services.vraag_editie_aan(jaar=2015, peildatum=OUDJAAR, **wie)
    assert (editie.status, editie.versie, editie.momentopname) == ("concept", 1, None)
    assert (editie.werk.soort, editie.werk.argumenten) == (services.VERZAMELEN, {"editie": editie.pk})
    assert (editie.aangemaakt_door, editie.aangemaakt_op) == (door, OP)
    regel = Regel.objects.over(editie).get()
    assert (regel.actie, regel.door_id, regel.rol) == ("aangevraagd", door.pk, "coordinator")


def test_asking_twice_gives_one_edition_and_one_job(wie):
    een = services.vraag_editie_aan(jaar=2015, peildatum=OUDJAAR, **wie)
    twee = services.vraag_editie_aan(jaar=2015, peildatum=OUDJAAR, **wie)
    assert een == twee
    assert (Editie.objects.count(), Job.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "anders",
    [{"peildatum": date(2015, 10, 26)}, {"top_reacties": 5}, {"top_opleidingen": 5}, {"jaar": 2014}],
    ids=lambda anders: "-".join(anders),
)
def test_asking_for_something_else_gives_another_edition(wie, anders):
    een = services.vraag_editie_aan(jaar=2015, peildatum=OUDJAAR, **wie)
    twee = services.vraag_editie_aan(**{"jaar": 2015, "peildatum": OUDJAAR, **anders}, **wie)
    assert een != twee
    assert Job.objects.count() == 2
    assert twee.versie == (1 if "jaar" in anders else 2)


def test_asking_for_an_organisation_is_another_edition(wie):
    regio = services.vraag_editie_aan(jaar=2015, peildatum=OUDJAAR, **wie)
    hengelo = services.vraag_editie_aan(jaar=2015, peildatum=OUDJAAR, organisatie=maak_organisatie(), **wie)
    assert regio != hengelo
    assert hengelo.versie == 1


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"peildatum": date(2014, 12, 31)}, "nog niet begonnen"),
        ({"top_reacties": 0}, "van 1 tot en met 50"),
        ({"top_opleidingen": 51}, "van 1 tot en met 50"),
    ],
)
def test_asking_for_the_impossible_is_refused(wie, velden, melding):
    with pytest.raises(services.EditieFout, match=melding):
        services.vraag_editie_aan(**{"jaar": 2015, "peildatum": OUDJAAR, **velden}, **wie)
    assert not Editie.objects.exists()


def test_every_employer_of_the_year_gets_an_edition_once(wie):
    hengelo, borne = maak_organisatie("hengelo"), maak_organisatie("borne")
    maak_organisatie("dinkelland", is_werkgever=False)
    maak_organisatie("later", actief_van=date(2016, 1, 1))
    regio = maak_editie(top_reacties=3)
    edities = services.vraag_voor_alle_organisaties(editie=regio, **wie)
    assert [(e.organisatie, e.top_reacties, e.peildatum) for e in edities] == [
        (borne, 3, OUDJAAR),
        (hengelo, 3, OUDJAAR),
    ]
    assert services.vraag_voor_alle_organisaties(editie=regio, **wie) == edities


# ---- figures and files


def leg_vast(editie, stand, inhoud=b"nieuw"):
    m = verzamel(jaar=2015, peildatum=OUDJAAR, op=OP)
    services.leg_cijfers_vast(
        editie_id=editie.pk, momentopname=m, bestanden={"pdf": inhoud}, stand=stand, op=OP
    )
    editie.refresh_from_db()
    return m


def test_collected_figures_and_files_are_kept_together(wie):
    editie = services.vraag_editie_aan(jaar=2015, peildatum=OUDJAAR, **wie)
    m = leg_vast(editie, stand=0)
    bestand = editie.bestanden.get()
    assert editie.momentopname == m
    assert (bytes(bestand.inhoud), bestand.grootte, bestand.stand) == (b"nieuw", 5, editie.stand)


def test_files_drawn_before_the_last_change_are_known_as_such(wie):
    editie = maak_editie()
    stand = editie.stand
    services.bewaar_tekst(editie=editie, hoofdstuk="inleiding", tekst="Intussen.", **wie)
    leg_vast(editie, stand=stand)
    assert editie.bestanden.get().stand != editie.stand


def test_new_figures_replace_files_and_leave_words(wie):
    editie = maak_editie()
    maak_bestand(editie, inhoud=b"oud")
    services.bewaar_tekst(editie=editie, hoofdstuk="inleiding", tekst="Zo was het.", **wie)
    services.werk_cijfers_bij(editie=editie, **wie)
    editie.refresh_from_db()
    leg_vast(editie, stand=editie.stand)
    assert bytes(editie.bestanden.get().inhoud) == b"nieuw"
    assert editie.teksten.get().tekst == "Zo was het."


def test_drawing_again_after_each_change_is_another_job(wie):
    editie = maak_editie()
    een = services.werk_bestanden_bij(editie=editie, **wie).werk
    assert services.werk_bestanden_bij(editie=editie, **wie).werk == een
    services.bewaar_tekst(editie=editie, hoofdstuk="inleiding", tekst="Anders.", **wie)
    assert services.werk_bestanden_bij(editie=editie, **wie).werk != een


def test_there_is_nothing_to_draw_without_figures(wie):
    with pytest.raises(services.EditieFout, match="nog geen cijfers"):
        services.werk_bestanden_bij(editie=maak_editie(cijfers=False), **wie)


def test_failed_work_can_be_tried_again(wie):
    editie = services.vraag_editie_aan(jaar=2015, peildatum=OUDJAAR, **wie)
    werk.mislukt(werk.claim(editie.werk.pk, op=OP), reden="Kapot.", op=OP)
    job = services.probeer_opnieuw(editie=editie, **wie).werk
    assert (job.pk, job.status, job.reden) == (editie.werk.pk, "aangevraagd", "")
    assert services.probeer_opnieuw(editie=editie, **wie).werk == job


def test_finished_work_is_not_tried_again(wie):
    editie = services.vraag_editie_aan(jaar=2015, peildatum=OUDJAAR, **wie)
    werk.rond_af(werk.claim(editie.werk.pk, op=OP), None, op=OP)
    with pytest.raises(services.EditieFout, match="mislukt"):
        services.probeer_opnieuw(editie=editie, **wie)
    with pytest.raises(services.EditieFout, match="niets"):
        services.probeer_opnieuw(editie=maak_editie(peildatum=date(2015, 6, 30)), **wie)


# ---- words


def test_a_text_is_kept_with_who_and_when(wie, door):
    editie = maak_editie()
    services.bewaar_tekst(editie=editie, hoofdstuk="inleiding", tekst=" Een jaar.\r\n\r\nEn meer. ", **wie)
    tekst = editie.teksten.get()
    assert (tekst.tekst, tekst.gewijzigd_door, tekst.gewijzigd_op) == ("Een jaar.\n\nEn meer.", door, OP)
    assert samengesteld(editie)["teksten"]["inleiding"] == "Een jaar.\n\nEn meer."
    assert logregels(editie) == ["tekst bewaard"]


def test_a_text_without_a_chapter_is_refused(wie):
    with pytest.raises(services.EditieFout, match="geen tekst"):
        services.bewaar_tekst(editie=maak_editie(), hoofdstuk="bestaat-niet", tekst="x", **wie)


def test_a_text_that_is_too_long_is_refused(wie):
    with pytest.raises(services.EditieFout, match="te lang"):
        services.bewaar_tekst(editie=maak_editie(), hoofdstuk="inleiding", tekst="x" * 20_001, **wie)


def test_a_text_can_be_taken_back(wie):
    editie = maak_editie()
    eerst = samengesteld(editie)["teksten"]["inleiding"]
    services.bewaar_tekst(editie=editie, hoofdstuk="inleiding", tekst="Mijn woorden.", **wie)
    services.herstel_tekst(editie=editie, hoofdstuk="inleiding", **wie)
    assert samengesteld(editie)["teksten"]["inleiding"] == eerst


def test_a_deviation_is_explained_as_it_is_now(wie, scheef, door):
    editie = maak_editie()
    [code] = afwijkingen(editie)
    services.verklaar_afwijking(editie=editie, controle=code, uitleg=" Geboekt in 2014. ", **wie)
    verklaring = editie.verklaringen.get()
    [rij] = [rij for rij in samengesteld(editie)["controles"] if rij["code"] == code]
    assert rij["verklaring"] == verklaring.uitleg == "Geboekt in 2014."
    assert (verklaring.verwacht, verklaring.gevonden, verklaring.door) == (
        rij["verwacht"],
        rij["gevonden"],
        door,
    )


def test_what_does_not_deviate_needs_no_explanation(wie, scheef):
    editie = maak_editie()
    klopt = next(rij["code"] for rij in editie.momentopname["controles"] if rij["oordeel"] == "klopt")
    with pytest.raises(services.EditieFout, match="niet"):
        services.verklaar_afwijking(editie=editie, controle=klopt, uitleg="Daarom.", **wie)


def test_an_explanation_says_something(wie, scheef):
    editie = maak_editie()
    [code] = afwijkingen(editie)
    with pytest.raises(services.EditieFout, match="Schrijf op"):
        services.verklaar_afwijking(editie=editie, controle=code, uitleg="  \n ", **wie)
    assert not Verklaring.objects.exists()


# ---- definitive


def test_a_definitive_edition_freezes_what_the_document_shows(wie, door, scheef):
    editie = maak_editie()
    maak_bestand(editie, inhoud=b"concept")
    services.bewaar_tekst(
        editie=editie, hoofdstuk="inleiding", tekst="Er waren {{ vacatures.aangeboden.voluit }}.", **wie
    )
    verklaar_alles(editie, wie)
    editie = services.maak_definitief(editie=editie, **wie)
    editie.refresh_from_db()
    m = editie.momentopname
    assert (m["status"], m["versie"], m["teksten"]["inleiding"]) == (
        "definitief",
        1,
        "Er waren geen vacatures.",
    )
    assert [rij["verklaring"] for rij in m["controles"] if rij["oordeel"] == "afwijking"] == [
        "Geboekt in 2014."
    ]
    assert editie.sha256 == kenmerk(m) == kenmerk(samengesteld(editie))
    assert (editie.definitief_door, editie.definitief_op) == (door, OP)
    assert not editie.bestanden.exists(), "a file that says CONCEPT must not stay"
    assert (editie.werk.soort, editie.werk.is_open) == (services.TEKENEN, True)
    assert logregels(editie)[-1] == "definitief gemaakt"


def test_a_definitive_edition_keeps_its_figures_when_the_records_change(wie):
    editie = services.maak_definitief(editie=maak_editie(), **wie)
    voor = samengesteld(editie)
    maak_vacature(gepubliceerd_op=date(2015, 3, 1))
    editie.refresh_from_db()
    assert samengesteld(editie) == voor
    assert maak_editie().momentopname["cijfers"] != editie.momentopname["cijfers"]


def vast(wie):
    return services.maak_definitief(editie=maak_editie(), **wie)


@pytest.mark.parametrize(
    "doe",
    [
        lambda e, wie: services.bewaar_tekst(editie=e, hoofdstuk="inleiding", tekst="x", **wie),
        lambda e, wie: services.herstel_tekst(editie=e, hoofdstuk="inleiding", **wie),
        lambda e, wie: services.verklaar_afwijking(editie=e, controle="x", uitleg="x", **wie),
        lambda e, wie: services.werk_cijfers_bij(editie=e, **wie),
        lambda e, wie: services.werk_bestanden_bij(editie=e, **wie),
        lambda e, wie: services.maak_definitief(editie=e, **wie),
        lambda e, wie: services.leg_cijfers_vast(
            editie_id=e.pk, momentopname={}, bestanden={}, stand=e.stand, op=wie["op"]
        ),
    ],
    ids=["tekst", "herstel", "verklaring", "cijfers", "bestanden", "definitief", "vastleggen"],
)
def test_a_definitive_edition_stays_as_it_is(wie, doe):
    with pytest.raises(services.EditieStaatVast):
        doe(vast(wie), wie)


def test_the_files_of_a_definitive_edition_are_drawn_once(wie):
    editie = vast(wie)
    velden = {"editie_id": editie.pk, "stand": editie.stand, "op": OP}
    services.leg_bestanden_vast(**velden, bestanden={"pdf": b"echt"})
    services.leg_bestanden_vast(**velden, bestanden={"pdf": b"later"})
    assert bytes(editie.bestanden.get().inhoud) == b"echt"


def test_files_drawn_of_the_concept_come_too_late(wie):
    editie = vast(wie)
    services.leg_bestanden_vast(
        editie_id=editie.pk, stand=editie.stand - 1, bestanden={"pdf": b"concept"}, op=OP
    )
    assert not editie.bestanden.exists()


def test_what_still_stands_in_the_way_is_listed_whole(wie, scheef):
    editie = maak_editie(peildatum=date(2016, 2, 2))
    services.bewaar_tekst(editie=editie, hoofdstuk="inleiding", tekst="{{ vacatures.bestaat_niet }}", **wie)
    services.werk_cijfers_bij(editie=editie, **wie)
    editie.refresh_from_db()
    with pytest.raises(services.NogNietDefinitief) as fout:
        services.maak_definitief(editie=editie, **wie)
    werk_nog, later, tekst, afwijking = fout.value.redenen
    assert "worden nog gemaakt" in werk_nog
    assert "in de toekomst" in later
    assert "vacatures.bestaat_niet" in tekst
    assert "Vacatures" in afwijking
    editie.refresh_from_db()
    assert editie.status == "concept"


def test_without_figures_nothing_becomes_definitive(wie):
    with pytest.raises(services.NogNietDefinitief, match="nog geen cijfers"):
        services.maak_definitief(editie=maak_editie(cijfers=False), **wie)


def test_an_explanation_of_other_figures_does_not_count(wie, scheef):
    editie = maak_editie()
    verklaar_alles(editie, wie)
    assert redenen_tegen(editie, op=OP.date()) == []
    maak_vacature(scheef, gepubliceerd_op=date(2014, 12, 1), status="ingevuld", ingevuld_op=date(2015, 3, 1))
    leg_vast(editie, stand=editie.stand)
    assert ["niet verklaard" in reden for reden in redenen_tegen(editie, op=OP.date())] == [True]


def test_an_older_version_does_not_become_definitive_any_more(wie):
    oud = maak_editie()
    maak_editie(peildatum=date(2015, 10, 26), definitief=True)
    with pytest.raises(services.NogNietDefinitief, match="nieuwere versie"):
        services.maak_definitief(editie=oud, **wie)


def test_editions_of_organisations_become_definitive_together_each_for_itself(wie, scheef):
    regio = maak_editie()
    goed, ander = maak_organisatie("borne"), maak_organisatie("almelo")
    klaar = maak_editie(organisatie=goed)
    vraagt = maak_editie(organisatie=scheef)
    later = maak_editie(organisatie=ander, peildatum=date(2015, 6, 30))
    assert services.maak_organisaties_definitief(editie=regio, **wie) == ([klaar], [vraagt])
    for editie in (regio, klaar, vraagt, later):
        editie.refresh_from_db()
    assert [e.is_definitief for e in (regio, klaar, vraagt, later)] == [False, True, False, False]


# ---- superseding


def test_a_new_version_supersedes_and_takes_the_words_along(wie, scheef):
    oud = maak_editie()
    services.bewaar_tekst(editie=oud, hoofdstuk="inleiding", tekst="In {{ jaar }} ging het goed.", **wie)
    verklaar_alles(oud, wie)
    oud = services.maak_definitief(editie=oud, **wie)
    later = {**wie, "op": OP + timedelta(days=1)}
    nieuw = services.nieuwe_versie(editie=oud, **later)
    assert (nieuw.versie, nieuw.vervangt, nieuw.status) == (2, oud, "concept")
    assert [(t.hoofdstuk, t.tekst) for t in nieuw.teksten.all()] == [
        ("inleiding", "In {{ jaar }} ging het goed.")
    ]
    assert [v.uitleg for v in nieuw.verklaringen.all()] == ["Geboekt in 2014."]
    assert oud.teksten.count() == oud.verklaringen.count() == 1
    assert services.nieuwe_versie(editie=oud, **later) == nieuw


def test_the_edition_of_an_organisation_starts_with_the_explanations_of_the_region(wie, scheef):
    regio = maak_editie()
    services.bewaar_tekst(editie=regio, hoofdstuk="inleiding", tekst="Voor de hele regio.", **wie)
    verklaar_alles(regio, wie)
    hengelo = services.vraag_editie_aan(jaar=2015, peildatum=OUDJAAR, organisatie=scheef, **wie)
    assert [v.uitleg for v in hengelo.verklaringen.all()] == ["Geboekt in 2014."]
    assert not hengelo.teksten.exists()


def test_the_job_is_asked_for_in_the_same_transaction(wie):
    with TestCase.captureOnCommitCallbacks() as callbacks:
        services.vraag_editie_aan(jaar=2015, peildatum=OUDJAAR, **wie)
    assert len(callbacks) == 1
