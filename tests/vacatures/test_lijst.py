"""The list: what it finds for whom, in which order, page after page, with counts that tell nobody too much."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.maken import maak_gebruiker, maak_organisatie, maak_vacature
from tests.vacatures.maken import maak_herplaatsingskandidaat
from vacatures import tellen
from vacatures.models import Vacature
from vacatures.models.grenzen import SCHALEN
from vacatures.stromen import MEESTE_BLADZIJDEN, PER_BLADZIJDE
from vacatures.tellen import Lezer

pytestmark = pytest.mark.django_db
LIJST = "/vacatures/"
DAG = timedelta(days=1)
POSTGRES = connection.vendor == "postgresql"


@pytest.fixture(autouse=True)
def geen_oude_tellingen():
    caches["tellingen"].clear()
    yield
    caches["tellingen"].clear()


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo", naam="Gemeente Hengelo")


@pytest.fixture
def collega(als):
    return als(maak_gebruiker(organisatie=maak_organisatie("losser")))


def maak(organisatie=None, doelgroep="extern", **velden):
    vandaag = timezone.localdate()
    velden.setdefault("sluit_op", vandaag + 10 * DAG)
    velden.setdefault("gepubliceerd_op", vandaag)
    return maak_vacature(organisatie, doelgroep=doelgroep, **velden)


def maak_veel(organisatie, aantal, **velden):
    """At once, and without a trace of the ORM's own saving: as a list read in has it."""
    vandaag = timezone.localdate()
    Vacature.objects.bulk_create(
        Vacature(
            code=f"veel-{nummer:05d}",
            titel=f"Medewerker {nummer}",
            organisatie=organisatie,
            status="gepubliceerd",
            gepubliceerd_op=vandaag - 9 * DAG,
            herplaatsing_op=vandaag - 9 * DAG,
            intern_op=vandaag - 9 * DAG,
            regio_op=vandaag - (4 + nummer % 5) * DAG,
            extern_op=vandaag - (nummer % 5) * DAG,
            sluit_op=vandaag + (nummer % 9) * DAG if nummer % 10 else None,
            standplaats=("Enschede", "Hengelo", "Almelo", "Zwolle")[nummer % 4],
            **velden,
        )
        for nummer in range(aantal)
    )


def titels(antwoord):
    return [vacature.titel for vacature in antwoord.context["vacatures"]]


def tellingen(antwoord, naam):
    return antwoord.context["filter"].tellingen[naam]


# ---- order


def test_newest_is_what_opened_last_for_this_reader(client, collega, als, hengelo):
    """An outsider must not see from the order which was open inside before."""
    vandaag = timezone.localdate()
    maak(hengelo, titel="lang binnen", gepubliceerd_op=vandaag - 30 * DAG, intern_op=vandaag - 30 * DAG,
         regio_op=vandaag - 20 * DAG, extern_op=vandaag)  # fmt: skip
    maak(hengelo, titel="gisteren", gepubliceerd_op=vandaag - DAG)
    maak(hengelo, titel="alleen hengelo", doelgroep="intern", gepubliceerd_op=vandaag - 5 * DAG)
    assert titels(client.get(LIJST)) == ["lang binnen", "gisteren"]
    assert titels(collega.get(LIJST)) == ["gisteren", "lang binnen"]
    eigen = als(maak_gebruiker(organisatie=hengelo))
    assert titels(eigen.get(LIJST)) == ["gisteren", "alleen hengelo", "lang binnen"]


def test_new_on_the_card_of_an_outsider_is_since_it_is_open_to_them(client, collega, hengelo):
    vandaag = timezone.localdate()
    maak(hengelo, sluit_op=vandaag + 40 * DAG, gepubliceerd_op=vandaag - 30 * DAG, intern_op=vandaag - 30 * DAG,
         regio_op=vandaag - 20 * DAG, extern_op=vandaag)  # fmt: skip
    assert ">Nieuw<" in client.get(LIJST).content.decode()
    assert ">Nieuw<" not in collega.get(LIJST).content.decode()


