"""What the people of a cohort arrange among themselves: matches, settling in, and help when they ask."""

from datetime import timedelta

import pytest

from jbmb import cohortgegevens, cohorttaken
from jbmb.fouten import RuilFout
from jbmb.models import Cohortmatch, Hulpvraag
from jbmb.services import cohorthulp, cohortmatch
from jbmb.services.cohorten import werk_bij
from tests.jbmb.aanbod import post
from tests.jbmb.cohort import OP, VANDAAG, maak_cohort, maak_deelname, maak_hulpvraag, maak_match, maak_mens
from tests.maken import maak_gebruiker, maak_organisatie
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return maak_cohort("loopt", op=VANDAAG)


def vers(rij):
    return type(rij).objects.get(pk=rij.pk)


def stel_voor(mijn, bij, van=None, tot=None, door=None):
    cohort = mijn.cohort
    return cohortmatch.stel_voor(
        deelname=mijn,
        bij_id=bij.pk,
        van=van or cohort.start,
        tot=tot or cohort.ruil_tot,
        door=door or mijn.deelnemer,
        op=OP,
    )


def test_a_match_is_agreed_by_whose_place_it_is_and_begins_at_once_when_its_day_was_there(cohort):
    mijn, hun = maak_deelname(cohort), maak_deelname(cohort)
    match = stel_voor(mijn, hun)
    assert post() == [(hun.deelnemer.email, "Klopt deze match?")]
    for wie in (mijn.deelnemer, maak_mens()):
        with pytest.raises(RuilFout, match="van wie de plek is"):
            cohortmatch.beantwoord(match=match, klopt=True, door=wie, op=OP)
    cohortmatch.beantwoord(match=match, klopt=True, door=hun.deelnemer, op=OP)
    assert (vers(match).status, vers(mijn).status, vers(hun).status) == (
        *("bevestigd", "in_ruil"),
        "deelnemer",
    )
    with pytest.raises(RuilFout, match="Dat kan niet meer"):
        cohortmatch.beantwoord(match=match, klopt=False, door=hun.deelnemer, op=OP)


def test_a_ring_of_three_is_three_matches(cohort):
    drie = [maak_deelname(cohort) for _ in range(3)]
    for nummer, een in enumerate(drie):
        volgende = drie[(nummer + 1) % 3]
        cohortmatch.beantwoord(match=stel_voor(een, volgende), klopt=True, door=volgende.deelnemer, op=OP)
    assert [vers(een).status for een in drie] == ["in_ruil"] * 3


def test_a_no_leaves_both_free(cohort):
    mijn, hun = maak_deelname(cohort), maak_deelname(cohort)
    cohortmatch.beantwoord(match=stel_voor(mijn, hun), klopt=False, door=hun.deelnemer, op=OP)
    assert vers(mijn).status == "deelnemer"
    stel_voor(mijn, maak_deelname(cohort))


@pytest.mark.parametrize(
    ("van", "tot", "zegt"),
    [(-1, 10, "Kies dagen van"), (0, 91, "Kies dagen van"), (10, 10, "laatste dag komt na")],
)
def test_the_days_are_of_the_cohort(cohort, van, tot, zegt):
    dagen = [cohort.start + timedelta(een) for een in (van, tot)]
    with pytest.raises(RuilFout, match=zegt):
        stel_voor(maak_deelname(cohort), maak_deelname(cohort), *dagen)
    assert not Cohortmatch.objects.exists()


def test_with_whom_one_cannot_match(cohort):
    mijn = maak_deelname(cohort)
    collega = maak_deelname(cohort, organisatie=mijn.organisatie)
    elders, weg = maak_deelname(maak_cohort("loopt", op=VANDAAG)), maak_deelname(cohort, status="gestopt")
    for wie, zegt in ((collega, "andere organisatie"), (elders, "uit je cohort"), (weg, "uit je cohort")):
        with pytest.raises(RuilFout, match=zegt):
            stel_voor(mijn, wie)
    with pytest.raises(RuilFout, match="andere organisatie"):
        stel_voor(mijn, mijn)
    with pytest.raises(RuilFout, match="niet jouw deelname"):
        stel_voor(mijn, maak_deelname(cohort), door=maak_mens())


