"""What a cohort needs around it; each maker as in tests/maken.py. Cohorts begin and end around today."""

from datetime import UTC, datetime, time, timedelta

from django.utils import timezone

from jbmb.models import Coachnotitie, Cohort, Cohortdeelname, Cohortmatch, Cohortteam, Cohortvraag, Teamlid
from tests.maken import maak_emaildomein, maak_gebruiker, maak_organisatie, nummer

OP = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
VANDAAG = OP.date()
# How many days from today a cohort begins in each status.
BEGINT = {"concept": 90, "open": 60, "gekozen": 30, "loopt": -30, "afgerond": -200, "afgelast": 60}


def maak_cohort(status="open", op=None, **velden):
    dag = op or timezone.localdate()
    start = velden.pop("start", dag + timedelta(BEGINT[status]))
    velden = {
        "titel": f"Cohort {nummer()}",
        "omschrijving": "Een half jaar samen.",
        "aanmelden_tot": start - timedelta(20),
        "ruil_tot": start + timedelta(90),
        "einde": start + timedelta(180),
        "plaatsen": 8,
        **velden,
    }
    cohort = Cohort.objects.create(start=start, status=status, **velden)
    cohort.stappen.create(naar=status, per=start - timedelta(60), vastgelegd_op=OP)
    return cohort


def maak_mens(organisatie=None, **velden):
    return maak_gebruiker(organisatie=organisatie or maak_organisatie(), **velden)


def maak_deelname(cohort=None, deelnemer=None, status="deelnemer", organisatie=None, **velden):
    """As it stands: nobody told of it."""
    cohort = cohort or maak_cohort("loopt")
    deelnemer = deelnemer or maak_mens(organisatie)
    wacht = status == "uitgenodigd"
    tot = timezone.make_aware(datetime.combine(cohort.start, time()))
    velden = {
        "functie": f"Functie {nummer()}",
        "motivatie": "Ik wil leren.",
        "zoekt": "Iets anders.",
        "leidinggevende": f"chef@{deelnemer.organisatie.code}.example",
        "akkoord_tot": tot if wacht else None,
        "vraagnummer": 1 if wacht else 0,
        "aangemeld_op": cohort.start - timedelta(30),
        **velden,
    }
    rij = Cohortdeelname.objects.create(
        cohort=cohort, deelnemer=deelnemer, organisatie=deelnemer.organisatie, status=status, **velden
    )
    rij.stappen.create(naar=status, per=rij.aangemeld_op, vastgelegd_op=OP)
    return rij


def maak_match(deelname=None, bij=None, status="voorgesteld", **velden):
    deelname = deelname or maak_deelname()
    bij = bij or maak_deelname(deelname.cohort)
    velden = {"van": deelname.cohort.start, "tot": deelname.cohort.ruil_tot, **velden}
    match = Cohortmatch.objects.create(deelname=deelname, bij=bij, status=status, **velden)
    match.stappen.create(naar=status, per=velden["van"], vastgelegd_op=OP)
    return match


def maak_hulpvraag(deelname=None, **velden):
    velden = {"vraag": "Wie helpt mij?", "gevraagd_op": OP, **velden}
    return (deelname or maak_deelname()).hulpvragen.create(**velden)


def maak_team(deelname=None, **velden):
    """With this person in it."""
    deelname = deelname or maak_deelname()
    velden = {"naam": f"Team {nummer()}", "opdrachtgever": "Waterschap", "opdracht": "Onderzoek.", **velden}
    team = Cohortteam.objects.create(cohort=deelname.cohort, **velden)
    Teamlid.objects.filter(deelname=deelname).delete()
    Teamlid.objects.create(team=team, deelname=deelname)
    return team


def maak_notitie(deelname=None, coach=None, tekst="Kijkt ertegen op."):
    deelname = deelname or maak_deelname()
    coach = coach or maak_mens()
    return Coachnotitie.objects.create(deelname=deelname, coach=coach, tekst=tekst, geschreven_op=OP)


def maak_vraag(soort="schaal", **velden):
    velden.setdefault("vraag", f"Vraag {nummer()}?")
    return Cohortvraag.objects.create(soort=soort, **velden)


def met_domein(organisatie):
    """Whose leidinggevenden can be asked."""
    maak_emaildomein(organisatie, f"{organisatie.code}.example")
    return organisatie


def aanmelding(gebruiker, **anders):
    return {
        "functie": "Jurist",
        "motivatie": "Ik wil leren.",
        "zoekt": "Een grote stad.",
        "leidinggevende": f"chef@{gebruiker.organisatie.code}.example",
        **anders,
    }
