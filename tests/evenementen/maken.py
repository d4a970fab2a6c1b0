"""More data of the events, for the tests that are about them: as tests/maken.py."""

from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from evenementen.models import (
    Evaluatievraag,
    Evenement,
    Gastaanbod,
    Opmerking,
    Ruilantwoord,
    Ruilgroep,
    Ruillid,
    Ruilronde,
    Ruilrondestap,
    Ruilstap,
    Ruilverbod,
    Spreker,
    Vrijedag,
    VrijePeriode,
    Werkplekruil,
)
from tests.maken import DAG, MOMENT, maak_evenement, maak_gebruiker, maak_organisatie, nummer


def maak_spreker(naam="Wim ter Haar", **velden):
    """From outside, unless an organisation is given."""
    if "organisatie" not in velden:
        velden.setdefault("bureau", "Bureau Noaber")
    return Spreker.objects.create(naam=naam, **velden)


# ---- swaps of workplace

OP = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)  # a Monday, on which a round is being made
MAANDAG = date(2027, 3, 1)  # the first day of that round


def maak_ruilgroep(**velden):
    velden.setdefault("naam", f"Ruilgroep {nummer()}")
    return Ruilgroep.objects.create(**velden)


def maak_ruillid(groep=None, organisatie=None, **velden):
    organisatie = organisatie or maak_organisatie()
    velden.setdefault("gebruiker", None)
    wie = velden.pop("gebruiker") or maak_gebruiker(organisatie=organisatie)
    return Ruillid.objects.create(
        groep=groep or maak_ruilgroep(), gebruiker=wie, organisatie=organisatie, **velden
    )


def maak_ruilronde(groep=None, status="gevraagd", door=None, **velden):
    """Four weeks of March, for which days may be given until the middle of February."""
    velden = {"van": MAANDAG, "tot": date(2027, 3, 28), "dagen_tot": date(2027, 2, 14), **velden}
    velden.setdefault("naam", f"ronde {nummer()}")
    ronde = Ruilronde.objects.create(groep=groep or maak_ruilgroep(), status=status, **velden)
    Ruilrondestap.objects.create(ronde=ronde, naar=status, door=door, vastgelegd_op=OP)
    return ronde


def maak_ruilantwoord(ronde, lid, *dagen, door=None):
    antwoord = Ruilantwoord.objects.create(
        ronde=ronde, lid=lid, doet_mee=bool(dagen), gegeven_op=OP, door=door
    )
    Vrijedag.objects.bulk_create(Vrijedag(antwoord=antwoord, datum=dag) for dag in dagen)
    return antwoord


def maak_ruil(ronde=None, lid_a=None, lid_b=None, datum=MAANDAG, status="gepland", door=None, **velden):
    """Of a round that was confirmed."""
    ronde = ronde or maak_ruilronde(status="bevestigd")
    lid_a, lid_b = (lid or maak_ruillid(ronde.groep) for lid in (lid_a, lid_b))
    ruil = Werkplekruil.objects.create(
        groep=ronde.groep.naam,
        organisatie_a=lid_a.organisatie,
        organisatie_b=lid_b.organisatie,
        datum=datum,
        status=status,
        ronde=ronde,
        lid_a=lid_a,
        lid_b=lid_b,
        **velden,
    )
    Ruilstap.objects.create(ruil=ruil, naar=status, datum=datum, lid=lid_a, door=door, vastgelegd_op=OP)
    return ruil


def maak_ruilverbod(ronde, *leden):
    een, ander = sorted(leden, key=lambda lid: lid.pk)
    return Ruilverbod.objects.create(ronde=ronde, lid_een=een, lid_ander=ander)


# ---- the plan of the year


def maak_vrije_periode(organisatie=None, naam="Zomerreces", van=DAG, tot=None, **velden):
    """A recess when an organisation is given, else a holiday of the schools."""
    Soort = VrijePeriode.Soort
    velden.setdefault("soort", Soort.RECES if organisatie else Soort.SCHOOLVAKANTIE)
    return VrijePeriode.objects.create(organisatie=organisatie, naam=naam, van=van, tot=tot or van, **velden)


def maak_voorstel(indiener=None, over=60, duur=0, **velden):
    """Begins so many days from today, and takes so many more."""
    start = velden.pop("start", timezone.localdate() + timedelta(over))
    velden.setdefault("planning", Evenement.Planning.VOORSTEL)
    velden.setdefault("is_gepubliceerd", False)
    velden.setdefault("jaar", start.year)
    return maak_evenement(
        start=start, einde=start + timedelta(duur), indiener=indiener or maak_organisatie(), **velden
    )


def maak_opmerking(evenement=None, organisatie=None, tekst="Kan het een week later?", **velden):
    velden.setdefault("geschreven_op", MOMENT)
    return Opmerking.objects.create(
        evenement=evenement or maak_voorstel(), organisatie=organisatie, tekst=tekst, **velden
    )


def maak_gastaanbod(evenement=None, organisatie=None, **velden):
    velden.setdefault("aangeboden_op", MOMENT)
    return Gastaanbod.objects.create(
        evenement=evenement or maak_voorstel(), organisatie=organisatie or maak_organisatie(), **velden
    )


def maak_evaluatievraag(soort="schaal", **velden):
    velden.setdefault("vraag", f"Vraag {nummer()}?")
    return Evaluatievraag.objects.create(soort=soort, **velden)
