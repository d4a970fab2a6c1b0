"""A contactpersoon enrols a list: shown first, then all or who can, and nothing told of other organisations."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from school import services
from school.fouten import Gesloten, SchoolFout
from school.groep import MEESTE, Regel, als_tekst, lees_regels
from school.models import Inschrijving
from school.services.groep import NietIedereen
from tests.maken import maak_gebruiker, maak_inschrijving, maak_quotum
from tests.school.maken import (
    OP,
    START,
    VANDAAG,
    maak_akkoordbeleid,
    maak_collega,
    maak_run,
    maak_werkgever,
    vertel,
)
from twentsekracht.logboek.models import Regel as Logregel
from twentsekracht.organisaties.models import Rol, Uitnodiging
from twentsekracht.rekenblad import maak_xlsx
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def hengelo():
    return maak_werkgever("hengelo", "akkoord")


@pytest.fixture
def cp(hengelo):
    return maak_gebruiker(Rol.CONTACTPERSOON, hengelo, naam="Anouk Wessels", email="anouk@hengelo.example")


@pytest.fixture
def mensen(hengelo):
    return [
        maak_collega(hengelo, naam=f"Collega {nummer}", email=f"c{nummer}@hengelo.example")
        for nummer in range(3)
    ]


def doe(run, cp, adressen, samen=False, op=OP):
    return services.schrijf_groep_in(
        uitvoering=run,
        regels=lees_regels("\n".join(adressen)),
        door=cp,
        organisaties=[cp.organisatie],
        alleen_samen=samen,
        op=op,
    )


def uitkomsten(uitslagen):
    return [str(uitslag.uitkomst) for uitslag in uitslagen]


def adressen(mensen):
    return [wie.email for wie in mensen]


# ---- reading the list


@pytest.mark.parametrize(
    ("regel", "naam", "adres"),
    [
        ("Fenna@Hengelo.Example", "", "fenna@hengelo.example"),
        ("  Fenna Mulder <fenna@hengelo.example> ", "Fenna Mulder", "fenna@hengelo.example"),
        ('"Mulder, Fenna" <fenna@hengelo.example>', "Mulder Fenna", "fenna@hengelo.example"),
        ("Fenna Mulder;fenna@hengelo.example;HR", "Fenna Mulder HR", "fenna@hengelo.example"),
        ("fenna@hengelo.example, Fenna", "Fenna", "fenna@hengelo.example"),
        ("Fenna Mulder", "Fenna Mulder", ""),
    ],
)
def test_a_line_is_an_address_with_a_name_or_without(regel, naam, adres):
    assert lees_regels(regel) == [Regel(adres, naam)]


def test_each_address_once_and_it_can_be_read_back():
    regels = lees_regels("a@x.example\r\n\r\nA <A@X.example>\nB <b@x.example>\nzomaar iets\n")
    assert regels == [Regel("a@x.example", ""), Regel("b@x.example", "B"), Regel("", "zomaar iets")]
    assert lees_regels(als_tekst(regels)) == regels


# ---- enrolling


def test_all_have_a_place_without_approval_and_each_hears_it_once(cp, mensen):
    uitslagen = doe(maak_run(3), cp, adressen(mensen), samen=True)
    assert uitkomsten(uitslagen) == ["plaats"] * 3
    vertel()
    for wie in mensen:
        rij = Inschrijving.objects.get(deelnemer=wie)
        assert (rij.status, rij.is_door_contactpersoon, rij.voorwaarden["start"]) == (
            "bevestigd",
            True,
            START.isoformat(),
        )
        assert list(rij.stappen.values_list("naar", "door")) == [("bevestigd", cp.pk)]
        brief = Bericht.objects.get(aan=wie.email)
        assert (
            "Je contactpersoon heeft je ingeschreven" in brief.tekst and "je bent ingeschreven" in brief.tekst
        )
    assert Logregel.objects.filter(actie="groep ingeschreven").count() == 1


def test_all_or_nothing_leaves_nothing_behind(cp, mensen):
    with pytest.raises(NietIedereen) as fout:
        doe(maak_run(2), cp, adressen(mensen), samen=True)
    assert uitkomsten(fout.value.uitslagen) == ["plaats", "plaats", "wachtlijst"]
    assert not Inschrijving.objects.exists() and not Bericht.objects.exists()
    assert not Logregel.objects.filter(actie="groep ingeschreven").exists()


def test_who_can_and_the_others_are_told_why_not(cp, mensen, hengelo):
    run = maak_run(2)
    maak_inschrijving(run, hengelo, deelnemer=mensen[0])
    elders = maak_collega(maak_werkgever("borne"))
    uit = maak_collega(hengelo, is_active=False)
    lijst = [
        *adressen(mensen),
        "nieuw@hengelo.example",
        elders.email,
        "vreemd@borne.example",
        "geen adres",
        uit.email,
    ]
    assert uitkomsten(doe(run, cp, lijst)) == [
        "heeft_plaats",
        "plaats",
        "wachtlijst",
        "geen_account",
        "andere_organisatie",
        "andere_organisatie",
        "geen_adres",
        "geen_account",
    ]
    assert not Inschrijving.objects.filter(deelnemer=elders).exists()
    assert Inschrijving.objects.get(deelnemer=mensen[2]).is_door_contactpersoon


def test_without_a_waiting_list_there_is_no_place(cp, mensen):
    assert uitkomsten(doe(maak_run(1, wachtlijst="geen"), cp, adressen(mensen))) == ["plaats", "vol", "vol"]


def test_who_waits_goes_first_and_kept_places_stay_kept(cp, mensen, hengelo):
    borne = maak_werkgever("borne")
    run = maak_run(1)
    maak_inschrijving(run, borne, deelnemer=maak_collega(borne))
    wacht = services.schrijf_in(uitvoering=run, gebruiker=maak_collega(borne), op=OP)
    run.max_deelnemers, run.vrijgave_op = 4, VANDAAG + 10 * DAG
    run.save()
    maak_quotum(run, borne, 3)
    assert uitkomsten(doe(run, cp, adressen(mensen))) == ["plaats", "wachtlijst", "wachtlijst"]
    wacht.refresh_from_db()
    assert wacht.status == "aangeboden"


def test_who_is_put_on_the_list_by_the_contactpersoon_needs_no_approval_later(cp, mensen):
    run = maak_run(1)
    doe(run, cp, adressen(mensen[:2]))
    eerste, tweede = (Inschrijving.objects.get(deelnemer=wie) for wie in mensen[:2])
    services.annuleer(inschrijving=eerste, door=mensen[0], op=OP)
    assert services.neem_aan(inschrijving=tweede, op=OP).status == "bevestigd"


def test_a_contactpersoon_does_not_approve_of_themselves(cp, hengelo):
    run = maak_run(2)
    assert uitkomsten(doe(run, cp, [cp.email])) == ["zelf"]
    hengelo.akkoordbeleid.all().delete()
    maak_akkoordbeleid(hengelo, "informeren")
    assert uitkomsten(doe(run, cp, [cp.email])) == ["plaats"]


def test_a_clash_with_another_course_is_told_and_does_not_stop(cp, mensen, hengelo):
    elders = maak_run(2, start=START)
    maak_inschrijving(elders, hengelo, deelnemer=mensen[0])
    maak_inschrijving(maak_run(2, start=START + DAG), hengelo, deelnemer=mensen[1])
    maak_inschrijving(maak_run(2, start=START), hengelo, "wachtlijst", deelnemer=mensen[2])
    uitslagen = doe(maak_run(3), cp, adressen(mensen))
    assert [uitslag.botst for uitslag in uitslagen] == ["zeker", None, "misschien"]
    assert uitkomsten(uitslagen) == ["plaats"] * 3


def test_a_course_that_began_before_clashes_too(cp, mensen, hengelo):
    lang = maak_run(2, start=START - DAG, einde=START + DAG)
    maak_inschrijving(lang, hengelo, deelnemer=mensen[0])
    assert [een.botst for een in doe(maak_run(3), cp, adressen(mensen))] == ["zeker", None, None]


@pytest.mark.parametrize(
    "velden", [{"sluit_op": VANDAAG - DAG}, {"start": VANDAAG}, {"afgelast_op": VANDAAG}]
)
def test_not_where_it_is_closed(cp, mensen, velden):
    with pytest.raises(Gesloten):
        doe(maak_run(3, **velden), cp, adressen(mensen))


def test_not_nobody_and_not_too_many(cp):
    with pytest.raises(SchoolFout, match="minstens een"):
        doe(maak_run(3), cp, [])
    with pytest.raises(SchoolFout, match=f"hoogstens {MEESTE}"):
        doe(maak_run(3), cp, [f"c{nummer}@hengelo.example" for nummer in range(MEESTE + 1)])


def test_trying_it_shows_what_will_happen_and_changes_nothing(cp, mensen):
    run = maak_run(2)
    wat = {"uitvoering": run, "regels": lees_regels("\n".join(adressen(mensen))), "door": cp, "op": OP}
    proef = services.proef_groep(**wat, organisaties=[cp.organisatie])
    assert not Inschrijving.objects.exists() and not Bericht.objects.exists()
    assert doe(run, cp, adressen(mensen)) == proef


# ---- the page


@pytest.fixture
def run():
    return maak_run(2, start=timezone.localdate() + 60 * DAG)


def adres(run):
    return f"/beheer/school/uitvoering/{run.pk}/groep/"


def test_first_shown_then_done(als, cp, mensen, run):
    browser, lijst = als(cp), "\n".join(adressen(mensen))
    assert adres(run) in browser.get(f"/beheer/school/uitvoering/{run.pk}/change/").content.decode()
    pagina = browser.post(adres(run), {"adressen": lijst}).content.decode()
    assert "Komt op de wachtlijst" in pagina and "Niet iedereen krijgt zo een plaats" in pagina
    assert not Inschrijving.objects.exists()
    pagina = browser.post(adres(run), {"adressen": lijst, "stap": "samen"}).content.decode()
    assert "Daarom is niemand ingeschreven" in pagina and not Inschrijving.objects.exists()
    assert 'name="bestand"' in browser.post(adres(run), {"adressen": lijst, "stap": "terug"}).content.decode()
    pagina = browser.post(adres(run), {"adressen": lijst, "stap": "wie_kan"}).content.decode()
    assert "Klaar: 3 ingeschreven" in pagina
    assert sorted(Inschrijving.objects.values_list("status", flat=True)) == [
        "bevestigd",
        "bevestigd",
        "wachtlijst",
    ]


def test_unknown_colleagues_are_invited_when_asked_for(als, cp, mensen, run):
    browser = als(cp)
    lijst = f"{mensen[0].email}\nNieuwe Collega <nieuw@hengelo.example>\nx@borne.example"
    assert "Nodig de collega zonder account" in " ".join(
        browser.post(adres(run), {"adressen": lijst}).content.decode().split()
    )
    browser.post(adres(run), {"adressen": lijst, "stap": "wie_kan", "nodig_uit": "on"})
    uitnodiging = Uitnodiging.objects.get()
    assert (uitnodiging.email, uitnodiging.naam, uitnodiging.rol) == (
        "nieuw@hengelo.example",
        "Nieuwe Collega",
        "",
    )
    pagina = browser.post(
        adres(run), {"adressen": lijst, "stap": "wie_kan", "nodig_uit": "on"}
    ).content.decode()
    assert "Niet uitgenodigd: nieuw@hengelo.example. Voor dit adres staat deze uitnodiging al open." in pagina
    assert Uitnodiging.objects.count() == 1


@pytest.mark.parametrize("soort", ["csv", "cp1252", "xlsx"])
def test_a_list_may_come_as_a_file(als, cp, mensen, run, soort):
    rijen = [("Naam", "E-mail"), ("Zoë Collega", mensen[0].email), ("Collega", mensen[1].email)]
    if soort == "xlsx":
        inhoud = maak_xlsx(rijen[0], rijen[1:])
    else:
        inhoud = "\n".join(";".join(rij) for rij in rijen).encode("utf-8" if soort == "csv" else "cp1252")
    bestand = SimpleUploadedFile(f"lijst.{soort}", inhoud)
    pagina = als(cp).post(adres(run), {"adressen": "", "bestand": bestand}).content.decode()
    assert pagina.count("Krijgt een plaats") == 2 and "geen e-mailadres" not in pagina


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [
        (b"", "leeg"),
        (b"Naam;Adres\nFenna;Hengelo", "geen e-mailadres"),
        (b"\x00\x01\x02@", "geen lijst"),
        (b"PK\x03\x04onzin", "beschadigd"),
        (b'"' + b"x@hengelo.example " * 10_000, "niet te lezen"),
        (b"x" * (1024 * 1024 + 1), "te groot"),
    ],
)
def test_a_file_that_is_no_list_is_refused(als, cp, run, inhoud, zegt):
    bestand = SimpleUploadedFile("lijst.csv", inhoud)
    assert zegt in als(cp).post(adres(run), {"bestand": bestand}).content.decode()


def test_nothing_filled_in(als, cp, run):
    assert "Plak minstens een adres" in als(cp).post(adres(run), {}).content.decode()


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.BEHEERDER, Rol.VACATUREHOUDER, None])
def test_only_a_contactpersoon(als, run, rol, hengelo):
    assert als(maak_gebruiker(rol, hengelo)).get(adres(run)).status_code in (403, 404, 302)


def test_the_price_does_not_grow_with_who_is_refused(cp, django_assert_max_num_queries):
    lijst = [f"onbekend{nummer}@hengelo.example" for nummer in range(40)]
    with django_assert_max_num_queries(20):
        doe(maak_run(2), cp, lijst)
