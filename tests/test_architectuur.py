"""The three floors: rapportage above the rooms above the ground. Imports, also inside functions, and foreign keys.

import-linter (`make lint`) checks imports too; it does not see a foreign key given by string, nor an import written
inside a function under TYPE_CHECKING, and the suite should not need it to say no.
"""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
ROOMS = {"vacatures", "school", "evenementen", "jbmb", "trainees", "mobiliteit"}
GROUND, TOP = "twentsekracht", "rapportage"
OURS = ROOMS | {GROUND, TOP}
FILES = sorted(path for app in OURS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)
OWN_APPS = [app for app in apps.get_app_configs() if app.name.split(".")[0] in OURS]
MODELS = [model for app in OWN_APPS for model in app.get_models()]


def may_see(who: str, whom: str) -> bool:
    """Down freely, never up, never sideways."""
    return whom not in OURS or who == whom or whom == GROUND or (who == TOP and whom in ROOMS)


def imports(path: Path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.relative_to(ROOT).parts[: -node.level] if node.level else ()
            yield ".".join([*package, *filter(None, [node.module])]), node.lineno


def app_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def test_the_rule_knows_up_down_and_sideways():
    assert (
        may_see("school", "twentsekracht") and may_see("rapportage", "school") and may_see("school", "django")
    )
    assert not may_see("twentsekracht", "school")
    assert not may_see("school", "vacatures")
    assert not may_see("school", "rapportage")
    assert not may_see("twentsekracht", "rapportage")


@pytest.mark.parametrize("app", sorted(OURS))
def test_imports_go_down(app):
    found = [
        f"{path.relative_to(ROOT)}:{line}: {module}"
        for path in FILES
        if app_of(path) == app
        for module, line in imports(path)
        if not may_see(app, module.split(".")[0])
    ]
    assert found == []


def floor_of(model) -> str:
    return model._meta.app_config.name.split(".")[0]


def test_foreign_keys_go_down():
    found = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in MODELS
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and not may_see(floor_of(model), floor_of(field.related_model))
    ]
    assert found == []


def test_no_generic_foreign_keys_and_no_signals():
    """A relation without a table, and code that runs where nobody calls it."""
    forbidden = {"django.contrib.contenttypes.fields", "django.dispatch", "django.db.models.signals"}
    found = [f"{path}: {module}" for path in FILES for module, _ in imports(path) if module in forbidden]
    assert found == []


def catches_everything(handler: ast.ExceptHandler) -> bool:
    """And keeps it: who cleans up and raises again has caught nothing."""
    if isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None:
        return False
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or getattr(kind, "id", "") in {"Exception", "BaseException"} for kind in kinds)


def test_errors_are_caught_by_name():
    """Only the runner of jobs catches everything, since a job that fails in whatever way has to say why."""
    found = {
        str(path.relative_to(ROOT))
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ExceptHandler) and catches_everything(node)
    }
    assert found == {"twentsekracht/werk/services.py"}


CLOCK = {("timezone", "now"), ("date", "today"), ("datetime", "now"), ("datetime", "today"), ("time", "time")}
WITHOUT_ARGUMENTS = {("timezone", "localdate"), ("timezone", "localtime")}  # of a moment that came in: fine
# Who stands at the edge and may look at the clock: a request, a command, a task, a door of the admin.
MAY_LOOK = {
    "views",
    "admin",
    "tasks",
    "commands",
    "templatetags",
    "werker",
    "bel",
    "beheer",
    "beheersite",
    "feeds",
    "api",
}
MAY_LOOK |= {"gezond"}
# Where allauth or Django calls us in the place of a view.
MAY_LOOK |= {"adapters", "middleware", "aanmeldformulier", "herkennen"}


def test_the_domain_does_not_read_the_clock():
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in FILES
        if not MAY_LOOK & {path.stem, *path.parts}
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and reads_the_clock(node)
    ]
    assert found == []


def test_a_test_reads_the_clock_while_it_runs():
    """A day read when the tests are collected is yesterday for a suite that goes on past midnight."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted(ROOT.glob("tests/**/*.py"))
        for node in done_at_import(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and reads_the_clock(node) and node.func.value.id != "time"
    ]
    assert found == []


def test_the_day_of_a_moment_is_the_day_here():
    """`op.date()` is the day in London: just after midnight that was yesterday."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") == "date"
        and is_a_moment(node.func.value)
    ]
    assert found == []


def is_a_moment(value: ast.expr) -> bool:
    name = getattr(value, "id", "") or getattr(value, "attr", "")
    return name in ("op", "sinds") or name.endswith("_op")


def done_at_import(tree: ast.AST):
    """All of a module but the bodies of its functions: also their decorators and default values."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            now = [*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)]
            yield from (deep for part in now for deep in (part, *done_at_import(part)))
        elif not isinstance(node, ast.Lambda):
            yield node
            yield from done_at_import(node)


def reads_the_clock(call: ast.Call) -> bool:
    name = getattr(getattr(call.func, "value", None), "id", ""), getattr(call.func, "attr", "")
    return name in CLOCK or (name in WITHOUT_ARGUMENTS and not call.args)


# ---- sizes


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_stay_readable(path):
    assert len(path.read_text().splitlines()) <= 400


def test_every_path_to_an_organisation_leads_there():
    """`organisatie_pad` is what scoping is built on: a typing error in it would be a leak or a crash."""
    for model in MODELS:
        route = getattr(model, "organisatie_pad", None)
        if route:
            steps = [] if route == "pk" else route.split("__")
            target = model
            for step in steps:
                target = target._meta.get_field(step).related_model
            assert target._meta.label == "organisaties.Organisatie", model._meta.label


def test_whoever_has_an_organisation_says_which_way():
    """A model with one foreign key to an organisation and no path would be the platform office's by accident."""
    without = {
        model._meta.label
        for model in MODELS
        if not hasattr(model, "organisatie_pad")
        and any(field.name == "organisatie" for field in model._meta.get_fields() if not field.auto_created)
    }
    assert without == {
        "rapportage.Editie"
    }  # of the region or of an organisation: `zichtbaar_voor` says who reads it
