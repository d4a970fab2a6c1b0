"""manage.py importeer_jaar: what a person sees, and what is left in the database."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError

from school.models import Inschrijving, Inschrijvingstap
from tests.jaarmap import (
    KOLOMMEN,
    VOORBEELDJAAR,
    WERELD,
    als_csv,
    kopieer_voorbeeldjaar,
    lees_rijen,
    rij,
    schrijf_jaarmap,
)
from twentsekracht.inlezen.models import Bronbestand, Correctie, Import
from twentsekracht.organisaties.models import Alias, Organisatie
from vacatures.models import Reactie, Vacature

pytestmark = pytest.mark.django_db


def importeer(pad, **opties):
    """Standard output and standard error."""
    uit, fout = StringIO(), StringIO()
    call_command("importeer_jaar", str(pad), stdout=uit, stderr=fout, **opties)
    return uit.getvalue(), fout.getvalue()


def problemen(pad, **opties):
    """The problems of a folder that must be refused, without the last line that counts them."""
    voor = alles()
    fout = StringIO()
    with pytest.raises(CommandError) as einde:
        call_command("importeer_jaar", str(pad), stdout=StringIO(), stderr=fout, **opties)
    regels = [regel for regel in fout.getvalue().splitlines() if not regel.startswith("let op")]
    regels = [regel for regel in regels if not regel.endswith(("waarschuwing.", "waarschuwingen."))]
    aantal = f"{len(regels)} probleem" if len(regels) == 1 else f"{len(regels)} problemen"
    assert str(einde.value) == f"{aantal}; er is niets geschreven."
    assert einde.value.returncode == 1
    assert alles() == voor
    return regels


def alles():
    """Every row of every table."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in apps.get_models()}


def domein():
    """The same without what an import leaves about itself."""
    return {
        naam: rijen for naam, rijen in alles().items() if naam not in ("Import", "Bronbestand", "Correctie")
    }


# ---- it goes in


def test_the_example_year_goes_in_whole():
    uit, fout = importeer(VOORBEELDJAAR)
    assert uit.startswith("17 organisaties, 396 vacatures, 3943 reacties, 17 afspraken, 41 opleidingen, ")
    assert "0 gewijzigd" in uit
    aantallen = {naam: len(lees_rijen(VOORBEELDJAAR / f"{naam}.csv")) for naam in KOLOMMEN}
    assert aantallen["inschrijvingen"] == Inschrijving.objects.count()
    assert aantallen["reacties"] == Reactie.objects.count()
    assert fout.splitlines() == [
        "let op  vacatures.csv: meer ingevuld dan aangeboden (vrt in 2015: 38 ingevuld, 30 aangeboden)",
        "let op  inschrijvingen.csv: meer inschrijvingen dan plaatsen (O004-02: 17 op 16 plaatsen)",
        "2 waarschuwingen.",
    ]


def test_a_second_run_changes_nothing_and_leaves_no_second_import():
    importeer(VOORBEELDJAAR)
    voor = alles()
    uit, _ = importeer(VOORBEELDJAAR)
    assert uit.splitlines()[0].endswith("; 0 nieuw, 0 gewijzigd")
    assert uit.splitlines()[1] == "Dit stond er al; er is niets veranderd."
    assert alles() == voor


def test_controleer_writes_nothing_at_all(tmp_path):
    voor = alles()
    uit, _ = importeer(schrijf_jaarmap(tmp_path), controleer=True)
    assert uit.endswith("geen problemen, er is niets geschreven.\n")
    assert alles() == voor


def test_a_year_of_headers_only_is_an_empty_year(tmp_path):
    importeer(schrijf_jaarmap(tmp_path, leeg=True))
    assert (Organisatie.objects.count(), Vacature.objects.count(), Import.objects.count()) == (2, 0, 1)


