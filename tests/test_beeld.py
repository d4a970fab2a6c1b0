"""The drawings in static/img come out of docs/beeld the same again: whoever changes one starts from what is there."""

import importlib.util

import pytest
from django.conf import settings

BEELD = settings.BASE_DIR / "docs" / "beeld"
IMG = settings.BASE_DIR / "static" / "img"


def drawn_by(name):
    spec = importlib.util.spec_from_file_location(name, BEELD / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_landscape():
    assert drawn_by("landschap").landscape() == (IMG / "landschap.svg").read_text()


def test_every_cloth():
    doeken = drawn_by("doeken")
    there = {path.stem: path.read_text() for path in (IMG / "doek").glob("*.svg")}
    assert there == {naam: doeken.cloth(garen) for naam, garen in doeken.GAREN.items()}


def test_every_field_of_work_has_a_cloth():
    from vacatures.models import Vacature

    assert set(Vacature.Vakgebied.values) == {path.stem for path in (IMG / "doek").glob("*.svg")}


@pytest.mark.parametrize("path", sorted(IMG.rglob("*.svg")), ids=lambda path: path.name)
def test_a_drawing_holds_no_style_or_script(path):
    """The Content Security Policy holds inside them too."""
    text = path.read_text()
    assert "<style" not in text and "style=" not in text and "<script" not in text