def test_title_first_then_text_then_by_choice(client, hengelo):
    vandaag = timezone.localdate()
    maak(hengelo, titel="Adviseur", omschrijving="Naast de jurist.", sluit_op=vandaag + DAG)
    maak(hengelo, titel="Jurist oud", gepubliceerd_op=vandaag - 9 * DAG)
    maak(hengelo, titel="Jurist nieuw", sluit_op=None)
    assert titels(client.get(LIJST, {"q": "jurist"})) == ["Jurist nieuw", "Jurist oud", "Adviseur"]
    nieuw = titels(client.get(LIJST, {"q": "jurist", "sorteer": "nieuw"}))
    assert nieuw[2] == "Jurist oud"
    sluit = titels(client.get(LIJST, {"q": "jurist", "sorteer": "sluit"}))
    assert sluit == ["Adviseur", "Jurist oud", "Jurist nieuw"]
    assert titels(client.get(LIJST, {"sorteer": "best"})) == titels(
        client.get(LIJST)
    )  # nothing to be best at


def test_nearest_first(client, hengelo):
    for plaats in ("Nijverdal", "Almelo", "Enschede", "Hengelo"):
        maak(hengelo, titel=plaats, standplaats=plaats)
    vraag = {"plaats": "enschede", "binnen": "30", "sorteer": "dichtbij"}
    assert titels(client.get(LIJST, vraag)) == ["Enschede", "Hengelo", "Almelo"]
    gesorteerd = client.get(LIJST, {"sorteer": "dichtbij"})
    assert len(titels(gesorteerd)) == 4 and "Dichtstbij" not in gesorteerd.content.decode()


# ---- filters and counts


def test_counts_of_every_filter_are_what_pressing_it_gives(client, hengelo):
    almelo, vandaag = maak_organisatie("almelo"), timezone.localdate()
    maak(hengelo, vakgebied="ict", niveau="hbo", is_vast=True, uren_min=36, functiefamilie="Beleid",
         standplaats="Hengelo", gepubliceerd_op=vandaag - 5 * DAG)  # fmt: skip
    maak(hengelo, vakgebied="ict", niveau="wo", is_tijdelijk=True, uren_min=20, standplaats="Enschede")
    maak(almelo, vakgebied="water", niveau="hbo", is_vast=True, functiefamilie="Beleid", standplaats="Almelo")
    maak(almelo, vakgebied="ruimte", niveau="hbo", gepubliceerd_op=vandaag - 20 * DAG)
    for vraag in ("vakgebied=ict", "plaats=hengelo&binnen=10&niveau=hbo", "functiefamilie=Beleid&sinds=7"):
        antwoord = client.get(f"{LIJST}?{vraag}")
        assert antwoord.context["aantal"] == len(titels(antwoord))
        for naam, keuzes in antwoord.context["filter"].tellingen.items():
            for waarde, aantal in list(keuzes.items())[:12]:  # `test_telraam` holds all beside the database
                anders = QueryDict(vraag, mutable=True)
                anders.setlist(naam, [waarde] if waarde else [])
                assert client.get(f"{LIJST}?{anders.urlencode()}").context["aantal"] == aantal, (
                    vraag,
                    naam,
                    waarde,
                )


def test_every_choice_of_scale_and_place_says_how_many(client, hengelo):
    maak(hengelo, schaal_min=9, schaal_max=10, standplaats="Goor")
    maak(hengelo, schaal_min=11, standplaats="Enschede")
    tekst = client.get(f"{LIJST}?plaats=goor&binnen=10").content.decode()
    for keuze in ("9 (1)", "11 (0)", "Goor (1)", "Enschede (1)"):
        assert f">{keuze}</option>" in tekst
    assert client.get(f"{LIJST}?schaal_min=9").context["filter"].tellingen["schaal_max"] == {
        str(schaal): int(schaal >= 9) + int(schaal >= 11) for schaal in SCHALEN
    }