@pytest.mark.parametrize(
    "maak",
    [
        lambda tekst: b"\xef\xbb\xbf" + tekst.encode(),
        lambda tekst: tekst.replace("\n", "\r\n").encode(),
        lambda tekst: tekst.replace("\n", "\r").encode(),
        lambda tekst: tekst.removesuffix("\n").encode(),
        lambda tekst: (tekst + "\n\n").encode(),
        lambda tekst: "\n".join(
            f'"{r.replace(",", chr(34) + "," + chr(34))}"' for r in tekst.split("\n")[:-1]
        ).encode(),
    ],
    ids=["byte order mark", "CRLF", "CR", "no last newline", "blank lines", "every cell quoted"],
)
def test_other_ways_to_save_the_same_file(tmp_path, maak):
    importeer(schrijf_jaarmap(tmp_path / "gewoon"))
    voor = domein()
    anders = {naam: maak(als_csv(naam, WERELD[naam])) for naam in KOLOMMEN}
    uit, _ = importeer(schrijf_jaarmap(tmp_path / "anders", **anders))
    assert "0 nieuw, 0 gewijzigd" in uit
    assert domein() == voor


def test_columns_may_stand_in_another_order_and_more_columns_are_pointed_out(tmp_path):
    tekst = "kleur,uren,soort,titel,code\nrood,4,workshop,Prezi,O1\n"
    _, fout = importeer(schrijf_jaarmap(tmp_path, opleidingen=tekst))
    assert "let op  opleidingen.csv:1: de kolom ‘kleur’ kennen we niet en is niet gelezen" in fout


def test_a_file_that_does_not_belong_is_pointed_out(tmp_path):
    (schrijf_jaarmap(tmp_path) / "kantines.csv").write_text("naam\n")
    _, fout = importeer(tmp_path)
    assert "let op  kantines.csv: dit bestand hoort niet bij een jaarmap en is niet gelezen" in fout


# ---- it is refused, with every problem


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match=r"De map .*/weg bestaat niet\."):
        importeer(tmp_path / "weg")


def test_an_empty_folder_names_every_file(tmp_path):
    assert sorted(problemen(tmp_path)) == sorted(f"{naam}.csv: het bestand ontbreekt" for naam in KOLOMMEN)


def test_a_missing_file_is_one_problem_and_no_more(tmp_path):
    assert problemen(schrijf_jaarmap(tmp_path, organisaties=None)) == [
        "organisaties.csv: het bestand ontbreekt"
    ]
    assert problemen(schrijf_jaarmap(tmp_path, uitvoeringen=None)) == [
        "uitvoeringen.csv: het bestand ontbreekt"
    ]


