"""The abacus counts what the database would; it is kept for one audience, and strung anew after an answer."""

import random
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.http import QueryDict
from django.utils import timezone

from tests.maken import maak_gebruiker, maak_organisatie
from twentsekracht.organisaties.models import Organisatie
from vacatures import stromen, tellen, telraam
from vacatures.models import Vacature
from vacatures.zoekvraag import lees, samen, voorwaarden

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
VRAGEN = (
    "",
    "vakgebied=ict",
    "vakgebied=ict&vakgebied=water&niveau=hbo",
    "organisatie=hengelo&dienstverband=vast&dienstverband=oproep",
    "organisatie=bestaat-niet",
    "uren=24-32&sinds=3",
    "plaats=enschede",
    "plaats=enschede&binnen=10&niveau=wo",
    "functiefamilie=Beleid&functiefamilie=Weg",
    "schaal_min=9&vakgebied=water",
    "schaal_min=9&schaal_max=10",
)


@pytest.fixture(autouse=True)
def niets_bewaard():
    caches["tellingen"].clear()
    yield
    caches["tellingen"].clear()


def maak_gemengd(aantal=150):
    """Of everything something, in every combination."""
    kies, vandaag = random.Random(4), timezone.localdate()
    organisaties = [maak_organisatie("hengelo"), maak_organisatie("almelo")]
    for nummer in range(aantal):
        intern = vandaag - kies.randint(0, 20) * DAG
        regio = intern + kies.randint(0, 3) * DAG
        Vacature.objects.create(
            code=f"m-{nummer}",
            titel=f"Vacature {nummer}",
            organisatie=kies.choice(organisaties),
            status="gepubliceerd",
            gepubliceerd_op=intern,
            herplaatsing_op=intern,
            intern_op=intern,
            regio_op=regio,
            extern_op=kies.choice([regio, None]),
            sluit_op=kies.choice([vandaag, vandaag + 9 * DAG, None]),
            standplaats=kies.choice(["Enschede", "Hengelo, deels thuis", "Almelo", "Zwolle", ""]),
            vakgebied=kies.choice(["ict", "water", ""]),
            niveau=kies.choice(["hbo", "wo", ""]),
            functiefamilie=kies.choice(["Beleid", "Advies", ""]),
            is_vast=kies.random() < 0.5,
            is_oproep=kies.random() < 0.2,
            uren_min=kies.choice([16, 24, None]),
            uren_max=kies.choice([24, 36, None]),
            schaal_min=kies.choice([8, 9, None]),
            schaal_max=kies.choice([10, 11, None]),
        )


def rek(gebruiker) -> tellen.Rek:
    op = timezone.localdate()
    return tellen.Rek(Vacature.objects.open_voor(gebruiker, op=op), tellen.Lezer(gebruiker, op))


def test_every_number_is_what_the_database_counts():
    maak_gemengd()
    op = timezone.localdate()
    for gebruiker in (
        AnonymousUser(),
        maak_gebruiker(organisatie=Organisatie.objects.get(code="hengelo")),
        maak_gebruiker(),
    ):
        hangt = rek(gebruiker)
        assert hangt.telraam.aantal == hangt.zichtbaar.count() > 0
        for vraag in VRAGEN:
            keuze = lees(QueryDict(vraag))
            geteld = tellen.tellingen(hangt, keuze, voorwaarden(keuze, gebruiker=gebruiker, op=op))
            for naam, keuzes in geteld.keuzes.items():
                for waarde, aantal in keuzes.items():
                    anders = {n: w for n, w in keuze.items() if n != naam} | (
                        {naam: [waarde]} if waarde else {}
                    )
                    gelezen = voorwaarden(anders, gebruiker=gebruiker, op=op)
                    assert hangt.zichtbaar.filter(samen(gelezen)).count() == aantal, (vraag, naam, waarde)
            gevonden = hangt.zichtbaar.filter(samen(voorwaarden(keuze, gebruiker=gebruiker, op=op)))
            assert geteld.totaal == gevonden.count(), vraag


