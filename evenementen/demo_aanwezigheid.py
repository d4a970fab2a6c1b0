"""Of the demo: a lecture that is given today, with who is there, who is not, and who walked in."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from evenementen.models import Deelname, Evenement, Onderdeel
from evenementen.services.stappen import maak, zet_veel
from twentsekracht.organisaties.models import Gebruiker

CODE = "lunchlezing"
S = Deelname.Status
# Who signed up, and what is known of them already; "" nothing yet.
DEELNEMERS = (
    ("ambtenaar@losser.example", ""),
    ("esra.demir@hengelo.example", S.AANWEZIG),
    ("marloes.wolbert@borne.example", S.AFWEZIG),
    ("ruud.bolscher@almelo.example", ""),
    ("petra.snippert@losser.example", S.AANWEZIG),
    ("tim.kuipers@borne.example", S.NO_SHOW),
)
INLOPER = "yasmin.akkaya@enschede.example"


def vul(*, op: datetime) -> None:
    """Made once, when these people are there."""
    mensen = Gebruiker.objects.select_related("organisatie").in_bulk(
        [*(adres for adres, _ in DEELNEMERS), INLOPER], field_name="email"
    )
    if INLOPER not in mensen or Evenement.objects.filter(code=CODE).exists():
        return
    deel = _maak(op)
    eerder = op - timedelta(days=9)
    rijen = {}
    for adres, status in DEELNEMERS:
        rij = _deelname(deel, mensen[adres], S.BEVESTIGD, eerder)
        maak(rij, door=rij.deelnemer, op=eerder)
        if status:
            rijen[rij] = status
    zet_veel(rijen, door=None, op=op, reden="Genoteerd door de spreker")
    inloper = _deelname(deel, mensen[INLOPER], S.AANWEZIG, op, is_inloper=True)
    maak(inloper, door=inloper.deelnemer, op=op, reden="Zelf gemeld met de QR-code")


def _maak(op: datetime) -> Onderdeel:
    vandaag = timezone.localdate(op)
    evenement = Evenement.objects.create(
        code=CODE,
        jaar=vandaag.year,
        titel="Lunchlezing: een dag uit het leven van een griffier",
        soort=Evenement.Soort.ANDERS,
        samenvatting="Neem je brood mee en luister.",
        start=vandaag,
        einde=vandaag,
    )
    return Onderdeel.objects.create(
        evenement=evenement,
        code=f"{CODE}-01",
        titel="Een dag uit het leven van een griffier",
        soort=Onderdeel.Soort.LEZING,
        datum=vandaag,
        begintijd=time(12, 15),
        eindtijd=time(13),
        locatie="Gemeentehuis Losser",
        ruimte="Raadzaal",
        capaciteit=20,
    )


def _deelname(deel: Onderdeel, wie: Gebruiker, status: str, op: datetime, **velden) -> Deelname:
    return Deelname(
        onderdeel=deel,
        deelnemer=wie,
        organisatie=wie.organisatie,
        status=status,
        ingeschreven_op=timezone.localdate(op),
        **velden,
    )