def test_one_place_each_and_one_person_on_a_place(cohort):
    mijn, hun, derde = (maak_deelname(cohort) for _ in range(3))
    maak_match(mijn, hun, "bevestigd")
    with pytest.raises(RuilFout, match="al een match"):
        stel_voor(mijn, derde)
    tweede = stel_voor(derde, hun)
    with pytest.raises(RuilFout, match="komt al een ander"):
        cohortmatch.beantwoord(match=tweede, klopt=True, door=hun.deelnemer, op=OP)
    assert vers(tweede).status == "voorgesteld"


def test_what_was_agreed_either_stops_with_a_reason_what_was_not_only_who_proposed(cohort):
    mijn, hun = maak_deelname(cohort, status="in_ruil"), maak_deelname(cohort)
    match = maak_match(mijn, hun, "bevestigd")
    with pytest.raises(RuilFout, match="waarom"):
        cohortmatch.trek_in(match=match, reden="", door=hun.deelnemer, op=OP)
    with pytest.raises(RuilFout, match="niet jouw match"):
        cohortmatch.trek_in(match=match, reden="x", door=maak_mens(), op=OP)
    cohortmatch.trek_in(match=match, reden="Het past niet", door=hun.deelnemer, op=OP)
    assert (vers(match).status, vers(mijn).status) == ("afgebroken", "deelnemer")
    assert post() == [(mijn.deelnemer.email, "Een match gaat niet door")]
    ander = stel_voor(vers(mijn), hun)
    with pytest.raises(RuilFout, match="niet jouw match"):
        cohortmatch.trek_in(match=ander, reden="x", door=hun.deelnemer, op=OP)
    cohortmatch.trek_in(match=ander, reden="", door=mijn.deelnemer, op=OP)
    assert vers(ander).status == "ingetrokken"


def test_the_days_move_people_and_twice_is_once(cohort):
    mijn, hun = maak_deelname(cohort), maak_deelname(cohort)
    match = maak_match(mijn, hun, "bevestigd", van=VANDAAG, tot=VANDAAG + timedelta(10))
    for dagen, verwacht in ((0, "in_ruil"), (0, "in_ruil"), (10, "in_ruil"), (11, "in_project")):
        werk_bij(cohort_id=cohort.pk, op=OP + timedelta(dagen))
        assert vers(mijn).status == verwacht
    assert (vers(match).status, vers(hun).status) == ("afgerond", "deelnemer")


# ---- settling in


def test_ticked_by_who_it_is_of(cohort):
    mijn = maak_deelname(cohort)
    cohorthulp.voeg_punt_toe(deelname=mijn, tekst=" Laptop ", door=mijn.deelnemer)
    punt = mijn.inwerkpunten.get(tekst="Laptop")
    wat = {"deelname": mijn, "punt_id": punt.pk, "op": OP}
    with pytest.raises(RuilFout, match="niet jouw deelname"):
        cohorthulp.vink(gedaan=True, door=maak_mens(), **wat)
    cohorthulp.vink(gedaan=True, door=mijn.deelnemer, **wat)
    assert vers(punt).gedaan_op == VANDAAG
    cohorthulp.vink(gedaan=False, door=mijn.deelnemer, **wat)
    assert vers(punt).gedaan_op is None
    for tekst, zegt in (("Laptop", "staat al"), (" ", "Schrijf op")):
        with pytest.raises(RuilFout, match=zegt):
            cohorthulp.voeg_punt_toe(deelname=mijn, tekst=tekst, door=mijn.deelnemer)
    mijn.inwerkpunten.bulk_create(type(punt)(deelname=mijn, tekst=f"Punt {nr}") for nr in range(29))
    with pytest.raises(RuilFout, match="passen 30 punten"):
        cohorthulp.voeg_punt_toe(deelname=mijn, tekst="Nog een", door=mijn.deelnemer)


def test_a_point_of_another_is_not_ticked(cohort):
    mijn, hun = maak_deelname(cohort), maak_deelname(cohort)
    punt = hun.inwerkpunten.create(tekst="Laptop")
    cohorthulp.vink(deelname=mijn, punt_id=punt.pk, gedaan=True, door=mijn.deelnemer, op=OP)
    assert vers(punt).gedaan_op is None


# ---- help


def taken(wie):
    return [taak.titel for taak in cohorttaken.taken(gebruiker=wie, op=VANDAAG)]


