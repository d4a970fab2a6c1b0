"""Which function does the work of a job: found by name, and only where such functions may stand."""

from collections.abc import Callable
from importlib import import_module

from django.apps import apps


class OnbekendeSoort(LookupError):
    """A programming mistake or a row somebody tampered with: never run it."""


def haal_handler(soort: str) -> Callable:
    """The function `soort` names: defined in the tasks module of an installed app, and nowhere else.

    The name comes out of the database, so a row could otherwise make us call anything that can be imported.
    """
    pad, _, naam = soort.rpartition(".")
    app, _, laatste = pad.rpartition(".")
    onze = {config.name for config in apps.get_app_configs()}
    if laatste != "tasks" or naam.startswith("_") or app not in onze:
        raise OnbekendeSoort(soort)
    handler = getattr(import_module(pad), naam, None)
    if not callable(handler) or getattr(handler, "__module__", None) != pad:
        raise OnbekendeSoort(soort)
    return handler
