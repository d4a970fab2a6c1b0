"""Of the demo: two groups that swap workplace, with a round in every state, and swaps with every outcome."""

from datetime import date, datetime, timedelta
from itertools import cycle

from django.utils import timezone

from evenementen.models import (
    Ruilantwoord,
    Ruilgroep,
    Ruillid,
    Ruilronde,
    Ruilrondestap,
    Ruilstap,
    Vrijedag,
    Werkplekruil,
)
from evenementen.services import ruilparen
from twentsekracht.organisaties.models import Gebruiker

Status, S = Ruilronde.Status, Werkplekruil.Status
GROEP = "secretarissen"  # as the lists of earlier years call them, so that who met then counts
ANDERE = "hoofden bedrijfsvoering"
MEESTE = 11  # an odd number: somebody is left over
WEEK = timedelta(weeks=1)
# Which of the working days each can, by turns; () joins not this time, None did not answer yet.
DAGEN = ((0, 3, 4), (3, 8), (1, 4, 9), (0, 8), (5,), (2, 5, 9), (1,), (), (4, 9), (7,), None)
UITKOMSTEN = (
    (S.UITGEVOERD, ""),
    (S.UITGEVOERD, ""),
    (S.NIET_DOORGEGAAN, Werkplekruil.Reden.AGENDA),
    (S.GEPLAND, ""),
)


def vul(*, op: datetime) -> None:
    """Made once."""
    mensen = _een_per_werkgever()
    if len(mensen) < 4 or Ruilgroep.objects.filter(naam=GROEP).exists():
        return
    vandaag = timezone.localdate(op)
    groep, leden = _groep(GROEP, mensen)
    _geweest(groep, leden, vandaag - 26 * WEEK, op)
    _gevraagd(groep, leden, vandaag + 5 * WEEK, op)
    _ronde(groep, "over een half jaar", vandaag + 26 * WEEK, Status.VOORBEREIDING, op)
    andere, _ = _groep(ANDERE, mensen[:6])
    _ronde(andere, "vorig jaar", vandaag - 40 * WEEK, Status.VERVALLEN, op)


def _een_per_werkgever() -> list[Gebruiker]:
    """Of each the first by name, so that everybody can meet everybody."""
    mensen = Gebruiker.objects.filter(organisatie__is_werkgever=True, is_active=True).select_related(
        "organisatie"
    )
    per_werkgever = {mens.organisatie_id: mens for mens in mensen.order_by("-naam", "-pk")}
    return sorted(per_werkgever.values(), key=lambda mens: mens.organisatie.code)[:MEESTE]


def _groep(naam: str, mensen: list[Gebruiker]) -> tuple[Ruilgroep, list[Ruillid]]:
    bureau = Gebruiker.objects.filter(email="coordinator@twentsekracht.example").first()
    groep = Ruilgroep.objects.create(naam=naam, zorgt_ervoor=bureau)
    leden = [Ruillid(groep=groep, gebruiker=mens, organisatie=mens.organisatie) for mens in mensen]
    return groep, Ruillid.objects.bulk_create(leden)


def _ronde(groep: Ruilgroep, naam: str, van: date, status: str, op: datetime) -> Ruilronde:
    """Four weeks, from the Monday on."""
    van -= timedelta(days=van.weekday())
    ronde = Ruilronde.objects.create(
        groep=groep, naam=naam, van=van, tot=van + 4 * WEEK, dagen_tot=van - 2 * WEEK, status=status
    )
    loop = [Status.VOORBEREIDING, Status.GEVRAAGD, Status.BEVESTIGD]
    stappen = [*loop[: loop.index(status) + 1]] if status in loop else [loop[0], status]
    for eerder, naar in zip(["", *stappen], stappen, strict=False):
        Ruilrondestap.objects.create(ronde=ronde, van=eerder, naar=naar, vastgelegd_op=op)
    return ronde


def _gevraagd(groep: Ruilgroep, leden: list[Ruillid], van: date, op: datetime) -> None:
    """Most answered; the pairs are proposed and nobody heard yet."""
    ronde = _ronde(groep, "dit jaar", van, Status.GEVRAAGD, op)
    werkdagen = ronde.werkdagen()
    for lid, nummers in zip(leden, cycle(DAGEN), strict=False):
        if nummers is None:
            continue
        antwoord = Ruilantwoord.objects.create(ronde=ronde, lid=lid, doet_mee=bool(nummers), gegeven_op=op)
        Vrijedag.objects.bulk_create(
            Vrijedag(antwoord=antwoord, datum=werkdagen[nummer]) for nummer in nummers
        )
    ruilparen.stel_voor(ronde_id=ronde.pk, op=op)


def _geweest(groep: Ruilgroep, leden: list[Ruillid], van: date, op: datetime) -> None:
    """Confirmed, and over: some did, one did not, of one it is not known yet."""
    ronde = _ronde(groep, "een half jaar geleden", van, Status.BEVESTIGD, op)
    dagen = ronde.werkdagen()
    for nummer, (status, reden) in enumerate(UITKOMSTEN[: len(leden) // 2]):
        lid_a, lid_b = leden[2 * nummer], leden[2 * nummer + 1]
        ruil = Werkplekruil.objects.create(
            groep=groep.naam,
            organisatie_a=lid_a.organisatie,
            organisatie_b=lid_b.organisatie,
            datum=dagen[3 * nummer],
            status=status,
            reden=reden,
            ronde=ronde,
            lid_a=lid_a,
            lid_b=lid_b,
            gevraagd_op=op,
        )
        for eerder, naar in [("", S.GEPLAND), (S.GEPLAND, status)][: 1 if status == S.GEPLAND else 2]:
            Ruilstap.objects.create(
                ruil=ruil, van=eerder, naar=naar, datum=ruil.datum, reden=ruil.reden, vastgelegd_op=op
            )