def test_help_goes_to_the_ambassadeur_of_the_own_organisation(cohort):
    hengelo = maak_organisatie("hengelo")
    amb, elders = maak_gebruiker(Rol.AMBASSADEUR, hengelo), maak_gebruiker(Rol.AMBASSADEUR)
    bureau = maak_gebruiker(Rol.COORDINATOR)
    mijn = maak_deelname(cohort, organisatie=hengelo)
    assert taken(amb) == []
    rij = cohorthulp.vraag_hulp(deelname=mijn, vraag="Wie helpt?", door=mijn.deelnemer, op=OP)
    assert post() == [(amb.email, "Een deelnemer vraagt hulp")]
    assert (taken(amb), taken(elders), taken(bureau)) == (["Beantwoord 1 hulpvraag"], [], [])
    with pytest.raises(RuilFout, match="ligt er al"):
        cohorthulp.vraag_hulp(deelname=mijn, vraag="Nog eens", door=mijn.deelnemer, op=OP)
    for wie in (elders, mijn.deelnemer):
        with pytest.raises(RuilFout, match="al beantwoord"):
            cohorthulp.beantwoord_hulp(hulpvraag=rij, antwoord="Ja", door=wie, op=OP)
    with pytest.raises(RuilFout, match="Schrijf wat"):
        cohorthulp.beantwoord_hulp(hulpvraag=rij, antwoord=" ", door=amb, op=OP)
    cohorthulp.beantwoord_hulp(hulpvraag=rij, antwoord="Ik bel.", door=amb, op=OP)
    assert (post(), taken(amb)) == ([(mijn.deelnemer.email, "Antwoord op je hulpvraag")], [])
    with pytest.raises(RuilFout, match="al beantwoord"):
        cohorthulp.beantwoord_hulp(hulpvraag=rij, antwoord="Toch niet", door=bureau, op=OP)


def test_without_an_ambassadeur_the_coordinator_helps_and_nobody_helps_themselves(cohort):
    bureau = maak_gebruiker(Rol.COORDINATOR)
    amb = maak_gebruiker(Rol.AMBASSADEUR)
    zelf = maak_deelname(cohort, amb)
    cohorthulp.vraag_hulp(deelname=zelf, vraag="Wie helpt?", door=amb, op=OP)
    assert post() == [(bureau.email, "Een deelnemer vraagt hulp")]
    assert (taken(amb), taken(bureau)) == ([], ["Beantwoord 1 hulpvraag"])


def test_who_stopped_asks_nothing_any_more(cohort):
    mijn = maak_deelname(cohort, status="gestopt")
    with pytest.raises(RuilFout, match="zolang je meedoet"):
        cohorthulp.vraag_hulp(deelname=mijn, vraag="Wie?", door=mijn.deelnemer, op=OP)
    assert not Hulpvraag.objects.exists()


# ---- what waits, and what somebody may download


def test_what_waits_for_the_coordinator_and_for_whose_place_it_is(cohort):
    bureau = maak_gebruiker(Rol.COORDINATOR)
    maak_cohort("open", op=VANDAAG, start=VANDAAG + timedelta(15))  # nobody can apply any more
    maak_cohort("loopt", op=VANDAAG, start=VANDAAG - timedelta(190))
    match = maak_match(maak_deelname(cohort), maak_deelname(cohort))
    assert taken(bureau) == ["Rond het cohort af", "Kies de deelnemers"]
    assert taken(match.bij.deelnemer) == ["Zeg of de match klopt"]
    assert taken(match.deelname.deelnemer) == taken(maak_mens()) == []


def test_their_own_copy_tells_of_themselves_and_names_no_other(cohort, django_assert_num_queries):
    mijn, hun = maak_deelname(cohort, zoekt="Iets met water"), maak_deelname(cohort)
    maak_match(mijn, hun)
    maak_hulpvraag(mijn, vraag="Waar is mijn pas?")
    mijn.inwerkpunten.create(tekst="Laptop", gedaan_op=VANDAAG)
    with django_assert_num_queries(10):
        gegevens = cohortgegevens.gegevens(gebruiker=mijn.deelnemer, op=VANDAAG)
    tekst = str(gegevens)
    assert all(woord in tekst for woord in ("Iets met water", "Waar is mijn pas?", "Laptop"))
    assert hun.deelnemer.naam not in tekst and hun.deelnemer.email not in tekst
    assert cohortgegevens.gegevens(gebruiker=maak_mens(), op=VANDAAG)["Vakmensen-in-beweging"] == []
