"""The pages on which reactions are read and handled: what they show, to whom, and what can be sent there."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from odf.opendocument import load
from odf.table import TableCell, TableRow
from odf.teletype import extractText
from openpyxl import load_workbook

from tests.maken import maak_gebruiker, maak_organisatie, maak_reactie, maak_vacature
from tests.vacatures.maken import maak_bijlage, maak_commissielid, maak_reactiestap, maak_sollicitatie
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht
from vacatures.models import Commissielid, Reactie

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def vacature():
    return maak_vacature(
        maak_organisatie("hengelo"), titel="Adviseur water", sluit_op=timezone.localdate() + 5 * DAG
    )


@pytest.fixture
def houder(vacature):
    return maak_gebruiker(Rol.VACATUREHOUDER, vacature.organisatie)


@pytest.fixture
def site(als, houder):
    return als(houder)


def maak(vacature, naam="Kandidaat", dag=0, **velden):
    van_reactie = {veld: velden.pop(veld) for veld in ("status", "herkomst", "kandidaat") if veld in velden}
    van_reactie.setdefault("status", Reactie.Status.ONTVANGEN)
    reactie = maak_reactie(vacature, ingediend_op=timezone.localdate() + dag * DAG, **van_reactie)
    maak_sollicitatie(reactie=reactie, naam=naam, **velden)
    return reactie


def url(naam, *args):
    return reverse(f"vacatures:{naam}", args=args)


def namen(antwoord):
    return [reactie.sollicitatie.naam for _, rijen in antwoord.context["groepen"] for reactie in rijen]


# ---- the list


def test_by_group_and_then_by_date_whatever_else_is_known(site, vacature):
    maak(vacature, "Buiten", dag=-9, herkomst="extern")
    maak(vacature, "Regio", dag=-8, herkomst="regio", status="aangeboden")
    maak(vacature, "Intern later", dag=-1, herkomst="intern")
    maak(vacature, "Intern eerder", dag=-2, herkomst="intern", status="afgewezen")
    maak(vacature, "Voorrang", herkomst="intern", is_herplaatsing=True)
    maak(maak_vacature(vacature.organisatie), "Elders")
    for vraag in ({}, {"sorteer": "naam"}, {"o": "-naam"}, {"ordering": "sollicitatie__naam"}):
        antwoord = site.get(url("reacties", vacature.pk), vraag)
        assert namen(antwoord) == ["Voorrang", "Intern eerder", "Intern later", "Regio", "Buiten"]
    assert "De volgorde zegt niets over wie het best past" in antwoord.content.decode()


def test_filters_with_counts_and_nonsense_filters_nothing(site, vacature):
    maak(vacature, "A", herkomst="intern")
    maak(vacature, "B", herkomst="intern", is_herplaatsing=True, status="afgewezen")
    maak(vacature, "C", herkomst="extern")

    def toont(**vraag):
        return namen(site.get(url("reacties", vacature.pk), vraag))

    assert toont(groep="intern") == ["A"] and toont(groep=["herplaatsing", "extern"]) == ["B", "C"]
    assert toont(status="ontvangen", groep=["intern", "herplaatsing"]) == ["A"]
    assert toont(status="bestaat niet") == toont(page="99") == ["B", "A", "C"]
    tellingen = site.get(url("reacties", vacature.pk), {"status": "afgewezen"}).context["filter"].tellingen
    assert tellingen == {
        "status": {"ontvangen": 2, "afgewezen": 1},
        "groep": {"herplaatsing": 1},
    }


def test_the_same_number_of_queries_for_one_and_for_thirty(site, vacature):
    aantallen = []
    for hoeveel in (1, 29):
        for _ in range(hoeveel):
            maak_bijlage(maak(vacature).sollicitatie)
        with CaptureQueriesContext(connection) as vragen:
            site.get(url("reacties", vacature.pk))
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1] <= 20


def test_of_whom_nothing_is_kept_the_page_tells_only_how_many(site, vacature):
    maak_reactie(vacature, status="afgewezen")
    tekst = site.get(url("reacties", vacature.pk)).content.decode()
    assert "Van 1 reactie hebben we geen gegevens" in tekst
    weg = maak(vacature, "Mia")
    weg.sollicitatie.delete()
    assert site.get(url("reactie_behandelen", vacature.pk, weg.pk)).status_code == 404


# ---- one reaction


def test_everything_to_decide_on_stands_on_one_page(site, vacature):
    reactie = maak(
        vacature, "Mia <b>", motivatie="Ik wil <script>\n\ndit", telefoon="074 123", mag_bewaren=True
    )
    maak_bijlage(reactie.sollicitatie, naam="cv.pdf")
    maak_reactiestap(reactie, naar="afgewezen", reden="eis")
    tekst = site.get(url("reactie_behandelen", vacature.pk, reactie.pk)).content.decode()
    for stukje in (
        "Mia &lt;b&gt;",
        "Ik wil &lt;script&gt;",
        "074 123",
        url("cv", reactie.sollicitatie.bijlage.pk),
        "Voldoet niet aan een eis uit de vacature",
        "een jaar na de procedure",
    ):
        assert stukje in tekst
    assert "<script>\n" not in tekst


def test_it_tells_when_the_data_goes(site, vacature):
    reactie = maak(vacature)
    assert (
        "vier weken na de procedure"
        in site.get(url("reactie_behandelen", vacature.pk, reactie.pk)).content.decode()
    )
    dag = timezone.localdate().replace(day=1) + 40 * DAG
    reactie.sollicitatie.verwijderen_op = dag
    reactie.sollicitatie.save()
    assert (
        date_format(dag, "j F Y")
        in site.get(url("reactie_behandelen", vacature.pk, reactie.pk)).content.decode()
    )


def test_the_moves_on_the_page_are_the_ones_that_exist(site, vacature):
    kan = {
        "ontvangen": {"reactie_in_behandeling", "reacties_uitnodigen", "reacties_afwijzen"},
        "in_behandeling": {"reacties_uitnodigen", "reactie_aanbieden", "reacties_afwijzen"},
        "uitgenodigd": {"reactie_aanbieden", "reacties_afwijzen"},
        "aangeboden": {"reactie_aannemen", "reacties_afwijzen"},
    }
    alle = set.union(*kan.values())
    for status in Reactie.Status.values:
        reactie = maak(vacature, status=status)
        tekst = site.get(url("reactie_behandelen", vacature.pk, reactie.pk)).content.decode()
        per_reactie = {
            naam
            for naam in alle
            if naam.startswith("reactie_") and url(naam, vacature.pk, reactie.pk) in tekst
        }
        brieven = {naam for naam in alle if naam.startswith("reacties_") and url(naam, vacature.pk) in tekst}
        assert per_reactie | brieven == kan.get(status, set())


@pytest.mark.parametrize(
    ("naam", "van", "naar"),
    [
        ("reactie_in_behandeling", "ontvangen", "in_behandeling"),
        ("reactie_aanbieden", "uitgenodigd", "aangeboden"),
        ("reactie_aannemen", "aangeboden", "aangenomen"),
    ],
)
def test_a_get_asks_and_a_post_does_it_once(site, vacature, naam, van, naar):
    reactie = maak(vacature, status=van)
    pad, terug = url(naam, vacature.pk, reactie.pk), url("reactie_behandelen", vacature.pk, reactie.pk)
    assert site.get(pad).status_code == 200
    reactie.refresh_from_db()
    assert reactie.status == van
    for _ in range(2):
        assert site.post(pad).url == terug
        reactie.refresh_from_db()
        assert (reactie.status, Bericht.objects.count()) == (naar, 1)
    assert site.get(pad).url == terug  # nothing to ask any more


def test_a_reaction_is_reached_through_its_own_vacancy_only(site, vacature):
    ander = maak(maak_vacature(vacature.organisatie))
    for naam in ("reactie_behandelen", "reactie_in_behandeling", "reactie_aanbieden"):
        assert site.get(url(naam, vacature.pk, ander.pk)).status_code == 404
    assert site.post(url("reactie_in_behandeling", vacature.pk, ander.pk)).status_code == 404
    ander.refresh_from_db()
    assert ander.status == "ontvangen"


# ---- letters


def test_a_letter_is_shown_before_it_goes_and_then_goes_to_each(site, vacature):
    mensen = [maak(vacature, f"Kandidaat {letter}") for letter in "AB"]
    kies = [str(reactie.pk) for reactie in mensen]
    pad = url("reacties_uitnodigen", vacature.pk)
    tekst = site.get(pad, {"kies": kies}).content.decode()
    assert "2 mensen krijgen deze mail" in tekst and "[dag, tijd en plaats]" in tekst
    fout = site.post(pad, {"kies": kies, "stap": "verstuur", "tekst": "Kom op [dag, tijd en plaats]."})
    assert "Vul nog in: [dag, tijd en plaats]." in fout.content.decode()
    brief = {"kies": kies, "tekst": "Dag {naam},\n\nKom dinsdag praten over {titel}."}
    voorbeeld = site.post(pad, {**brief, "stap": "voorbeeld"}).content.decode()
    assert "Dag Kandidaat A," in voorbeeld and "stuur 2 mails" in voorbeeld
    assert "{naam}" in site.post(pad, {**brief, "stap": "aanpassen"}).content.decode()
    assert Bericht.objects.count() == 0
    for _ in range(2):
        assert site.post(pad, {**brief, "stap": "verstuur"}).url == url("reacties", vacature.pk)
    assert {bericht.tekst.split("\n")[0] for bericht in Bericht.objects.all()} == {
        "Dag Kandidaat A,",
        "Dag Kandidaat B,",
    }
    assert Bericht.objects.count() == 2
    assert set(vacature.reacties.values_list("status", flat=True)) == {"uitgenodigd"}


def test_rejecting_asks_why_and_says_of_whom_it_could_not_be_done(site, vacature):
    goed, te_ver = maak(vacature, "Mia"), maak(vacature, "Jan", status="aangenomen")
    pad = url("reacties_afwijzen", vacature.pk)
    kies = [goed.pk, te_ver.pk]
    assert "Deze niet" in site.get(pad, {"kies": kies}).content.decode()
    zonder = site.post(pad, {"kies": kies, "stap": "verstuur", "tekst": "Helaas."})
    assert (zonder.status_code, Bericht.objects.count()) == (200, 0)
    brief = {"kies": kies, "stap": "verstuur", "tekst": "Helaas.", "reden": "eis"}
    antwoord = site.post(pad, brief, follow=True)
    gezegd = [str(melding) for melding in antwoord.context["messages"]]
    assert gezegd == [
        "Afgewezen: 1. Iedereen krijgt een eigen mail.",
        "Jan: Een reactie die aangenomen is, kan niet afgewezen worden.",
    ]


@pytest.mark.parametrize("kies", [[], ["x"], ["9" * 30], ["-1"], ["0"]])
def test_without_anybody_there_is_nothing_to_write(site, vacature, kies):
    maak(vacature)
    for naam in ("reacties_uitnodigen", "reacties_afwijzen"):
        assert site.get(url(naam, vacature.pk), {"kies": kies}).url == url("reacties", vacature.pk)
        brief = {"kies": kies, "stap": "verstuur", "tekst": "Dag", "reden": "eis"}
        assert site.post(url(naam, vacature.pk), brief).status_code == 302
    assert Bericht.objects.count() == 0


def test_a_letter_reaches_nobody_of_another_vacancy(site, vacature):
    ander = maak(maak_vacature(vacature.organisatie))
    brief = {"kies": [ander.pk], "stap": "verstuur", "tekst": "Dag"}
    site.post(url("reacties_uitnodigen", vacature.pk), brief)
    ander.refresh_from_db()
    assert (ander.status, Bericht.objects.count()) == ("ontvangen", 0)


# ---- who


def paden(reactie):
    pk = reactie.vacature_id
    lezen = [url("reacties", pk), url("reactie_behandelen", pk, reactie.pk)]
    doen = [
        url(naam, pk, reactie.pk)
        for naam in ("reactie_in_behandeling", "reactie_aanbieden", "reactie_aannemen")
    ]
    doen += [
        url(naam, pk) for naam in ("reacties_uitnodigen", "reacties_afwijzen", "reacties_export", "commissie")
    ]
    return lezen, doen


def test_the_committee_reads_and_does_nothing(als, vacature):
    reactie, lid = maak(vacature, "Mia"), maak_commissielid(vacature, tot=timezone.localdate()).gebruiker
    site = als(lid)
    lezen, doen = paden(reactie)
    for pad in lezen:
        tekst = site.get(pad).content.decode()
        assert "Mia" in tekst and 'name="kies"' not in tekst and "Wijs af" not in tekst
        assert not any(pad in tekst for pad in doen)
    for pad in doen:
        assert (site.get(pad).status_code in {404, 405}, site.post(pad).status_code) == (True, 404)
    reactie.refresh_from_db()
    assert (reactie.status, Bericht.objects.count(), Regel.objects.count()) == ("ontvangen", 0, 0)


def test_a_member_without_second_step_is_asked_for_one_and_reads_nothing(als, vacature):
    reactie, lid = maak(vacature, "Mia"), maak_commissielid(vacature, tot=timezone.localdate()).gebruiker
    site = als(lid, sterk=False)
    for pad in paden(reactie)[0]:
        antwoord = site.get(pad)
        assert antwoord.status_code == 302 and antwoord.url.startswith(reverse("account_tweede_stap"))
    Commissielid.objects.update(tot=timezone.localdate() - DAG)
    assert [site.get(pad).status_code for pad in paden(reactie)[0]] == [404, 404]


def test_everybody_else_gets_nowhere_and_nothing_happens(als, client, vacature):
    reactie = maak(vacature, "Mia")
    lezen, doen = paden(reactie)
    for wie in (
        maak_gebruiker(Rol.VACATUREHOUDER),
        maak_gebruiker(Rol.COORDINATOR, vacature.organisatie),
        maak_gebruiker(Rol.BEHEERDER),
        maak_gebruiker(organisatie=vacature.organisatie),
        maak_commissielid(vacature, tot=timezone.localdate() - DAG).gebruiker,
    ):
        site = als(wie)
        assert {site.get(pad).status_code for pad in lezen} == {404}
        assert {site.post(pad, {"soort": "xlsx", "kies": [reactie.pk]}).status_code for pad in doen} == {404}
    for pad in [*lezen, *doen]:
        assert "/account" in client.get(pad).url or "login" in client.get(pad).url
    zwak = als(maak_gebruiker(Rol.VACATUREHOUDER, vacature.organisatie), sterk=False)
    assert all("Mia" not in zwak.get(pad, follow=True).content.decode() for pad in lezen)
    reactie.refresh_from_db()
    assert (reactie.status, Bericht.objects.count()) == ("ontvangen", 0)


def test_no_browser_keeps_what_was_read(site, vacature):
    antwoord = site.get(url("reacties", vacature.pk))
    assert "no-store" in antwoord["Cache-Control"]


# ---- to take along


GEVAARLIJK = ["=1+1", "+31 6", "-2", "@SUM(A1)", "\tx", "＝cmd", "a\x0bb", "<b>&"]


def rijen_van(soort, inhoud):
    if soort == "xlsx":
        blad = load_workbook(io.BytesIO(inhoud)).active
        assert all(cel.data_type != "f" for rij in blad.iter_rows() for cel in rij)
        return [
            ["" if waarde is None else str(waarde) for waarde in rij]
            for rij in blad.iter_rows(values_only=True)
        ]
    assert (
        zipfile.ZipFile(io.BytesIO(inhoud)).read("mimetype")
        == b"application/vnd.oasis.opendocument.spreadsheet"
    )
    document = load(io.BytesIO(inhoud))
    assert not [cel for cel in document.getElementsByType(TableCell) if cel.getAttribute("formula")]
    rijen = document.getElementsByType(TableRow)
    return [[extractText(cel) for cel in rij.getElementsByType(TableCell)] for rij in rijen]


@pytest.mark.parametrize("soort", ["xlsx", "ods"])
def test_the_list_goes_along_without_formulas_and_that_is_logged(site, houder, vacature, soort):
    for functie in GEVAARLIJK:
        maak(vacature, "=HYPERLINK(1)", functie=functie, herkomst="extern")
    antwoord = site.post(url("reacties_export", vacature.pk), {"soort": soort})
    assert antwoord["Content-Disposition"] == f'attachment; filename="reacties-{vacature.pk}.{soort}"'
    koppen, *rijen = rijen_van(soort, antwoord.content)
    assert koppen[:3] == ["Groep", "Ontvangen", "Naam"]
    mensen = [rij for rij in rijen if rij and rij[0] == "Van buiten"]
    assert len(mensen) == len(GEVAARLIJK) and {rij[2] for rij in mensen} == {"'=HYPERLINK(1)"}
    begin = {rij[5][:1] for rij in mensen}
    assert not begin & set("=+-@＝\t")
    assert any("Verwijder dit bestand" in "".join(rij) for rij in rijen)
    regel = Regel.objects.get()
    assert (regel.actie, regel.door_id, regel.rol) == ("reacties geëxporteerd", houder.pk, "vacaturehouder")


@pytest.mark.parametrize("soort", ["", "csv", "exe"])
def test_another_kind_of_file_does_not_exist(site, vacature, soort):
    assert site.post(url("reacties_export", vacature.pk), {"soort": soort}).status_code == 404
    assert Regel.objects.count() == 0


# ---- the committee


def test_a_colleague_is_added_and_taken_out(site, vacature):
    collega = maak_gebruiker(organisatie=vacature.organisatie)
    pad = url("commissie", vacature.pk)
    assert "Nog niemand" in site.get(pad).content.decode()
    vandaag = timezone.localdate()
    for email, tot in (("x", vandaag), ("niemand@nergens.example", vandaag), (collega.email, vandaag - DAG)):
        antwoord = site.post(pad, {"email": email, "tot": tot})
        assert (antwoord.status_code, bool(antwoord.context["form"].errors)) == (200, True)
    assert site.post(pad, {"email": collega.email, "tot": vandaag}).url == pad
    lid = Commissielid.objects.get()
    assert collega.naam in site.get(pad).content.decode()
    ander = maak_commissielid()
    site.post(url("commissielid_weg", vacature.pk, ander.pk))
    assert Commissielid.objects.count() == 2
    for _ in range(2):
        assert site.post(url("commissielid_weg", vacature.pk, lid.pk)).url == pad
    assert list(Commissielid.objects.all()) == [ander]


# ---- a decision taken back


def test_a_decision_is_taken_back_on_its_own_page_with_a_reason(site, vacature):
    reactie = maak(vacature, status="aangenomen")
    pagina, pad = (url(naam, vacature.pk, reactie.pk) for naam in ("reactie_behandelen", "reactie_heropenen"))
    assert pad in site.get(pagina).content.decode()
    tekst = site.get(pad).content.decode()
    assert "Het aannemen ging niet door" in tekst and "kijken toch weer" not in tekst
    assert (site.post(pad).status_code, site.post(pad, {"reden": "toch"}).status_code) == (200, 200)
    assert site.post(pad, {"reden": "ging_niet_door"}).url == pagina
    reactie.refresh_from_db()
    assert (reactie.status, Bericht.objects.count()) == ("in_behandeling", 1)
    assert "Het aannemen ging niet door" in site.get(pagina).content.decode()
    assert site.get(pad).url == pagina and site.post(pad, {"reden": "ging_niet_door"}).status_code == 200
    assert Bericht.objects.count() == 1


@pytest.mark.parametrize(("status", "van"), [("ingevuld", "aangenomen"), ("gepubliceerd", "uitgenodigd")])
def test_where_nothing_can_be_taken_back_there_is_no_button(site, vacature, status, van):
    reactie = maak(vacature, status=van)
    type(vacature).objects.filter(pk=vacature.pk).update(status=status)
    pagina, pad = (url(naam, vacature.pk, reactie.pk) for naam in ("reactie_behandelen", "reactie_heropenen"))
    assert pad not in site.get(pagina).content.decode() and site.get(pad).url == pagina


# ---- priority


def test_the_committee_does_not_learn_who_has_priority(als, site, vacature):
    maak(vacature, "Eerder", herkomst="intern")
    reactie = maak(vacature, "Mia", herkomst="intern", is_herplaatsing=True)
    lid = als(maak_commissielid(vacature, tot=timezone.localdate()).gebruiker)
    lijst, pagina = url("reacties", vacature.pk), url("reactie_behandelen", vacature.pk, reactie.pk)
    for pad in (lijst, pagina):
        assert "oorrang" in site.get(pad).content.decode()
        assert "oorrang" not in lid.get(pad).content.decode().replace("Eerst wie voorrang heeft", "")
    volgorde = [rij.sollicitatie.naam for rij in lid.get(lijst).context["reacties"]]
    assert volgorde == ["Eerder", "Mia"]
    gevraagd = lid.get(lijst, {"groep": "herplaatsing"})
    assert len(gevraagd.context["reacties"]) != 1
