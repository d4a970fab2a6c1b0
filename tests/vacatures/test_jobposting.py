"""What search engines read of a vacancy, held against a JSON Schema of what Google asks."""

import json
import tomllib
from copy import deepcopy
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from jsonschema import Draft202012Validator

from tests.maken import maak_organisatie, maak_vacature
from vacatures import demo, demo_salaris
from vacatures.jobposting import als_script, jobposting
from vacatures.models import Vacature

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
SCHEMA = json.loads(Path(__file__).with_name("jobposting.schema.json").read_text())
CONTROLE = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def fouten(gegevens):
    return [f"{fout.json_path}: {fout.message}" for fout in CONTROLE.iter_errors(gegevens)]


def gelezen(vacature):
    """As it stands in the page."""
    begin, _, rest = als_script(vacature).partition(">")
    assert begin == '<script type="application/ld+json"' and rest.count("<") == 1
    return json.loads(rest.removesuffix("</script>"))


@pytest.fixture
def vacature():
    op = timezone.localdate()
    return maak_vacature(
        maak_organisatie("hengelo"),
        doelgroep="extern",
        gepubliceerd_op=op - 9 * DAG,
        extern_op=op - DAG,
        sluit_op=op + 20 * DAG,
        titel="Adviseur </script>",
        omschrijving="Je *adviseert*.",
        is_vast=True,
        uren_min=24,
        uren_max=32,
        schaal_min=9,
        salaris_min=3217,
        salaris_max=4671,
        standplaats="Hengelo",
    )


def test_search_engines_get_all_that_google_asks(vacature):
    gegevens = gelezen(vacature)
    assert fouten(gegevens) == []
    assert gegevens["datePosted"] == vacature.extern_op.isoformat()  # not when colleagues could read it
    assert gegevens["validThrough"].startswith(vacature.sluit_op.isoformat())
    bedragen = gegevens["baseSalary"]["value"]
    assert (bedragen["minValue"], bedragen["maxValue"]) == (2145, 4152)
    assert gegevens["employmentType"] == ["PART_TIME"]


def test_every_vacancy_of_the_demo_that_is_open_to_everybody_has_it_too():
    nu = timezone.now()
    for code in {rij["organisatie"] for rij in tomllib.loads(demo.BESTAND.read_text())["vacature"]}:
        maak_organisatie(code)
    demo_salaris.vul(op=nu)
    demo.vul(op=nu)
    open_ = Vacature.objects.zichtbaar_voor(AnonymousUser(), op=timezone.localdate(nu))
    gevonden = {vacature.code: fouten(gelezen(vacature)) for vacature in open_}
    assert len(gevonden) > 10
    assert {code: wat for code, wat in gevonden.items() if wat} == {}


def zonder(gegevens, *pad):
    for deel in pad[:-1]:
        gegevens = gegevens[deel]
    del gegevens[pad[-1]]


@pytest.mark.parametrize(
    "maak_fout",
    [
        lambda g: zonder(g, "title"),
        lambda g: zonder(g, "baseSalary"),
        lambda g: zonder(g, "jobLocation", "address", "addressLocality"),
        lambda g: g.update(description="Zonder opmaak"),
        lambda g: g.update(datePosted="1-2-2026"),
        lambda g: g.update(datePosted="2026-02-30"),
        lambda g: g.update(validThrough="2026-02-01"),
        lambda g: g.update(validThrough="2026-02-01T23:59:00"),
        lambda g: g.update(employmentType=["VAST"]),
        lambda g: g.update(employmentType=[]),
        lambda g: g.update(salary=1),
        lambda g: g["baseSalary"]["value"].update(minValue=0),
        lambda g: g["baseSalary"].update(currency="euro"),
        lambda g: g["hiringOrganization"].update(name=""),
    ],
)
def test_the_schema_finds_mistakes(vacature, maak_fout):
    gegevens = deepcopy(jobposting(vacature))
    maak_fout(gegevens)
    assert len(fouten(gegevens)) == 1