@pytest.mark.parametrize("inhoud", [b"", b"\n\n", b"  \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file(tmp_path, inhoud):
    leeg = "opleidingen.csv: het bestand is leeg; er hoort minstens een kopregel in te staan"
    assert problemen(schrijf_jaarmap(tmp_path, opleidingen=inhoud)) == [leeg]


def test_missing_columns(tmp_path):
    assert problemen(schrijf_jaarmap(tmp_path, opleidingen="code,titel,titel\nO1,Prezi,x\n")) == [
        "opleidingen.csv:1: de kolom soort ontbreekt",
        "opleidingen.csv:1: de kolom uren ontbreekt",
        "opleidingen.csv:1: de kolom titel staat er meer dan een keer",
    ]


def test_semicolons(tmp_path):
    tekst = als_csv("opleidingen", WERELD["opleidingen"]).replace(",", ";")
    assert problemen(schrijf_jaarmap(tmp_path, opleidingen=tekst)) == [
        "opleidingen.csv:1: de kolommen zijn gescheiden met een puntkomma; dat moet een komma zijn"
    ]


def test_wrong_encoding_names_the_lines_and_the_rest_is_read_on(tmp_path):
    rijen = [
        rij("opleidingen", titel="Café"),
        rij("opleidingen", code="O2"),
        rij("opleidingen", code="O3", uren="x"),
    ]
    latin = als_csv("opleidingen", rijen).encode("latin-1")
    assert problemen(schrijf_jaarmap(tmp_path, opleidingen=latin)) == [
        "opleidingen.csv:2: het teken op plaats 7 (‘é’?) is geen UTF-8",
        "opleidingen.csv:4: uren: ‘x’ is geen getal van 0 of meer; decimalen komen na een punt",
    ]
    utf16 = als_csv("opleidingen", WERELD["opleidingen"]).encode("utf-16")
    assert problemen(schrijf_jaarmap(tmp_path, opleidingen=utf16)) == [
        "opleidingen.csv:1: het bestand is UTF-16; sla het op als UTF-8"
    ]
    nul = als_csv("opleidingen", [rij("opleidingen", titel="Pre\0zi")]).encode()
    assert problemen(schrijf_jaarmap(tmp_path, opleidingen=nul)) == [
        "opleidingen.csv:2: er staat een nul-teken in; is dit wel UTF-8?"
    ]


def test_too_few_and_too_many_fields(tmp_path):
    tekst = "code,titel,soort,uren\nO1,Prezi,workshop,4\nO2,Word,workshop\nO3,Excel,workshop,4,5\n"
    assert problemen(schrijf_jaarmap(tmp_path, opleidingen=tekst)) == [
        "opleidingen.csv:3: te weinig velden: 3 in plaats van 4",
        "opleidingen.csv:4: te veel velden: 5 in plaats van 4",
    ]


def test_the_line_of_a_problem_is_the_first_of_its_row(tmp_path):
    tekst = 'code,titel,soort,uren\nO1,"Prezi\nvoor\niedereen",workshop,4\nO2,"Een\n""tweede""",feest,4\n'
    assert problemen(schrijf_jaarmap(tmp_path, opleidingen=tekst)) == [
        "opleidingen.csv:5: soort: ‘feest’ bestaat niet; kies uit opleiding, training, workshop"
    ]


@pytest.mark.parametrize(
    ("tekst", "regel"),
    [('O1,"Prezi,workshop,4\nO2,Word,workshop,4\n', 2), ('O1,Prezi,workshop,4\nO2,"Wo"rd,workshop,4\n', 3)],
)
def test_quotes_that_do_not_match(tmp_path, tekst, regel):
    assert problemen(schrijf_jaarmap(tmp_path, opleidingen="code,titel,soort,uren\n" + tekst)) == [
        f"opleidingen.csv:{regel}: de aanhalingstekens kloppen niet; vanaf hier is het bestand niet te lezen"
    ]


@pytest.mark.parametrize(
    ("naam", "cellen", "probleem"),
    [
        ("vacatures", {"titel": "  "}, "titel: is leeg"),
        ("vacatures", {"titel": "x" * 201}, f"titel: ‘{'x' * 60}…’ is te lang (201 tekens, hoogstens 200)"),
        ("vacatures", {"titel": "Bel\x07"}, "titel: ‘Bel\ufffd’ bevat een onzichtbaar stuurteken (U+0007)"),
        ("vacatures", {"titel": "Caf\x82"}, "titel: ‘Caf\ufffd’ bevat een onzichtbaar stuurteken (U+0082)"),
        ("vacatures", {"organisatie": ""}, "organisatie: is leeg"),
        ("vacatures", {"organisatie": "Atlantis"}, "organisatie: ‘Atlantis’ is geen bekende organisatie"),
        (
            "vacatures",
            {"dienstverband": "vast_of_los"},
            "dienstverband: ‘vast_of_los’ bestaat niet; kies uit "
            "detachering, oproep, tijdelijk, vast, of meer daarvan met _of_ ertussen",
        ),
        (
            "vacatures",
            {"status": "open"},
            "status: ‘open’ bestaat niet; kies uit concept, gepubliceerd, gesloten, ingevuld, ingetrokken",
        ),
        (
            "vacatures",
            {"ingevuld_door": "familie"},
            "ingevuld_door: ‘familie’ bestaat niet; kies uit intern, regio, extern, onbekend",
        ),
        (
            "vacatures",
            {"gepubliceerd_op": "2015-02-30"},
            "gepubliceerd_op: ‘2015-02-30’ is geen bestaande datum",
        ),
        (
            "vacatures",
            {"gepubliceerd_op": "1-2-2015"},
            "gepubliceerd_op: ‘1-2-2015’ is geen datum; schrijf jjjj-mm-dd, zoals 2015-02-28",
        ),
        (
            "vacatures",
            {"gepubliceerd_op": "0015-02-01"},
            "gepubliceerd_op: ‘0015-02-01’ ligt niet tussen 1900 en 2100",
        ),
        ("vacatures", {"schaal_min": "-9"}, "schaal_min: ‘-9’ is geen heel getal van 0 of meer"),
        ("vacatures", {"schaal_min": "99999"}, "schaal_min: ‘99999’ is te groot (hoogstens 32767)"),
        ("vacatures", {"schaal_min": "11"}, "schaal_max (10) ligt voor schaal_min (11)"),
        (
            "vacatures",
            {"uren_min": "24,5"},
            "uren_min: ‘24,5’ is geen getal van 0 of meer; decimalen komen na een punt",
        ),
        ("vacatures", {"uren_min": "24.55"}, "uren_min: ‘24.55’ heeft te veel decimalen (hoogstens 1)"),
        ("vacatures", {"uren_min": "36.5"}, "uren_max (36) ligt voor uren_min (36.5)"),
        (
            "vacatures",
            {"uren_min": "²"},
            "uren_min: ‘²’ is geen getal van 0 of meer; decimalen komen na een punt",
        ),
        (
            "organisaties",
            {"code": "al melo"},
            "code: ‘al melo’ mag alleen uit letters, cijfers, - en _ bestaan",
        ),
        (
            "organisaties",
            {"email_domeinen": "@almelo"},
            "email_domeinen: ‘@almelo’ is geen domein, zoals almelo.nl",
        ),
        ("organisaties", {"aliassen": "Borne"}, "de naam ‘Borne’ hoort al bij borne"),
        ("reacties", {"vacature": "V9"}, "vacature: ‘V9’ staat niet in vacatures.csv en niet in het portaal"),
        ("afspraken", {"jaar": "15"}, "jaar: ‘15’ is geen jaar, zoals 2015"),
        (
            "uitvoeringen",
            {"opleiding": "O9"},
            "opleiding: ‘O9’ staat niet in opleidingen.csv en niet in het portaal",
        ),
        ("uitvoeringen", {"einde": "2015-05-03"}, "einde (2015-05-03) ligt voor start (2015-05-04)"),
        ("inschrijvingen", {"aanwezig": "misschien"}, "aanwezig: ‘misschien’ bestaat niet; kies uit ja, nee"),
        ("inschrijvingen", {"deelnemer": ""}, "deelnemer: is leeg"),
        ("evenementen", {"einde": "2015-08-02"}, "einde (2015-08-02) ligt voor start (2015-08-03)"),
        ("werkplekruilen", {"organisatie_b": "Gemeente Almelo"}, "almelo ruilt met zichzelf"),
        ("jbmb_aanbod", {"maanden": "0"}, "maanden: een ruil duurt minstens 1 maand"),
        (
            "jbmb_aanbod",
            {"voorkeuren": "borne|Oud-Borne"},
            "voorkeuren: een organisatie staat er meer dan een keer",
        ),
        (
            "jbmb_aanbod",
            {"voorkeuren": "borne|Atlantis"},
            "voorkeuren: ‘Atlantis’ is geen bekende organisatie",
        ),
        ("lichtingen", {"einde": "2013-08-31"}, "einde (2013-08-31) ligt voor start (2013-09-01)"),
        ("bezoeken", {"tot": "2015-06-30"}, "tot (2015-06-30) ligt voor van (2015-07-01)"),
        (
            "begroting",
            {"begroot": "1e5"},
            "begroot: ‘1e5’ is geen getal van 0 of meer; decimalen komen na een punt",
        ),
    ],
)
def test_a_wrong_cell(tmp_path, naam, cellen, probleem):
    """The faulty row stands first; rows that refer to it are not reported as well."""
    rijen = [{**WERELD[naam][0], **cellen}, *WERELD[naam][1:]]
    verwacht = f"{naam}.csv:2: {probleem}"
    gevonden = problemen(schrijf_jaarmap(tmp_path, **{naam: rijen}))
    if (
        naam == "organisaties" and "aliassen" not in cellen
    ):  # almelo is not known now, and that shows all over
        gevonden = gevonden[:1]
    assert gevonden == [verwacht]


@pytest.mark.parametrize("naam", [naam for naam in KOLOMMEN if naam != "reacties"])
def test_a_duplicate_names_the_first_line(tmp_path, naam):
    rijen = [*WERELD[naam], WERELD[naam][0]]
    (probleem,) = problemen(schrijf_jaarmap(tmp_path, **{naam: rijen}))
    assert probleem.startswith(f"{naam}.csv:{len(rijen) + 1}: dubbel: ")
    assert probleem.endswith(" staat ook op regel 2")


def test_all_problems_of_all_files_are_listed_in_order(tmp_path):
    pad = schrijf_jaarmap(
        tmp_path,
        trainees=[rij("trainees", status="weg")],
        vacatures=[rij("vacatures", status="open", titel=""), rij("vacatures", 1, sluit_op="morgen")],
        begroting=None,
    )
    assert [probleem.split(": ")[0] for probleem in problemen(pad)] == [
        "vacatures.csv:2",
        "vacatures.csv:2",
        "vacatures.csv:3",
        "trainees.csv:2",
        "begroting.csv",
    ]


def test_a_problem_in_a_known_year_leaves_it_as_it_was(tmp_path):
    importeer(schrijf_jaarmap(tmp_path / "goed"))
    rijen = [rij("vacatures", titel="Anders"), rij("vacatures", 1, organisatie="Atlantis")]
    assert problemen(schrijf_jaarmap(tmp_path / "fout", vacatures=rijen)) == [
        "vacatures.csv:3: organisatie: ‘Atlantis’ is geen bekende organisatie"
    ]
    assert problemen(tmp_path / "fout", controleer=True)


# ---- known codes


def test_references_may_lead_to_what_the_portal_knows(tmp_path):
    importeer(schrijf_jaarmap(tmp_path / "een"))
    leeg = {naam: [] for naam in ("organisaties", "vacatures", "opleidingen", "uitvoeringen", "lichtingen")}
    leeg |= {"evenementen": [], "evenement_onderdelen": []}
    uit, _ = importeer(schrijf_jaarmap(tmp_path / "twee", **leeg))
    assert "; 0 nieuw, 0 gewijzigd" in uit


def test_a_known_code_is_updated_and_the_old_value_kept(tmp_path):
    importeer(schrijf_jaarmap(tmp_path / "een"))
    anders = [
        rij("vacatures", titel="Jurist bestuursrecht", organisatie="borne", dienstverband="oproep"),
        rij("vacatures", 1),
    ]
    uit, _ = importeer(schrijf_jaarmap(tmp_path / "twee", vacatures=anders))
    assert "; 0 nieuw, 1 gewijzigd" in uit
    vacature = Vacature.objects.select_related("organisatie").get(code="V1")
    assert (vacature.titel, vacature.organisatie.code) == ("Jurist bestuursrecht", "borne")
    assert vacature.dienstverband == "oproep"
    bijgewerkt = Correctie.objects.filter(soort="bijgewerkt").order_by("kolom")
    assert list(bijgewerkt.values_list("bestand", "regel", "kolom", "bronwaarde", "waarde")) == [
        ("vacatures.csv", 2, "is_oproep", "nee", "ja"),
        ("vacatures.csv", 2, "is_vast", "ja", "nee"),
        ("vacatures.csv", 2, "organisatie", "almelo", "borne"),
        ("vacatures.csv", 2, "titel", "Jurist", "Jurist bestuursrecht"),
    ]
    assert Import.objects.count() == 2


def test_more_of_the_same_reaction_is_added_and_nothing_taken_away(tmp_path):
    importeer(schrijf_jaarmap(tmp_path / "een"))
    importeer(schrijf_jaarmap(tmp_path / "twee", reacties=[rij("reacties")] * 3))
    assert Reactie.objects.filter(vacature__code="V1").count() == 3
    assert Reactie.objects.filter(vacature__code="V2").count() == 1


# ---- aliases, corrections, the source


@pytest.mark.parametrize("naam", ["borne", "BORNE", "Gemeente Borne", "Oud-Borne", "borne-zuid"])
def test_every_name_of_an_organisation_will_do(tmp_path, naam):
    importeer(schrijf_jaarmap(tmp_path, vacatures=[rij("vacatures", organisatie=naam)], reacties=[]))
    assert Vacature.objects.get().organisatie.code == "borne"
    gevonden = Correctie.objects.filter(soort="alias", kolom="organisatie").values_list(
        "bestand", "regel", "bronwaarde", "waarde"
    )
    assert list(gevonden) == ([] if naam == "borne" else [("vacatures.csv", 2, naam, "borne")])


def test_an_alias_of_two_organisations(tmp_path):
    rijen = [rij("organisaties", aliassen="Twente"), rij("organisaties", 1, aliassen="twente")]
    assert problemen(schrijf_jaarmap(tmp_path, organisaties=rijen)) == [
        "organisaties.csv:3: de naam ‘twente’ hoort al bij almelo"
    ]


def test_an_alias_that_is_the_own_name(tmp_path):
    importeer(
        schrijf_jaarmap(
            tmp_path,
            organisaties=[rij("organisaties", aliassen="Gemeente Almelo|almelo"), rij("organisaties", 1)],
        )
    )
    assert sorted(Alias.objects.filter(organisatie__code="almelo").values_list("naam", flat=True)) == [
        "Gemeente Almelo",
        "almelo",
    ]


def test_a_municipality_without_staff_gives_its_name_to_its_employer(tmp_path):
    Organisatie.objects.create(
        code="tubbergen",
        naam="Gemeente Tubbergen",
        korte_naam="Tubbergen",
        soort="gemeente",
        is_werkgever=False,
    )
    organisaties = [rij("organisaties"), rij("organisaties", 1, aliassen="Tubbergen")]
    vacatures = [rij("vacatures", organisatie="Tubbergen")]
    importeer(schrijf_jaarmap(tmp_path, organisaties=organisaties, vacatures=vacatures, reacties=[]))
    assert Vacature.objects.get().organisatie.code == "borne"


def test_white_space_goes_and_is_noted(tmp_path):
    importeer(
        schrijf_jaarmap(
            tmp_path, vacatures=[rij("vacatures", titel=" Jurist ", organisatie="almelo ")], reacties=[]
        )
    )
    assert Vacature.objects.get().titel == "Jurist"
    gevonden = (
        Correctie.objects.filter(soort="opgeschoond")
        .order_by("kolom")
        .values_list("kolom", "bronwaarde", "waarde")
    )
    assert list(gevonden) == [("organisatie", "almelo ", "almelo"), ("titel", " Jurist ", "Jurist")]


def test_the_source_is_kept_byte_for_byte(tmp_path):
    pad = schrijf_jaarmap(tmp_path)
    importeer(pad)
    for bestand in Bronbestand.objects.all():
        assert bestand.bytes() == (pad / bestand.naam).read_bytes()
    assert Bronbestand.objects.get(naam="vacatures.csv").rijen == 2
    assert Bronbestand.objects.count() == len(KOLOMMEN)


# ---- history may break today's rules


@pytest.mark.parametrize(
    ("naam", "cellen", "waarschuwing"),
    [
        (
            "vacatures",
            {"status": "concept"},
            ":2: een concept met een publicatiedatum telt niet als aangeboden (V1)",
        ),
        (
            "vacatures",
            {"gepubliceerd_op": ""},
            ":2: zonder publicatiedatum telt de vacature niet als aangeboden (V1)",
        ),
        (
            "vacatures",
            {"status": "ingevuld"},
            ":2: zonder datum van invullen telt de vacature niet als ingevuld (V1)",
        ),
        ("vacatures", {"ingevuld_op": "2015-01-01"}, ":2: ingevuld voor de publicatie (V1, 2015-01-01)"),
        ("vacatures", {"sluit_op": "2015-01-31"}, ":2: gesloten voor de publicatie (V1, 2015-01-31)"),
        (
            "vacatures",
            {"gepubliceerd_op": "2014-12-01", "ingevuld_op": "2015-02-01", "status": "ingevuld"},
            ": meer ingevuld dan aangeboden (almelo in 2015: 1 ingevuld, 0 aangeboden)",
        ),
        (
            "reacties",
            {"ingediend_op": "2015-01-31"},
            ":2: een reactie van voor de publicatie (V1, 2015-01-31)",
        ),
        ("reacties", {"ingediend_op": "2015-02-23"}, ":2: een reactie van na de sluitdatum (V1, 2015-02-23)"),
        (
            "uitvoeringen",
            {"max_deelnemers": "0"},
            ":2: het minimum aantal deelnemers ligt boven het maximum (O1-1)",
        ),
        ("uitvoeringen", {"max_deelnemers": "0"}, None),
        (
            "inschrijvingen",
            {"ingeschreven_op": "2015-05-05"},
            ":2: ingeschreven na de start (O1-1, 2015-05-05)",
        ),
        (
            "inschrijvingen",
            {"status": "geannuleerd", "aanwezig": ""},
            ":2: geannuleerd zonder datum: telt als geannuleerd op de dag van inschrijven (O1-1, M1)",
        ),
        (
            "inschrijvingen",
            {"geannuleerd_op": "2015-04-09"},
            ":2: de datum van annuleren gaat voor de status (O1-1, M1, bevestigd)",
        ),
        (
            "inschrijvingen",
            {"geannuleerd_op": "2015-03-09"},
            ":2: geannuleerd voor de inschrijving: telt nooit mee (O1-1, M1)",
        ),
        (
            "inschrijvingen",
            {"geannuleerd_op": "2015-04-09"},
            ":2: aanwezig bij een geannuleerde inschrijving (O1-1, M1)",
        ),
        (
            "evenement_onderdelen",
            {"datum": "2015-09-01"},
            ":2: het onderdeel valt buiten het evenement (summerschool-01, 2015-09-01)",
        ),
        (
            "deelnames",
            {"ingeschreven_op": "2015-08-04"},
            ":2: ingeschreven na het onderdeel (summerschool-01, 2015-08-04)",
        ),
        (
            "werkplekruilen",
            {"status": "niet_doorgegaan"},
            ":2: niet doorgegaan zonder reden (almelo en borne)",
        ),
        ("jbmb_aanbod", {"voorkeuren": "almelo"}, ":2: de eigen organisatie staat bij de voorkeuren (J1)"),
        ("jbmb_aanbod", {"vast_dienstverband": "nee"}, ":2: zonder vast dienstverband (J1)"),
        (
            "trainees",
            {"per": ""},
            ":2: zonder datum telt de status vanaf de start van de lichting (T1, in_dienst)",
        ),
        ("trainees", {"contract": ""}, ":2: in dienst zonder organisatie of contract (T1)"),
        (
            "bezoeken",
            {"aantal_overijssel": "101"},
            ":2: meer bezoeken uit Overijssel dan bezoeken (totaal bezoeken)",
        ),
        ("begroting", {"gerealiseerd": "273001"}, ":2: meer uitgegeven dan begroot (platform 2015)"),
    ],
)
def test_a_warning_is_no_refusal(tmp_path, naam, cellen, waarschuwing):
    rijen = [{**WERELD[naam][0], **cellen}, *WERELD[naam][1:]]
    verwacht = (
        f"{naam}.csv{waarschuwing}"
        if waarschuwing
        else ("inschrijvingen.csv: meer inschrijvingen dan plaatsen (O1-1: 1 op 0 plaatsen)")
    )
    _, fout = importeer(schrijf_jaarmap(tmp_path, **{naam: rijen}))
    assert f"let op  {verwacht}" in fout.splitlines()
    assert verwacht in Import.objects.get().waarschuwingen


def test_a_person_of_two_organisations_and_a_full_part(tmp_path):
    onderdelen = [
        rij("evenement_onderdelen", capaciteit="1"),
        rij("evenement_onderdelen", code="summerschool-02"),
    ]
    deelnames = [
        rij("deelnames"),
        rij("deelnames", deelnemer="M9"),
        rij("deelnames", onderdeel="summerschool-02", organisatie="borne"),
    ]
    _, fout = importeer(schrijf_jaarmap(tmp_path, evenement_onderdelen=onderdelen, deelnames=deelnames))
    assert fout.splitlines() == [
        "let op  deelnames.csv: meer deelnemers dan plaatsen (summerschool-01: 2 op 1 plaatsen)",
        "let op  deelnames.csv:4: een deelnemer van twee organisaties aan een evenement (M1: almelo en borne)",
        "2 waarschuwingen.",
    ]


def test_many_warnings_of_a_kind_are_counted_on_screen_and_complete_in_the_import(tmp_path):
    reacties = [rij("reacties", ingediend_op="2015-05-01")] * 8
    _, fout = importeer(schrijf_jaarmap(tmp_path, reacties=reacties))
    assert fout.splitlines() == [
        *[
            f"let op  reacties.csv:{n}: een reactie van na de sluitdatum (V1, 2015-05-01)"
            for n in range(2, 7)
        ],
        "let op  reacties.csv: nog 3 keer: een reactie van na de sluitdatum",
        "8 waarschuwingen.",
    ]
    assert len(Import.objects.get().waarschuwingen) == 8


# ---- what stays out of the unique keys


def test_who_cancelled_may_enrol_again(tmp_path):
    rijen = [
        rij("inschrijvingen", status="geannuleerd", geannuleerd_op="2015-04-02", aanwezig=""),
        rij("inschrijvingen", ingeschreven_op="2015-04-05"),
    ]
    importeer(schrijf_jaarmap(tmp_path, inschrijvingen=rijen))
    assert Inschrijving.objects.filter(kenmerk="M1").count() == 2


def test_who_has_a_place_may_not_enrol_again(tmp_path):
    rijen = [rij("inschrijvingen"), rij("inschrijvingen", ingeschreven_op="2015-04-05")]
    assert problemen(schrijf_jaarmap(tmp_path / "a", inschrijvingen=rijen)) == [
        "inschrijvingen.csv:3: dubbel: O1-1, M1 staat ook op regel 2, en is daar niet geannuleerd"
    ]
    importeer(schrijf_jaarmap(tmp_path / "b", inschrijvingen=rijen[:1]))
    assert problemen(schrijf_jaarmap(tmp_path / "c", inschrijvingen=rijen[1:])) == [
        "inschrijvingen.csv:2: dubbel: O1-1, M1 is in het portaal al ingeschreven sinds 2015-04-01"
    ]


def test_a_place_may_move_from_one_enrolment_of_a_person_to_another(tmp_path):
    weg = {"status": "geannuleerd", "geannuleerd_op": "2015-04-05", "aanwezig": ""}
    eerst = [rij("inschrijvingen"), rij("inschrijvingen", ingeschreven_op="2015-04-05", **weg)]
    daarna = [rij("inschrijvingen", ingeschreven_op="2015-04-05"), rij("inschrijvingen", **weg)]
    importeer(schrijf_jaarmap(tmp_path / "a", inschrijvingen=eerst))
    importeer(schrijf_jaarmap(tmp_path / "b", inschrijvingen=daarna))
    stand = Inschrijving.objects.order_by("ingeschreven_op").values_list("ingeschreven_op__day", "status")
    assert list(stand) == [(1, "geannuleerd"), (5, "bevestigd")]
    assert Inschrijvingstap.objects.count() == 1 + 2 + 1 + 1


def test_the_same_event_code_in_another_year_is_another_event(tmp_path):
    importeer(schrijf_jaarmap(tmp_path / "a"))
    later = {
        "evenementen": [rij("evenementen", start="2016-08-01", einde="2016-08-26")],
        "evenement_onderdelen": [rij("evenement_onderdelen", datum="2016-08-01")],
        "deelnames": [rij("deelnames", ingeschreven_op="2016-06-01")],
    }
    uit, _ = importeer(schrijf_jaarmap(tmp_path / "b", **later))
    assert "; 3 nieuw, 0 gewijzigd" in uit


def test_a_code_that_means_two_things_is_refused(tmp_path):
    evenementen = [rij("evenementen"), rij("evenementen", code="mobiliteit")]
    onderdelen = [rij("evenement_onderdelen"), rij("evenement_onderdelen", evenement="mobiliteit")]
    pad = schrijf_jaarmap(tmp_path, evenementen=evenementen, evenement_onderdelen=onderdelen)
    assert problemen(pad) == [
        f"deelnames.csv:{n}: onderdeel: ‘summerschool-01’ komt in onderdelen meer dan een keer voor"
        for n in (2, 3)
    ]


def test_the_example_year_can_be_changed_at_one_place(tmp_path):
    pad = kopieer_voorbeeldjaar(tmp_path, reacties=lambda rijen: rijen[:10], trainees=[])
    uit, _ = importeer(pad)
    assert "396 vacatures, 10 reacties" in uit
    assert "0 trainees" in uit
