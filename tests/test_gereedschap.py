"""What stands around the code: the health check, the typefaces, the locks, the words and the README."""

import os
import re
import subprocess
import sys
import tomllib
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.utils.module_loading import import_string
from fontTools.ttLib import TTFont

from twentsekracht import fonts
from twentsekracht.werk.handlers import haal_handler

ROOT = settings.BASE_DIR
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
OWN_APPS = [app.name for app in apps.get_app_configs() if (ROOT / app.name.replace(".", "/")).is_dir()]


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lock):
    """{name: version} of a lock file."""
    return {
        normal(name): version
        for name, version in re.findall(r"^([A-Za-z0-9_.-]+)==(\S+)", (ROOT / lock).read_text(), re.M)
    }


def named(requirements):
    return {normal(re.match(r"[A-Za-z0-9_.-]+", line)[0]) for line in requirements}


# ---- the health check


@pytest.mark.django_db
def test_gezond_answers_anyone_when_the_database_does(client):
    response = client.get("/gezond")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_gezond_says_503_when_the_database_does_not_answer(client):
    def gone(*args):
        raise OperationalError("server closed the connection")

    with connection.execute_wrapper(gone):
        assert client.get("/gezond").status_code == 503


# ---- settings


@pytest.mark.parametrize(("variables", "starts"), [({"DEBUG": "0"}, False), ({"DEBUG": "1"}, True)])
def test_without_secret_key_the_portal_starts_only_with_debug(variables, starts):
    environment = {**os.environ, "SECRET_KEY": "", **variables}
    run = subprocess.run(
        [sys.executable, "-c", "import twentsekracht.settings"],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert (run.returncode == 0) is starts
    assert starts or "SECRET_KEY" in run.stderr


@pytest.mark.parametrize("module", settings.JAARBESTANDEN)
def test_every_reader_of_a_year_folder_exists(module):
    import_module(module)


@pytest.mark.parametrize("name", ["DEMO", "ZOEKEN", "AGENDA", "WERKVOORRAAD", "GEGEVENS", "WISSEN"])
def test_everyone_who_is_named_to_tell_or_do_something_exists(name):
    assert all(callable(import_string(path)) for path in getattr(settings, name))


@pytest.mark.parametrize("path", settings.SITEMAPS.values())
def test_every_part_of_the_sitemap_exists(path):
    assert issubclass(import_string(path), Sitemap)


@pytest.mark.parametrize(("soort", "uur"), settings.ROOSTER)
def test_every_daily_job_exists_and_has_an_hour(soort, uur):
    assert callable(haal_handler(soort))
    assert 0 <= uur <= 23


def test_the_demo_makes_no_known_passwords_in_production():
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("demo")


# ---- the typefaces


def test_typefaces_are_built_once():
    folder = ROOT / "build" / "fonts"
    fonts.build(folder)
    assert fonts.build(folder) == []


def test_the_same_typeface_has_the_same_bytes_every_time(tmp_path):
    font = fonts.PDF[0]
    first = fonts.make(font, tmp_path).read_bytes()
    assert fonts.make(font, tmp_path).read_bytes() == first


@pytest.mark.parametrize("font", fonts.WEB, ids=lambda font: font.target)
def test_web_typeface_is_small_and_has_what_dutch_text_needs(font):
    folder = ROOT / "build" / "fonts"
    fonts.build(folder)
    path = folder / font.target
    made = TTFont(path)
    assert set(map(ord, "Coördinator, reünie, één à ‘twee’ – 12 € ≥ → ç ï")) <= set(made.getBestCmap())
    assert made.flavor == "woff2"
    assert ("fvar" in made) == isinstance(font.axes["wght"], tuple)  # several weights in one file, or one
    assert "SIL" in made["name"].getDebugName(13)  # the licence goes with every copy
    assert path.stat().st_size < 30_000


# ---- the locks


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_lock_pins_every_package_with_a_hash_and_nothing_of_the_machine_it_was_made_on(lock):
    text = (ROOT / lock).read_text()
    packages = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []
    assert re.findall(r"--(?:index|extra|find|trusted)\S*|file:|https?:|@ ", text) == []


def test_locks_hold_what_pyproject_asks_for_in_the_same_versions():
    run, dev = pinned("requirements.txt"), pinned("requirements-dev.txt")
    project = PYPROJECT["project"]
    assert named(project["dependencies"]) <= run.keys()
    assert named(project["optional-dependencies"]["dev"]) <= dev.keys()
    assert run.items() <= dev.items()


def test_debian_12_can_install_the_lock():
    """Its Python is 3.11.2, for which redis needs what a lock made on a newer 3.11 would leave out."""
    assert "async-timeout" in pinned("requirements.txt")


# ---- words, floors and the README


def test_every_model_is_in_the_glossary():
    words = (ROOT / "docs" / "begrippen.md").read_text()
    models = [
        model.__name__ for name in OWN_APPS for model in apps.get_app_config(name.split(".")[-1]).get_models()
    ]
    assert [model for model in models if f"`{model}`" not in words] == []


def test_import_linter_watches_every_app():
    floors, inside = PYPROJECT["tool"]["importlinter"]["contracts"]
    top_level = {name.split(".")[0] for name in OWN_APPS}
    assert set(PYPROJECT["tool"]["importlinter"]["root_packages"]) == top_level
    assert set(re.findall(r"\w+", " ".join(floors["layers"]))) == top_level
    assert set(inside["containers"]) == set(OWN_APPS)


def test_readme_has_every_variable_of_the_environment():
    code = (ROOT / "twentsekracht" / "settings.py").read_text()
    variables = set(re.findall(r'env(?:\.\w+)?\(\s*"(\w+)"', code))
    readme = (ROOT / "README.md").read_text()
    assert variables
    assert [name for name in sorted(variables) if f"| `{name}`" not in readme] == []


def test_readme_gives_a_reason_for_every_dependency():
    readme = normal((ROOT / "README.md").read_text())
    project = PYPROJECT["project"]
    asked = named([*project["dependencies"], *project["optional-dependencies"]["dev"]])
    assert [name for name in sorted(asked) if not re.search(rf"`{re.escape(name)}`", readme)] == []
