"""Uploads that must get in, and a good many that must not."""

import io
import stat
import zipfile

import pytest

from tests.jaarmap import schrijf_jaarmap
from twentsekracht.inlezen import zip as zipbestand
from twentsekracht.inlezen.zip import FoutZip, pak_uit


def maak_zip(leden, verpakking=zipfile.ZIP_DEFLATED):
    """`leden`: (name or ZipInfo, content)."""
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", verpakking) as archief:
        for naam, inhoud in leden:
            archief.writestr(naam, inhoud)
    doel.seek(0)
    return doel


def zip_van(pad, map_in_zip=""):
    return maak_zip([(map_in_zip + bestand.name, bestand.read_bytes()) for bestand in sorted(pad.iterdir())])


def reden(bestand):
    with pytest.raises(FoutZip) as fout:
        pak_uit(bestand, naam="jaar.zip")
    return str(fout.value)


@pytest.mark.parametrize("map_in_zip", ["", "2015/", "oud/2015/"])
def test_a_year_folder_in_the_root_or_in_one_folder(tmp_path, map_in_zip):
    pad = schrijf_jaarmap(tmp_path)
    bron = pak_uit(zip_van(pad, map_in_zip), naam="jaar.zip")
    assert bron.naam == "jaar.zip"
    assert bron.bestanden == {bestand.name: bestand.read_bytes() for bestand in pad.iterdir()}


def test_what_a_computer_adds_by_itself_is_left_out():
    leden = [
        ("2015/", b""),
        ("2015/vacatures.csv", b"code"),
        ("2015/verwacht.json", b"{}"),
        ("2015/.DS_Store", b"x"),
        ("2015/._vacatures.csv", b"x"),
        ("__MACOSX/2015/vacatures.csv", b"x"),
    ]
    assert pak_uit(maak_zip(leden), naam="").bestanden == {"vacatures.csv": b"code"}


@pytest.mark.parametrize(
    "naam",
    [
        "../vacatures.csv",
        "2015/../../vacatures.csv",
        "/etc/vacatures.csv",
        "C:/vacatures.csv",
        "a\\..\\b.csv",
    ],
)
def test_paths_that_lead_elsewhere(naam):
    assert reden(maak_zip([(naam, b"code")])) == "In de zip staat een bestand met een pad dat niet mag."


def test_a_link_to_another_file():
    link = zipfile.ZipInfo("vacatures.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "pad dat niet mag" in reden(maak_zip([(link, b"/etc/passwd")]))


def test_a_bomb_of_zeros():
    assert reden(maak_zip([("vacatures.csv", b"0" * 20_000_000)])) == "De zip is uitgepakt te groot."


def test_a_bomb_that_lies_about_its_size():
    """The size in the directory says 4 bytes; a reader that trusts it allocates nothing and then goes on."""
    goed = maak_zip([("vacatures.csv", b"0" * 20_000_000)]).getvalue()
    lengte = (20_000_000).to_bytes(4, "little")
    assert lengte in goed
    with pytest.raises(FoutZip):
        pak_uit(io.BytesIO(goed.replace(lengte, (4).to_bytes(4, "little"))), naam="")


def test_many_files_that_together_are_too_large(monkeypatch):
    monkeypatch.setattr(zipbestand, "GROOTSTE_INHOUD", 1000)
    monkeypatch.setattr(zipbestand, "BLOK", 100)
    leden = [(f"{n}.csv", bytes(range(250)) + bytes(range(250))) for n in range(3)]
    assert reden(maak_zip(leden)) == "De zip is uitgepakt te groot."
    assert len(pak_uit(maak_zip(leden[:2]), naam="").bestanden) == 2


def test_too_many_files():
    leden = [(f"{n}.csv", b"") for n in range(101)]
    assert reden(maak_zip(leden)) == "Er zitten te veel bestanden in de zip (101, hoogstens 100)."


def test_two_folders_and_none_and_twice():
    leden = [("2014/vacatures.csv", b"x"), ("2015/reacties.csv", b"x")]
    assert reden(maak_zip(leden)).startswith("De CSV-bestanden staan in meer dan een map.")
    assert reden(maak_zip([("leesmij.txt", b"x")])) == "Er zitten geen CSV-bestanden in de zip."
    with pytest.warns(UserWarning, match="Duplicate name"):
        dubbel = maak_zip([("a.csv", b"x"), ("a.csv", b"y")])
    assert reden(dubbel) == "Het bestand a.csv zit twee keer in de zip."


@pytest.mark.parametrize("verpakking", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_packings(verpakking):
    assert "gewone zip" in reden(maak_zip([("a.csv", b"x" * 100)], verpakking))


def test_a_password():
    goed = bytearray(maak_zip([("a.csv", b"x")]).getvalue())
    for kop in (b"PK\x03\x04", b"PK\x01\x02"):
        plaats = goed.index(kop) + (6 if kop == b"PK\x03\x04" else 8)
        goed[plaats] |= 1
    assert "wachtwoord" in reden(io.BytesIO(bytes(goed)))


@pytest.mark.parametrize("hoe", ["no zip", "empty", "cut off", "one bit turned"])
def test_broken_files(tmp_path, hoe):
    goed = zip_van(schrijf_jaarmap(tmp_path)).getvalue()
    stuk = {
        "no zip": b"%PDF-1.7",
        "empty": b"",
        "cut off": goed[: len(goed) // 2],
        "one bit turned": goed[:60] + bytes([goed[60] ^ 255]) + goed[61:],
    }[hoe]
    assert reden(io.BytesIO(stuk)) == "Dit is geen zip-bestand, of het is beschadigd."


def test_a_directory_that_puts_its_members_before_the_file():
    stuk = bytearray(maak_zip([("a.csv", b"x")]).getvalue())
    stuk[stuk.index(b"PK\x05\x06") + 18] = 1  # where the directory is said to start
    assert reden(io.BytesIO(bytes(stuk))) == "Dit is geen zip-bestand, of het is beschadigd."


def test_a_name_that_is_too_long_to_keep():
    leden = [(f"{'a' * 100}{n}.csv", b"x") for n in range(2)]
    assert reden(maak_zip(leden)) == "In de zip staat een bestand met een te lange naam."
