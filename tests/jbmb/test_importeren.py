import pytest

from jbmb.models import Aanbodstap, Ruilaanbod, Voorkeur
from tests.jaarmap import WERELD, rij, schrijf_jaarmap
from tests.maken import DAG, MOMENT, maak_aanbodstap
from twentsekracht.inlezen.bron import lees_map
from twentsekracht.inlezen.models import Correctie
from twentsekracht.inlezen.services import importeer

pytestmark = pytest.mark.django_db
ORGANISATIES = [
    *WERELD["organisaties"],
    rij("organisaties", code="losser", naam="Losser", korte_naam="Losser"),
]


def lees(pad, **cellen):
    pad = schrijf_jaarmap(pad, organisaties=ORGANISATIES, jbmb_aanbod=[rij("jbmb_aanbod", **cellen)])
    return importeer(bron=lees_map(pad), door=None, op=MOMENT)[1]


def voorkeuren():
    return list(Voorkeur.objects.order_by("rang").values_list("rang", "organisatie__code"))


def test_preferences_keep_their_order(tmp_path):
    lees(tmp_path / "a", voorkeuren="losser| Oud-Borne")
    assert voorkeuren() == [(1, "losser"), (2, "borne")]
    assert Correctie.objects.values_list("kolom", "soort", "waarde").get() == ("voorkeuren", "alias", "borne")
    verslag = lees(tmp_path / "b", voorkeuren="borne|losser")
    assert voorkeuren() == [(1, "borne"), (2, "losser")]
    assert verslag.gewijzigd["voorkeuren"] == 1
    bijgewerkt = Correctie.objects.get(soort="bijgewerkt")
    assert (bijgewerkt.bronwaarde, bijgewerkt.waarde) == ("losser|borne", "borne|losser")
    lees(tmp_path / "c", voorkeuren="")
    assert voorkeuren() == []
    assert not lees(tmp_path / "c", voorkeuren="").deed_iets
    assert lees(tmp_path / "d", voorkeuren="borne").deed_iets


def test_what_came_of_an_offer_since_is_left_alone(tmp_path):
    lees(tmp_path / "a")
    aanbod = Ruilaanbod.objects.get()
    Ruilaanbod.objects.update(status="lopend")
    maak_aanbodstap(aanbod, naar="lopend", per=DAG)
    lees(tmp_path / "b", functie="Jurist bestuursrecht")
    aanbod.refresh_from_db()
    assert (aanbod.functie, aanbod.status) == ("Jurist bestuursrecht", "lopend")
    assert list(Aanbodstap.objects.order_by("pk").values_list("naar", flat=True)) == ["aangeboden", "lopend"]