def test_a_count_that_is_not_there_yet_has_its_place(client, hengelo):
    """And one that was there goes: choosing a place makes the distances count, without it they do not."""
    maak(hengelo, standplaats="Goor")
    for vraag, aantal in (("", ""), ("?plaats=goor", "1")):
        tekst = client.get(f"{LIJST}{vraag}").content.decode()
        for nummer in range(4):
            assert f"#id_binnen_n{nummer}:innerHTML" in tekst
            telling = re.search(rf'id="id_binnen_n{nummer}">(.*?)</label>', tekst)[1]
            assert re.sub("<[^>]*>", "", telling).strip(", ").removesuffix(" vacatures") == aantal


def test_the_address_bar_gets_what_means_something(client, hengelo):
    maak(hengelo, vakgebied="ict")

    def geduwd(vraag):
        return client.get(f"{LIJST}?{vraag}", headers={"HX-Request": "true"}).headers["HX-Push-Url"]

    assert geduwd("q=&plaats=&binnen=10&schaal_min=&page=2") == LIJST
    assert geduwd("vakgebied=ict&sorteer=sluit&plaats=&sinds=") == f"{LIJST}?vakgebied=ict&sorteer=sluit"
    assert geduwd("plaats=goor&binnen=10&sorteer=onzin") == f"{LIJST}?plaats=goor&binnen=10"
    assert geduwd("q=advizeur&letterlijk=advizeur") == f"{LIJST}?q=advizeur&letterlijk=advizeur"
    assert "HX-Push-Url" not in client.get(LIJST).headers


def test_the_choices_are_of_what_this_reader_may_see(client, collega, hengelo):
    maak(hengelo, functiefamilie="Beleid")
    maak(maak_organisatie("almelo"), "regio", functiefamilie="Geheim project")
    buiten, binnen = client.get(LIJST), collega.get(LIJST)
    assert (
        "Geheim project" not in buiten.content.decode()
        and "Almelo" not in buiten.content.decode().split("plaats")[0]
    )
    assert set(tellingen(buiten, "functiefamilie")) == {"Beleid"}
    assert set(tellingen(binnen, "functiefamilie")) == {"Beleid", "Geheim project"}
    assert set(tellingen(buiten, "organisatie")) == {"hengelo"}


def test_a_family_that_was_chosen_stays_to_be_unticked(client, hengelo):
    maak(hengelo)
    assert tellingen(client.get(LIJST, {"functiefamilie": "Weg"}), "functiefamilie") == {"Weg": 0}


# ---- what was counted is kept, for each audience its own


def test_kept_counts_are_of_one_audience(client, collega, als, hengelo, django_assert_num_queries):
    """Over many rows: nobody is told what another audience may see, the first to look or not."""
    maak_veel(hengelo, tellen.VEEL, vakgebied="ict")
    maak_veel_intern = maak(hengelo, "intern", vakgebied="ict")
    eigen = als(maak_gebruiker(organisatie=hengelo))
    for _ in range(2):
        assert eigen.get(LIJST).context["aantal"] == tellen.VEEL + 1
        assert collega.get(LIJST).context["aantal"] == tellen.VEEL
        assert client.get(LIJST).context["aantal"] == tellen.VEEL
        assert tellingen(client.get(LIJST), "vakgebied")["ict"] == tellen.VEEL
        assert tellingen(eigen.get(LIJST), "vakgebied")["ict"] == tellen.VEEL + 1
    with django_assert_num_queries(2):  # the page of 25, and what stands in the foot
        client.get(LIJST)
    assert maak_veel_intern.titel in titels(eigen.get(LIJST, {"q": maak_veel_intern.titel}))


def test_few_are_counted_every_time(client, hengelo):
    maak(hengelo)
    assert client.get(LIJST).context["aantal"] == 1
    maak(hengelo)
    assert client.get(LIJST).context["aantal"] == 2


