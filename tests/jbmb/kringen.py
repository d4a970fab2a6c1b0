"""A ring that fits, of people who each want the next one's job; and put to them."""

from django.utils import timezone

from jbmb.models import Kringlid, Ring, Ruilkring
from jbmb.services import kringen
from tests.jbmb.aanbod import maak_ambassadeur, maak_compleet, maak_mens
from tests.jbmb.ronde import draai
from tests.maken import (
    DAG,
    MOMENT,
    maak_emaildomein,
    maak_organisatie,
    maak_ronde,
    maak_ruilaanbod,
    maak_voorkeur,
)


def maak_werkgever():
    """With a mail domain and an ambassadeur."""
    organisatie = maak_organisatie()
    maak_emaildomein(organisatie, f"{organisatie.code}.example")
    maak_ambassadeur(organisatie)
    return organisatie


def maak_passend(aantal, eerste=None):
    """Offers of which each wants to go to the next only. `eerste`: somebody who is there already."""
    aanbod = [maak_compleet(eerste)] if eerste else []
    aanbod += [maak_compleet(maak_mens(maak_werkgever())) for _ in range(aantal - len(aanbod))]
    for een, volgende in zip(aanbod, [*aanbod[1:], aanbod[0]], strict=True):
        maak_voorkeur(een, volgende.organisatie, rang=1)
    return aanbod


def maak_ring(aantal=3, eerste=None):
    """A ring as a round found it."""
    maak_passend(aantal, eerste)
    return Ring.objects.filter(ronde=draai(langste=aantal)).get()


def maak_kring(aantal=3, op=None, eerste=None) -> Ruilkring:
    return kringen.stel_voor(ring=maak_ring(aantal, eerste), door=None, op=op or timezone.now())


def maak_kringrij(status="akkoord", leidinggevende="", **stap):
    """As it stands, without having been put to anybody: with one member, and a step."""
    ring = Ring.objects.create(ronde=maak_ronde(), nummer=1)
    kring = Ruilkring.objects.create(ring=ring, status=status, voorgesteld_op=MOMENT, uiterlijk=DAG)
    lid = Kringlid.objects.create(
        kring=kring, plek=1, aanbod=maak_ruilaanbod(), leidinggevende=leidinggevende
    )
    kring.stappen.create(naar=status, vastgelegd_op=MOMENT, **stap)
    return lid


def mensen(kring):
    """In the order of the ring."""
    return [lid.aanbod.deelnemer for lid in kring.leden.select_related("aanbod__deelnemer").order_by("plek")]


def baas(wie):
    return f"baas{wie.pk}@{wie.organisatie.code}.example"


def maak_bekend(aantal=3, op=None):
    """All are interested."""
    kring = maak_kring(aantal, op)
    for wie in mensen(kring):
        kringen.toon_interesse(kring=kring, door=wie, op=op or timezone.now())
    kring.refresh_from_db()
    return kring


def maak_gewild(aantal=3, op=None):
    """All said yes: who has to agree is asked."""
    kring = maak_bekend(aantal, op)
    for wie in mensen(kring):
        kringen.zeg_ja(kring=kring, leidinggevende=baas(wie), door=wie, op=op or timezone.now())
    kring.refresh_from_db()
    return kring
