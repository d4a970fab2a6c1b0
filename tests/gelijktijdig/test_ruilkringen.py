"""Many connections at once on PostgreSQL: no ring half accepted, nobody in two, everybody told once."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from jbmb import services
from jbmb.fouten import RuilFout
from jbmb.models import Kringakkoord, Kringlid, Ring, Ruilaanbod, Ruilkring
from jbmb.services import kringakkoorden, kringen, rondes
from tests.gelijktijdig.test_werk import tegelijk
from tests.jbmb.aanbod import inhoud, maak_compleet, maak_mens
from tests.jbmb.kringen import (
    baas,
    maak_bekend,
    maak_gewild,
    maak_kring,
    maak_passend,
    maak_ring,
    maak_werkgever,
    mensen,
)
from tests.jbmb.ronde import draai
from tests.maken import maak_voorkeur
from twentsekracht.werk.models import Bericht, Job

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
S, W = Ruilkring.Status, Ruilkring.Waarom
RONDES = 4


@pytest.fixture(autouse=True)
def time_to_wait(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "options", "-c lock_timeout=60000")


@pytest.fixture
def nu():
    return timezone.now()


def probeer(doe, **wat):
    try:
        doe(**wat)
    except RuilFout as fout:
        return type(fout).__name__
    return "gelukt"


def klopt(kring):
    """What must hold of every ring at every moment."""
    kring.refresh_from_db()
    leden = list(kring.leden.all())
    assert all(lid.is_levend == kring.is_levend for lid in leden)
    ja = [lid.ja_op is not None for lid in leden]
    if kring.status in (S.AKKOORD, S.ROND):
        assert all(ja)
    if kring.status == S.VOORGESTELD:
        assert not any(ja)
    stappen = list(kring.stappen.order_by("pk").values_list("van", "naar"))
    assert [naar for _, naar in stappen[:-1]] == [van for van, _ in stappen[1:]]
    assert stappen[-1][1] == kring.status
    levend = Kringlid.objects.filter(is_levend=True).values_list("aanbod", flat=True)
    assert len(set(levend)) == len(levend)


def post(kop):
    return Bericht.objects.filter(onderwerp__startswith=kop).count()


def test_all_answer_at_once_and_it_moves_on_once(nu):
    for _ in range(RONDES):
        kring = maak_kring(3, op=nu)
        wie = mensen(kring)
        Bericht.objects.all().delete()
        tegelijk(6, lambda n, k=kring, w=wie: kringen.toon_interesse(kring=k, door=w[n % 3], op=nu))
        klopt(kring)
        assert kring.status == S.KENNISMAKEN and post("Maak kennis") == 3
        tegelijk(
            6,
            lambda n, k=kring, w=wie: kringen.zeg_ja(
                kring=k, leidinggevende=baas(w[n % 3]), door=w[n % 3], op=nu
            ),
        )
        klopt(kring)
        assert kring.status == S.AKKOORD and kring.stappen.count() == 3
        assert Kringakkoord.objects.filter(lid__kring=kring).count() == 6 == post("Ga je akkoord")


def test_one_accepts_while_another_withdraws(nu):
    for _ in range(RONDES):
        kring = maak_bekend(3, op=nu)
        een, twee, weg = mensen(kring)
        kringen.zeg_ja(kring=kring, leidinggevende=baas(een), door=een, op=nu)
        aanbod = Ruilaanbod.objects.get(deelnemer=weg)

        def doe(nummer, kring=kring, twee=twee, weg=weg, aanbod=aanbod):
            if nummer:
                return probeer(services.trek_in, aanbod=aanbod, door=weg, op=nu)
            return probeer(kringen.zeg_ja, kring=kring, leidinggevende=baas(twee), door=twee, op=nu)

        _, ingetrokken = tegelijk(2, doe)
        klopt(kring)
        assert (kring.status, kring.waarom, ingetrokken) == (S.ONTBONDEN, W.INGETROKKEN, "gelukt")


def test_the_last_yes_and_a_pause_at_once_one_of_both(nu):
    uitkomsten = set()
    for _ in range(RONDES):
        kring = maak_bekend(2, op=nu)
        een, ander = mensen(kring)
        kringen.zeg_ja(kring=kring, leidinggevende=baas(een), door=een, op=nu)
        aanbod = Ruilaanbod.objects.get(deelnemer=een)

        def doe(nummer, kring=kring, een=een, ander=ander, aanbod=aanbod):
            if nummer:
                return probeer(services.pauzeer, aanbod=aanbod, door=een, op=nu)
            return probeer(kringen.zeg_ja, kring=kring, leidinggevende=baas(ander), door=ander, op=nu)

        gezegd = tuple(tegelijk(2, doe))
        klopt(kring)
        aanbod.refresh_from_db()
        uitkomsten.add((gezegd, kring.status, aanbod.status))
    assert uitkomsten <= {
        (("gelukt", "RuilFout"), S.AKKOORD, "aangeboden"),
        (("KringVoorbij", "gelukt"), S.ONTBONDEN, "gepauzeerd"),
    }


def test_yes_and_no_of_who_has_to_agree_at_once(nu):
    for _ in range(RONDES):
        kring = maak_gewild(2, op=nu)
        akkoorden = list(Kringakkoord.objects.filter(lid__kring=kring).order_by("pk"))
        gezegd = tegelijk(
            8, lambda n, a=akkoorden: probeer(kringakkoorden.besluit, akkoord=a[n % 4], ja=n != 3, op=nu)
        )
        klopt(kring)
        besloten = Kringakkoord.objects.filter(lid__kring=kring).exclude(besluit="").count()
        assert gezegd.count("gelukt") == besloten
        # The last one may be answered with yes first, by the eighth.
        assert kring.status == (S.ONTBONDEN if gezegd[3] == "gelukt" else S.ROND)


def test_two_rounds_want_the_same_people(nu):
    """A and B, and A and C, proposed at the same moment: one of both."""
    for _ in range(RONDES):
        a, b = maak_passend(2)
        eerste = Ring.objects.get(ronde=draai(langste=2))
        c = maak_compleet(maak_mens(maak_werkgever()))
        maak_voorkeur(c, a.organisatie, rang=1)
        a.voorkeursvolgorde.all().delete()
        maak_voorkeur(a, c.organisatie, rang=1)
        tweede = Ring.objects.get(ronde=draai(langste=2))
        maak_voorkeur(a, b.organisatie, rang=2)
        ringen = [eerste, tweede]
        gezegd = tegelijk(4, lambda n, r=ringen: probeer(kringen.stel_voor, ring=r[n % 2], door=None, op=nu))
        assert gezegd.count("gelukt") == 1
        assert Ruilkring.objects.levend().filter(leden__aanbod=a).count() == 1
        klopt(Ruilkring.objects.levend().get(leden__aanbod=a))


def test_an_offer_is_edited_while_its_ring_is_proposed(nu):
    """Before or after: never a ring that does not fit the offers."""
    for _ in range(RONDES):
        ring = maak_ring(2)
        aanbod = ring.plaatsen.first().aanbod
        velden = {**inhoud(), "wens_schaal_min": 18, "wens_schaal_max": 19}
        voorkeuren = [een.organisatie for een in aanbod.voorkeursvolgorde.all()]

        def doe(nummer, ring=ring, aanbod=aanbod, velden=velden, voorkeuren=voorkeuren):
            if nummer:
                wat = {"velden": velden, "voorkeuren": voorkeuren, "door": aanbod.deelnemer, "op": nu}
                return probeer(services.wijzig, aanbod=aanbod, **wat)
            return probeer(kringen.stel_voor, ring=ring, door=None, op=nu)

        voorgesteld, gewijzigd = tegelijk(2, doe)
        assert gewijzigd == "gelukt"
        assert not Ruilkring.objects.levend().exists()
        if voorgesteld == "gelukt":
            klopt(ring.kring)
            assert ring.kring.waarom == W.GEWIJZIGD


def test_an_answer_and_the_end_of_the_term_at_once(nu):
    later = nu + timedelta(11)
    for _ in range(RONDES):
        kring = maak_kring(2, op=nu)
        een, _ = mensen(kring)
        kring_id = kring.pk

        def doe(nummer, kring=kring, een=een, kring_id=kring_id):
            if nummer % 2:
                return kringen.laat_vervallen(kring_id=kring_id, op=later)
            return probeer(kringen.zeg_nee, kring=kring, door=een, op=later)

        tegelijk(4, doe)
        klopt(kring)
        assert kring.stappen.filter(naar=S.ONTBONDEN).count() == 1
        assert Job.objects.filter(soort=rondes.ZOEKEN, argumenten__ronde=kring.nieuwe_ronde.pk).count() == 1