def test_each_audience_has_a_name_of_its_own(hengelo):
    """Outsiders share one; colleagues one per organisation; who has priority one of their own; each day is new."""
    op = timezone.localdate()
    een, twee, ander = (
        maak_gebruiker(organisatie=hengelo),
        maak_gebruiker(organisatie=hengelo),
        maak_gebruiker(),
    )
    weg, vrij = maak_gebruiker(organisatie=hengelo, is_active=False), AnonymousUser()
    voorrang = maak_gebruiker(organisatie=hengelo)
    maak_herplaatsingskandidaat(voorrang, van=op)
    namen = [Lezer(wie, op).publiek for wie in (een, twee, ander, weg, vrij, voorrang)]
    assert namen[0] == namen[1] and namen[3] == namen[4]
    assert len(set(namen)) == 4
    assert (
        Lezer(een, op + DAG).publiek != namen[0]
        and Lezer(voorrang, op - DAG).publiek == Lezer(een, op - DAG).publiek
    )


# ---- pages


@pytest.mark.parametrize(
    "vraag", ["", "sorteer=sluit", "q=medewerker", "plaats=enschede&binnen=10&sorteer=dichtbij"]
)
def test_every_row_once_by_number_and_then_from_the_last(client, hengelo, vraag):
    maak_veel(hengelo, 1100)
    gezien, page = [], "1"
    for _ in range(60):
        antwoord = client.get(f"{LIJST}?{vraag}&page={page}")
        gezien += [vacature.code for vacature in antwoord.context["vacatures"]]
        blad = antwoord.context["blad"]
        if blad.op_plek or not blad.page.has_next():
            page = blad.verder
        else:
            page = str(blad.page.number + 1)
        if not page:
            break
    assert len(gezien) == len(set(gezien)) == antwoord.context["aantal"] > MEESTE_BLADZIJDEN * PER_BLADZIJDE


def test_old_addresses_of_pages_still_work(client, hengelo):
    maak_veel(hengelo, 60)
    laatste = titels(client.get(LIJST, {"page": 3}))
    assert len(laatste) == 10 and titels(client.get(LIJST, {"page": 99})) == laatste
    eerste = titels(client.get(LIJST))
    for page in (
        "abc",
        "0",
        "-1",
        "x.20260101.a",
        "99.20260101.a",
        "0.2026.a",
        "0.20260101",
        "0..",
        "\0.1.1",
        ".",
    ):
        assert client.get(LIJST, {"page": page}).status_code == 200
        if "." in page:
            assert titels(client.get(LIJST, {"page": page})) == eerste or page.count(".") > 1


def test_a_place_in_the_address_shows_nothing_that_is_not_for_this_reader(client, hengelo):
    maak(hengelo, "intern", titel="binnen")
    maak(hengelo, titel="buiten")
    for page in ("0.99991231.", "0.20010101.zzz", "0.20261122.a"):
        assert "binnen" not in titels(client.get(LIJST, {"page": page}))


# ---- other words, and none found


def test_a_typing_error_gets_the_right_word_when_this_reader_can_find_it(client, collega, hengelo):
    maak(hengelo, titel="Jurist")
    maak(hengelo, "regio", titel="Kwartiermaker")
    antwoord = client.get(LIJST, {"q": "juirst", "sorteer": "sluit"})
    assert titels(antwoord) == ["Jurist"]
    assert "Niets gevonden voor ‘juirst’. We zochten op" in antwoord.content.decode()
    assert "‘jurist’" in antwoord.content.decode()
    for q in ("kwartiermakker", "kwratiermaker"):
        assert "artiermaker’" not in client.get(LIJST, {"q": q}).content.decode()
        assert titels(collega.get(LIJST, {"q": q})) == ["Kwartiermaker"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("beleidsadvizeur", "beleidsadviseur"),
        ("Beleidsadvisuer", "beleidsadviseur"),
        ("jrist", "jurist"),
        ("coördinatr jeugd", "coordinator jeugd"),
        ("juirst OF plaanoloog", "jurist OF planoloog"),
        ("juirst -jeugd", "jurist -jeugd"),
        ('juirst "gemeente hengelo"', 'jurist "gemeente hengelo"'),
    ],
)
def test_what_was_meant_keeps_the_rest_of_what_was_typed(client, hengelo, typed, meant):
    for titel in ("Beleidsadviseur wonen", "Jurist", "Coördinator jeugd", "Planoloog"):
        maak(hengelo, titel=titel)
    assert client.get(LIJST, {"q": typed}).context["filter"].verbeterd == meant


