import hashlib
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from rapportage.models import Editie
from tests.maken import maak_organisatie, maak_vacature

pytestmark = pytest.mark.django_db


def maak(*argumenten):
    uit = StringIO()
    call_command("maak_rapportage", *map(str, argumenten), stdout=uit)
    return uit.getvalue().split()


def test_writes_every_format_and_nothing_to_the_database(tmp_path):
    maak_vacature(maak_organisatie("borne"))
    map_ = tmp_path / "nieuw" / "dieper"
    paden = maak("2015", "--peildatum", "2015-10-26", "--naar", map_)
    namen = [f"rapportage-2015.{soort}" for soort in ("html", "json", "ods", "pdf", "xlsx", "zip")]
    assert paden == [str(map_ / naam) for naam in namen]
    assert sorted(pad.name for pad in map_.iterdir()) == namen  # no temporary file is left
    assert (map_ / "rapportage-2015.pdf").read_bytes().startswith(b"%PDF-1.7")
    m = json.loads((map_ / "rapportage-2015.json").read_text())
    assert m["peildatum"] == "2015-10-26"
    assert m["cijfers"]["vacatures"] == {"borne": {"aangeboden": 1, "ingevuld": 0}}
    assert len(m["kenmerk"]) == 64
    assert not Editie.objects.exists()


def test_the_peildatum_is_31_december_unless_said_otherwise(tmp_path):
    maak("2015", "--naar", tmp_path)
    assert json.loads((tmp_path / "rapportage-2015.json").read_text())["cijfers"]["peildatum"] == "2015-12-31"


def test_for_one_organisation(tmp_path):
    for code in ("borne", "wierden"):
        maak_vacature(maak_organisatie(code))
    maak("2015", "--naar", tmp_path, "--organisatie", "borne")
    m = json.loads((tmp_path / "rapportage-2015.json").read_text())
    assert (m["organisatie"], list(m["cijfers"]["vacatures"])) == ("borne", ["borne"])


def test_a_report_that_was_there_is_replaced_whole(tmp_path):
    (tmp_path / "rapportage-2015.json").write_text("oud")
    maak("2015", "--naar", tmp_path)
    assert json.loads((tmp_path / "rapportage-2015.json").read_text())["jaar"] == 2015


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        (("15x",), "15x is geen jaar. Geef vier cijfers, bijvoorbeeld 2015."),
        (("0",), "0 is geen jaar."),
        (("20155",), "20155 is geen jaar."),
        (
            ("2015", "--peildatum", "26-10-2015"),
            "26-10-2015 is geen datum. Schrijf de peildatum als JJJJ-MM-DD",
        ),
        (("2015", "--peildatum", "2015-02-30"), "2015-02-30 is geen datum."),
        (("2015", "--peildatum", "0001-01-01"), "0001-01-01 is geen datum."),
        (("2015", "--organisatie", "oss"), "Er is geen organisatie met code oss. Bekend: borne."),
    ],
)
def test_what_is_wrong_is_said_in_dutch(tmp_path, argumenten, melding):
    maak_organisatie("borne")
    with pytest.raises(CommandError, match=melding.replace(".", r"\.")):
        maak(*argumenten, "--naar", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file(tmp_path):
    (tmp_path / "bezet").write_text("")
    with pytest.raises(CommandError, match="is niet te schrijven"):
        maak("2015", "--naar", tmp_path / "bezet")


def test_the_numbers_do_not_depend_on_when_it_is_made(tmp_path):
    maak_vacature()
    kenmerken = set()
    for keer in ("a", "b"):
        maak("2015", "--naar", tmp_path / keer)
        m = json.loads((tmp_path / keer / "rapportage-2015.json").read_text())
        del m["opgesteld_op"], m["kenmerk"]
        kenmerken.add(hashlib.sha256(json.dumps(m).encode()).hexdigest())
    assert len(kenmerken) == 1
