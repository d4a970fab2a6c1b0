"""A round from asking to explaining: what goes in and out is kept, repeated to the same, and told in plain words."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.template import Context, Template
from django.urls import reverse
from django.utils import timezone

from jbmb import ringuitleg
from jbmb.fouten import RuilFout
from jbmb.models import Ring, Ringplaats, Ronde, Ruilaanbod
from jbmb.ringen import Graaf, Pijl
from jbmb.ringregels import (
    BLIJFT,
    VERSIE,
    eigen_kansen,
    kan_naar,
    lees,
    mag_in_een_ring,
    rang,
    te_lezen,
    werkgever_wil,
)
from jbmb.rondewerk import Waarom, zoek
from jbmb.services import rondes, wis
from jbmb.wensen import Baan, Wens, baan_van, wens_van
from tests.jbmb.ronde import draai
from tests.maken import maak_gebruiker, maak_organisatie, maak_ronde, maak_ruilaanbod, maak_voorkeur
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.werk.models import Job
from twentsekracht.werk.services import ronde as werk_af

pytestmark = pytest.mark.django_db


def vandaag():
    return timezone.localdate()


def aanbod(organisatie=None, naar=(), gewacht=10, **velden):
    """Somebody who would swap with whoever has the same work, at one of these organisations (or anywhere)."""
    organisatie = organisatie or maak_organisatie()
    dag = vandaag()
    velden = {
        "functiefamilie": "beleid",
        "plaats": "hengelo",
        "schaal": 10,
        "uren": 32,
        "wens_maanden_min": 3,
        "wens_maanden_max": 6,
        "wens_start_van": dag,
        "wens_start_tot": dag + timedelta(90),
    } | velden
    rij = maak_ruilaanbod(
        organisatie,
        aangeboden_op=dag - timedelta(gewacht),
        deelnemer=maak_gebruiker(organisatie=organisatie),
        **velden,
    )
    for nummer, een in enumerate(naar, 1):
        maak_voorkeur(rij, een, rang=nummer)
    return rij


def ring_van_drie():
    """A to B, B to C, C to A; no pair."""
    a, b, c = (maak_organisatie(korte_naam=naam) for naam in ("Almelo", "Borne", "Losser"))
    return [
        aanbod(a, [b], functie="Jurist"),
        aanbod(b, [c], functie="Controller"),
        aanbod(c, [a], functie="Adviseur"),
    ]


def ringen(ronde):
    return [[plaats.aanbod_id for plaats in ring.plaatsen.all()] for ring in ronde.ringen.all()]


# ---- from asking to keeping


def test_a_round_keeps_what_went_in_and_what_came_out():
    drie = ring_van_drie()
    ronde = draai()
    assert ronde.werk.status == Job.Status.GEREED, ronde.werk.reden
    assert ringen(ronde) == [[een.pk for een in drie]]
    assert ronde.regels == VERSIE and ronde.klaar_op
    assert [een["aanbod"] for een in ronde.invoer["mensen"]] == [een.pk for een in drie]
    assert ronde.uitkomst["standen"][0] == {"trap": "mensen", "waarde": 3, "grens": 3}
    assert ronde.uitkomst["alleen_paren"] == 0


def test_only_pairs_when_only_pairs_are_asked():
    ring_van_drie()
    assert ringen(draai(langste=2)) == []


def test_nobody_wants_to_swap():
    ronde = draai()
    assert ronde.is_klaar and ringen(ronde) == []


@pytest.mark.parametrize(
    "anders",
    [
        {"status": Ruilaanbod.Status.GEPAUZEERD},
        {"functiefamilie": ""},
        {"schaal": None},
        {"geldig_tot": timedelta(-1)},
    ],
)
def test_who_does_not_take_part(anders):
    drie = ring_van_drie()
    for naam, waarde in anders.items():
        setattr(drie[0], naam, vandaag() + waarde if isinstance(waarde, timedelta) else waarde)
    drie[0].save()
    assert ringen(draai()) == []


def test_a_repeat_comes_to_the_same_also_when_an_offer_changed_since():
    drie = ring_van_drie()
    eerst = draai()
    drie[0].status = Ruilaanbod.Status.GEPAUZEERD
    drie[0].save()
    rondes.herhaal(ronde=eerst, door=None, op=timezone.now())
    werk_af()
    [herhaling] = eerst.herhalingen.all()
    assert herhaling.zelfde_als_eerst and ringen(herhaling) == ringen(eerst)
    assert herhaling.invoer == eerst.invoer


def test_a_round_of_other_rules_is_not_repeated():
    with pytest.raises(RuilFout, match="oudere regels"):
        rondes.herhaal(ronde=maak_ronde(regels="2020-1"), door=None, op=timezone.now())
    with pytest.raises(RuilFout, match="nog niet klaar"):
        rondes.herhaal(ronde=maak_ronde(klaar=False), door=None, op=timezone.now())


def test_who_leaves_leaves_no_wish_behind_and_a_repeat_still_comes_to_the_same():
    drie = ring_van_drie()
    eerst = draai()
    wis(gebruiker=drie[0].deelnemer, op=timezone.now())
    eerst.refresh_from_db()
    wensen = {een["aanbod"]: een["wens"] for een in eerst.invoer["mensen"]}
    assert set(wensen[drie[0].pk]) == set(BLIJFT) and "schaal_min" in wensen[drie[1].pk]
    rondes.herhaal(ronde=eerst, door=None, op=timezone.now())
    werk_af()
    assert eerst.herhalingen.get().zelfde_als_eerst
    assert "Controller bij Borne" in ringuitleg.zin_voor(eerst, drie[0].pk)


def test_who_leaves_while_the_rings_are_looked_for_leaves_no_wish_behind():
    drie = ring_van_drie()
    invoer = lees(te_lezen(op=vandaag()), op=vandaag())
    ronde = maak_ronde(klaar=False)
    wis(gebruiker=drie[0].deelnemer, op=timezone.now())
    rondes.leg_vast(
        ronde_id=ronde.pk,
        invoer=invoer,
        uitkomst=zoek(invoer, langste=3, seconden=60),
        op=timezone.now(),
    )
    ronde.refresh_from_db()
    assert set(ronde.invoer["mensen"][0]["wens"]) == set(BLIJFT)


def test_what_it_came_to_is_written_once():
    ronde = maak_ronde()
    with pytest.raises(RuilFout, match="al klaar"):
        rondes.leg_vast(ronde_id=ronde.pk, invoer={}, uitkomst={}, op=timezone.now())


def test_the_database_lets_nobody_into_two_rings_of_a_round():
    ronde, een = maak_ronde(), aanbod()
    ringen = [Ring.objects.create(ronde=ronde, nummer=nummer) for nummer in (1, 2)]
    Ringplaats.objects.create(ring=ringen[0], ronde=ronde, plek=1, aanbod=een)
    with pytest.raises(IntegrityError), transaction.atomic():
        Ringplaats.objects.create(ring=ringen[1], ronde=ronde, plek=1, aanbod=een)
    with pytest.raises(IntegrityError), transaction.atomic():
        Ronde.objects.filter(pk=ronde.pk).update(uitkomst=None)


def test_reading_who_wants_to_swap_asks_the_same_for_one_and_for_thirty(django_assert_num_queries):
    for aantal in (3, 30):
        while Ruilaanbod.objects.count() < aantal:
            aanbod()
        with django_assert_num_queries(2):
            lees(te_lezen(op=vandaag()), op=vandaag())


def test_no_arrow_is_missed_by_looking_per_family():
    rijen = [
        aanbod(functiefamilie=familie, wens_families=wil)
        for familie, wil in (
            ("beleid", []),
            ("beleid", ["zorg", "beleid"]),
            ("zorg", ["juridisch"]),
            ("zorg", []),
        )
    ]
    kanten = {rij.pk: (wens_van(rij), baan_van(rij)) for rij in rijen}
    elk = {
        (van, naar)
        for van, (wens, eigen) in kanten.items()
        for naar, (_, baan) in kanten.items()
        if kan_naar(wens, eigen, baan)
    }
    pijlen = lees(te_lezen(op=vandaag()), op=vandaag())["pijlen"]
    assert {(van, naar) for van, naar, _ in pijlen} == elk and len(elk) == len(pijlen) > 4


# ---- the rules


def test_an_employer_takes_like_work_one_scale_lower_and_other_work_at_the_level():
    baan = Baan(1, "beleid", schaal=10)
    for familie, schaal, wil in (
        ("beleid", 9, True),
        ("beleid", 8, False),
        ("advies", 10, True),
        ("advies", 9, False),
        ("advies", 12, True),
        ("beleid", None, False),
    ):
        assert werkgever_wil(Baan(2, familie, schaal=schaal), baan) == wil, (familie, schaal)


def test_a_choice_goes_before_what_is_near_enough():
    wens = Wens(1, organisaties=(5, 6))
    assert [rang(wens, Baan(nummer)) for nummer in (5, 6, 7)] == [1, 2, 3]
    assert rang(Wens(1), Baan(7)) == 1


def vier(**laatste):
    """A ring of four and nothing shorter."""
    a, b, c, d = (maak_organisatie() for _ in range(4))
    return [aanbod(a, [b]), aanbod(b, [c], **laatste), aanbod(c, [d]), aanbod(d, [a], **laatste)]


def test_across_a_ring_of_four_people_must_be_able_to_go_at_one_time():
    allen = vier()
    assert len(ringen(draai(langste=4))) == 1
    for een, (van, tot) in zip((allen[0], allen[2]), ((3, 4), (5, 6)), strict=True):
        een.wens_maanden_min, een.wens_maanden_max = van, tot
        een.save()
    assert ringen(draai(langste=4)) == []


def test_who_hides_from_the_own_organisation_meets_no_colleague_across_the_ring():
    a, b, c = (maak_organisatie() for _ in range(3))
    rijen = [aanbod(a, [b]), aanbod(b, [a, c]), aanbod(a, [c]), aanbod(c, [a])]
    invoer = lees(te_lezen(op=vandaag()), op=vandaag())
    rond = tuple(rij.pk for rij in rijen)
    assert not mag_in_een_ring(invoer)(rond)
    assert rond not in eigen_kansen(rijen[0], op=vandaag(), langste=4)
    for een in invoer["mensen"]:
        een["verborgen"] = False
    assert mag_in_een_ring(invoer)(rond)


def test_own_options_are_looked_for_directly():
    drie = ring_van_drie()
    assert eigen_kansen(drie[1], op=vandaag()) == [(drie[1].pk, drie[2].pk, drie[0].pk)]
    assert eigen_kansen(drie[1], op=vandaag(), langste=2) == []
    drie[0].status = Ruilaanbod.Status.GEPAUZEERD
    drie[0].save()
    assert eigen_kansen(drie[1], op=vandaag()) == []
    assert eigen_kansen(drie[0], op=vandaag()) == []


@pytest.mark.parametrize("langste", [2, 3, 4])
def test_own_options_are_all_rings_of_the_whole_graph_through_one_person(langste):
    orgs = [maak_organisatie() for _ in range(3)]
    rijen = [
        aanbod(
            orgs[n % 3],
            [orgs[(n + 1) % 3], orgs[(n + 2) % 3]][: 1 + n % 2],
            verborgen_voor_eigen_organisatie=False,
        )
        for n in range(9)
    ]
    invoer = lees(te_lezen(op=vandaag()), op=vandaag())
    graaf = Graaf([rij.pk for rij in rijen], [Pijl(*pijl) for pijl in invoer["pijlen"]])
    for rij in rijen:
        elk = graaf.ringen_van(rij.pk, langste)
        assert eigen_kansen(rij, op=vandaag(), langste=langste) == elk
    assert elk


# ---- in words


def test_everybody_reads_where_they_go_and_who_comes():
    drie = ring_van_drie()
    ronde = draai()
    assert ringuitleg.zin_voor(ronde, drie[0].pk) == (
        "Je past in een ring van drie: jij gaat naar Controller bij Borne. "
        "Op jouw plek komt iemand die nu werkt als Adviseur bij Losser."
    )
    assert ringuitleg.zin_voor(ronde, 0) is None


def test_a_pair_reads_it_in_one_sentence():
    a, b = maak_organisatie(korte_naam="Almelo"), maak_organisatie(korte_naam="Borne")
    een, _ = aanbod(a, [b]), aanbod(b, [a], functie="Jurist")
    assert ringuitleg.zin_voor(draai(), een.pk) == (
        "Je kunt ruilen met één collega: jij gaat naar Jurist bij Borne, en wie daar werkt komt op jouw plek."
    )


def test_who_fits_nowhere_hears_which_wish_keeps_most_away():
    een = aanbod(wens_uren_min=36)
    for uren in (24, 32):
        aanbod(uren=uren)
    assert ringuitleg.zin_voor(draai(), een.pk) == (
        "Geen baan van een ander past nu bij je wens. Laat je de wens over ‘uren’ los, dan passen er 2 banen."
    )


def test_why_somebody_is_in_no_ring():
    a, b, c = (maak_organisatie() for _ in range(3))
    gewild, ander = aanbod(a, [b], gewacht=1), aanbod(a, [b], gewacht=300)
    aanbod(b, [a])
    buiten = aanbod(c, [a], functiefamilie="beleid")
    zonder = draai().uitkomst["zonder"]
    assert zonder == {str(gewild.pk): Waarom.ANDERS, str(buiten.pk): Waarom.NIEMAND}
    assert str(ander.pk) not in zonder


def test_nobody_is_left_without_a_reason():
    invoer = {
        "op": "2026-01-01",
        "mensen": [],
        "pijlen": [[1, 2, 1], [2, 3, 1], [3, 1, 1], [4, 1, 1], [1, 4, 1], [2, 5, 1], [5, 6, 1]],
        "houdt_tegen": {"6": []},
    }
    wens = {"organisatie": 1, "maanden_min": 3, "maanden_max": 6, "start_van": "2026-01-01"}
    wens["start_tot"] = "2026-03-01"
    for pk in range(1, 7):
        een = {"aanbod": pk, "functie": f"F{pk}", "gewacht": 0, "verborgen": False, "wens": wens}
        een["baan"] = {"organisatie": pk, "organisatienaam": f"O{pk}"}
        invoer["mensen"].append(een)
    uitkomst = zoek(invoer, langste=3, seconden=60)
    assert uitkomst["zonder"] == {"4": "anders", "5": "geen_ring", "6": "geen_baan"}
    ronde = Ronde(langste=3, invoer=invoer, uitkomst=uitkomst)
    assert all(een.zin.endswith(".") for een in ringuitleg.zonder(ronde))


def test_what_is_not_proven_is_said_with_how_much_better_it_could_be():
    standen = [("mensen", 5, 5), ("mensen", 5, 6), ("drieen", 2, 1), ("rangen", 9, None)]
    uitkomst = {"standen": [{"trap": trap, "waarde": w, "grens": g} for trap, w, g in standen]}
    assert [trede.oordeel for trede in ringuitleg.treden(uitkomst)] == [
        "Bewezen: beter kan niet",
        "Niet bewezen: hoogstens 6",
        "Niet bewezen: minstens 1",
        "Niet bewezen",
    ]


# ---- the admin


def blad(ronde):
    return reverse("admin:jbmb_ronde_uitkomst", args=[ronde.pk])


@pytest.fixture
def client(als):
    return als(maak_gebruiker(rol=Rol.COORDINATOR, naam="Ria Bos"))


def test_the_coordinator_starts_a_round_and_reads_what_came_of_it(client):
    ring_van_drie()
    aanbod(functiefamilie="zorg", wens_families=["zorg"])
    antwoord = client.post(reverse("admin:jbmb_ronde_add"), {"langste": 3, "seconden": 60})
    ronde = Ronde.objects.get()
    assert antwoord.url == blad(ronde) and ronde.aangevraagd_door.naam == "Ria Bos"
    assert "Staat in de wachtrij" in client.get(blad(ronde)).content.decode()
    werk_af()
    tekst = client.get(blad(ronde)).content.decode()
    assert "jij gaat naar Controller bij Borne" in tekst and "Bewezen: beter kan niet" in tekst
    assert "In geen ring (1)" in tekst
    for pagina in (
        reverse("admin:jbmb_ronde_change", args=[ronde.pk]),
        reverse("admin:jbmb_ronde_changelist"),
    ):
        assert blad(ronde) in client.get(pagina).content.decode()


@pytest.mark.parametrize("seconden", ["4", "301", "", "x"])
def test_what_cannot_be_asked_is_refused(client, seconden):
    antwoord = client.post(reverse("admin:jbmb_ronde_add"), {"langste": 3, "seconden": seconden})
    assert antwoord.status_code == 200 and not Ronde.objects.exists()
    client.post(reverse("admin:jbmb_ronde_add"), {"langste": 5, "seconden": 60})
    assert not Ronde.objects.exists()


def test_the_coordinator_repeats_a_round(client):
    ring_van_drie()
    eerst = draai()
    antwoord = client.post(blad(eerst))
    herhaling = Ronde.objects.get(herhaling_van=eerst)
    assert antwoord.url == blad(herhaling)
    werk_af()
    assert "de uitkomst is dezelfde" in client.get(blad(herhaling)).content.decode()


@pytest.mark.parametrize("rol", [Rol.AMBASSADEUR, Rol.CONTACTPERSOON, None])
def test_nobody_else_sees_a_round(als, rol):
    ronde = maak_ronde()
    client = als(maak_gebruiker(rol=rol, organisatie=maak_organisatie()))
    assert client.get(blad(ronde)).status_code in {302, 403, 404}
    assert client.post(blad(ronde)).status_code in {302, 403, 404}
    assert Ronde.objects.count() == 1


def test_a_page_asks_the_same_for_one_ring_and_for_ten(client, django_assert_max_num_queries):
    for aantal in (1, 10):
        for _ in range(aantal):
            ring_van_drie()
        ronde = draai()
        client.get(blad(ronde))
        with django_assert_max_num_queries(12):
            client.get(blad(ronde))


# ---- on the page of one's own offer


def op_het_eigen_blad(rij):
    return Template("{% load jbmb_ringen %}{% jbmb_ringen aanbod %}").render(Context({"aanbod": rij}))


def test_on_the_own_page_stand_the_last_round_and_what_is_possible_today():
    drie = ring_van_drie()
    eerst = op_het_eigen_blad(drie[0])
    assert (
        "Een ring van drie: jij gaat naar Controller bij Borne; die gaat naar Adviseur bij Losser;" in eerst
    )
    assert "Vandaag is er 1 mogelijkheid met jou:" in eerst and "Uitkomst van" not in eerst
    draai()
    drie[1].status = Ruilaanbod.Status.GEPAUZEERD
    drie[1].save()
    daarna = op_het_eigen_blad(drie[0])
    assert "Je past in een ring van drie" in daarna and "Vandaag is er geen ruil mogelijk" in daarna
    assert "Met wie" not in op_het_eigen_blad(drie[1])
    assert all(een.deelnemer.naam not in eerst + daarna for een in drie)


def test_the_own_page_asks_the_same_for_three_and_for_thirty(django_assert_num_queries):
    for _ in range(2):
        drie = [ring_van_drie() for _ in range(3)][0]
        draai()
        with django_assert_num_queries(6):
            op_het_eigen_blad(drie[0])