@pytest.mark.parametrize("typed", ["bestaatniet", "xyz", "jurk", "jurist xqzwvk", "de juri st", "-juirst"])
def test_without_something_very_like_it_nothing_is_looked_for_unasked(client, hengelo, typed):
    maak(hengelo, titel="Jurist")
    assert client.get(LIJST, {"q": typed}).context["filter"].verbeterd == ""


def test_everything_on_the_page_is_about_what_was_meant(client, collega, hengelo):
    for nummer in range(PER_BLADZIJDE + 2):
        maak(hengelo, titel=f"Jurist {nummer}", vakgebied="juridisch", niveau="wo" if nummer else "hbo")
    maak(hengelo, titel="Ander", vakgebied="juridisch", niveau="hbo")
    goed, fout = (collega.get(LIJST, {"q": q, "vakgebied": "juridisch"}) for q in ("jurist", "juirst"))
    assert titels(fout) == titels(goed)
    for naam in ("aantal", "vraag", "vondsten"):
        assert fout.context[naam] == goed.context[naam]
    assert fout.context["filter"].tellingen == goed.context["filter"].tellingen
    tekst = fout.content.decode()
    assert "feed/?q=jurist&amp;vakgebied=juridisch" in tekst and 'name="vraag" value="q=jurist&amp;' in tekst
    assert "q=juirst&amp;vakgebied=juridisch&amp;page=2" in tekst
    vraag = {"q": "juirst", "vakgebied": "juridisch", "page": 2}
    assert titels(collega.get(LIJST, vraag)) == titels(collega.get(LIJST, {**vraag, "q": "jurist"}))
    assert len(titels(collega.get(LIJST, vraag))) == 2


def test_one_can_insist_on_the_words_as_typed(client, hengelo):
    maak(hengelo, titel="Jurist", niveau="wo")
    gevonden = client.get(LIJST, {"q": "juirst", "niveau": "wo"})
    adres = "?q=juirst&amp;niveau=wo&amp;letterlijk=juirst"
    assert f'href="{adres}"' in gevonden.content.decode()
    letterlijk = client.get(LIJST + adres.replace("&amp;", "&"))
    assert titels(letterlijk) == [] and letterlijk.context["vraag"] == "q=juirst&niveau=wo"
    assert letterlijk.context["bedoeld"] == [("jurist", "q=jurist&niveau=wo")]
    other = client.get(LIJST, {"q": "jurits", "letterlijk": "juirst"})  # other words than those
    assert titels(other) == ["Jurist"]


def test_words_that_give_little_keep_the_suggestion(client, hengelo):
    maak(hengelo, titel="Jurist", omschrijving="Ook als juriste.")
    maak(hengelo, titel="Juriste")
    antwoord = client.get(LIJST, {"q": "juriste"})
    assert antwoord.context["filter"].verbeterd == "" and "Juriste" in titels(antwoord)
    assert ("jurist", "q=jurist") in antwoord.context["bedoeld"]
    assert "Bedoelde je" in antwoord.content.decode()