@pytest.mark.parametrize("sorteer", ["nieuw", "sluit", "dichtbij"])
def test_every_stream_holds_what_the_list_reads_of_it(sorteer):
    maak_gemengd(60)
    gebruiker = AnonymousUser()
    hangt = rek(gebruiker)
    gelezen = [
        hangt.zichtbaar.filter(waar).count()
        for waar, _ in stromen.delen(sorteer, gebruiker, plaats="enschede")
    ]
    kralen = stromen.kralen(hangt.telraam, sorteer, in_titel=lambda: 0, plaats="enschede")
    assert [stroom.bit_count() for stroom in kralen] == gelezen


def test_an_empty_one():
    leeg = telraam.rijg(Vacature.objects.none(), gebruiker=AnonymousUser(), op=timezone.localdate())
    assert (leeg.aantal, leeg.alle, leeg.van(Vacature.objects.all())) == (0, 0, 0)
    assert leeg.staaf("vakgebied", "ict") == leeg.staaf("functiefamilie", "Weg") == 0


def test_after_a_minute_the_old_one_still_answers_and_is_strung_anew_after_that(client, monkeypatch):
    monkeypatch.setattr(tellen, "VEEL", 2)
    maak_gemengd(20)
    op, bezoeker = timezone.localdate(), AnonymousUser()
    eerst = Vacature.objects.zichtbaar_voor(bezoeker, op=op).count()
    assert client.get("/vacatures/").context["aantal"] == eerst
    weg = Vacature.objects.zichtbaar_voor(bezoeker, op=op).first()
    Vacature.objects.filter(pk=weg.pk).update(status="ingetrokken")
    assert client.get("/vacatures/").context["aantal"] == eerst
    monkeypatch.setattr(tellen, "VERS", 0)
    antwoord = client.get("/vacatures/")  # nobody waits: the new one is there for who comes next
    assert antwoord.context["aantal"] == eerst and weg.titel not in [
        v.titel for v in antwoord.context["vacatures"]
    ]
    assert client.get("/vacatures/").context["aantal"] == eerst - 1


def test_one_strings_it_anew_for_all_who_ask_meanwhile(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(tellen, "VEEL", 2)
    maak_gemengd(20)
    een, ander = rek(AnonymousUser()), rek(AnonymousUser())
    with django_assert_num_queries(0):
        een.ververs()  # it is not a minute old
    monkeypatch.setattr(tellen, "VERS", 0)
    een.cache.add(f"{een.sleutel}:bezig", True, 9)
    with django_assert_num_queries(0):
        ander.ververs()
    een.cache.delete(f"{een.sleutel}:bezig")
    ander.ververs()
    assert rek(AnonymousUser()).bewaard.merk != een.bewaard.merk


def test_what_was_found_on_one_is_not_laid_on_another(monkeypatch):
    """Words are looked for again: bead for bead another abacus has other vacancies."""
    monkeypatch.setattr(tellen, "VEEL", 2)
    maak_gemengd(30)
    keuze = lees(QueryDict("schaal_min=9"))
    oud = rek(AnonymousUser())
    tellen.tellingen(oud, keuze, voorwaarden(keuze))
    Vacature.objects.filter(pk=oud.telraam.pks[0]).update(status="ingetrokken")
    oud._rijg()
    nieuw = rek(AnonymousUser())
    goed = nieuw.zichtbaar.filter(samen(voorwaarden(keuze))).count()
    assert tellen.tellingen(nieuw, keuze, voorwaarden(keuze)).totaal == goed


def test_one_search_is_counted_once_on_one_abacus_and_no_more_are_kept_than_fit(monkeypatch):
    monkeypatch.setattr(tellen, "VEEL", 2)
    monkeypatch.setattr(tellen, "MEESTE_GETELD", 2)
    maak_gemengd(20)
    hangt, geteld = rek(AnonymousUser()), []

    def tel():
        geteld.append(1)
        return tellen.tellingen(hangt, {}, {})

    for vraag in ("a", "a", "b", "c", "c"):
        hangt.geteld(vraag, tel)
    assert len(geteld) == 3
    assert list(hangt.bewaard.geteld) == ["c"]
    hangt._rijg()
    assert rek(AnonymousUser()).bewaard.geteld == {}