def test_a_word_that_is_there_was_meant_also_when_the_filters_leave_nothing_of_it(client, hengelo):
    maak(hengelo, titel="Rekenaar", niveau="wo")
    maak(hengelo, titel="Tekenaar", niveau="mbo")
    antwoord = client.get(LIJST, {"q": "tekenaar", "niveau": "wo"})
    assert titels(antwoord) == [] and antwoord.context["filter"].verbeterd == ""
    assert antwoord.context["bedoeld"] == [("rekenaar", "q=rekenaar&niveau=wo")]


def test_other_words_keep_the_filters(client, hengelo):
    maak(hengelo, titel="Planoloog", niveau="wo")
    assert titels(client.get(LIJST, {"q": "plaanoloog", "niveau": "wo"})) == ["Planoloog"]
    antwoord = client.get(LIJST, {"q": "plaanoloog", "niveau": "mbo"})
    assert titels(antwoord) == [] and antwoord.context["filter"].verbeterd == "planoloog"
    [ruimer] = antwoord.context["verruimingen"]  # of what was meant: which filter stands in its way
    assert (ruimer.tekst, ruimer.aantal) == ("op elk niveau", 1)


@pytest.mark.parametrize("typed", ["juirst OF geheimprojct", "geheimprojct juirst", "geheimprojct"])
def test_no_word_of_a_vacancy_that_is_hidden_takes_the_place_of_another(client, hengelo, typed):
    """Beside a word that is found, either would do: so each is asked on its own."""
    maak(hengelo, titel="Jurist")
    maak(hengelo, "intern", titel="Leider geheimproject")
    maak(hengelo, titel="Leider geheimproject", extern_op=timezone.localdate() + DAG)
    antwoord = client.get(LIJST, {"q": typed})
    assert "geheimproject" not in antwoord.content.decode().lower().replace("geheimprojct", "")
    antwoord = client.get(LIJST, {"q": typed, "letterlijk": typed})
    assert all("geheimproject" not in q for q, _ in antwoord.context["bedoeld"])


def test_what_was_found_is_marked_and_escaped(client, hengelo):
    maak(hengelo, titel="<i>Jurist</i>", omschrijving="Je bent <b>jurist</b> bij ons.")
    tekst = client.get(LIJST, {"q": "jurist"}).content.decode()
    assert "<mark>Jurist</mark>" in tekst and "<mark>jurist</mark>" in tekst
    assert "<i>" not in tekst and "<b><mark>" not in tekst and "<b>jurist" not in tekst


@pytest.mark.parametrize(
    "q", ["'; DROP TABLE x; --", "a" * 100, "de het een", '"', "-", "%", "_%_", "\\", "<->", "🙂", "a" * 1000]
)
def test_any_words_give_a_page(client, hengelo, q):
    maak(hengelo)
    assert client.get(LIJST, {"q": q}).status_code == 200


# ---- cost


@pytest.mark.parametrize("ingelogd", [True, False])
@pytest.mark.parametrize(
    "pad",
    [
        "",
        "q=medewerker",
        "q=medewerker&vakgebied=ict&sinds=14&organisatie=hengelo",
        "plaats=enschede&binnen=30&sorteer=dichtbij",
        "sorteer=sluit&niveau=hbo",
        "q=bestaatniet&niveau=wo",
        "q=medewreker&niveau=hbo",
    ],
)
def test_it_costs_the_same_for_few_rows_and_many(client, collega, hengelo, ingelogd, pad):
    browser = collega if ingelogd else client
    velden = {"vakgebied": "ict", "niveau": "hbo", "functiefamilie": "Beleid"}

    def queries():
        with CaptureQueriesContext(connection) as gevangen:
            assert browser.get(f"{LIJST}?{pad}").status_code == 200
        return len(gevangen)

    maak_veel(hengelo, 8, **velden)
    weinig = queries()
    Vacature.objects.all().delete()
    maak_veel(hengelo, 300, **velden)
    assert queries() <= weinig
    assert weinig <= 15 + ingelogd * 5
