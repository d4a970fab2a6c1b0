"""A question that is asked all day long, composed once: writing its SQL takes longer than answering it.

    RUN = VasteVraag(lambda: Uitvoering.objects.filter(pk=Plek("pk")))
    [run] = RUN(pk=3)

The queryset says what is asked, as everywhere else; what is kept is the SQL that Django made of it. Only for questions
whose shape never changes, on the few ways that everybody takes at once: what is asked now and then needs none of this.
"""

import threading
from collections.abc import Callable

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, QuerySet
from django.db.transaction import TransactionManagementError


class Plek(Expression):
    """Where a value comes, known only when it is asked. Numbers and strings: they go to the database as they are."""

    def __init__(self, naam: str):
        super().__init__()
        self.naam = naam

    def as_sql(self, compiler, connection):
        return "%s", [self]


class VasteVraag:
    """`maak` makes the queryset, the first time it is asked: nothing is composed while modules are loaded."""

    def __init__(self, maak: Callable[[], QuerySet]):
        self._maak = maak
        # Each thread has a connection of its own, and what Django composes knows of which connection it is.
        self._van_draad = threading.local()

    def __call__(self, **waarden) -> list:
        """The rows. `waarden`: one for each `Plek`."""
        verbinding = connections[DEFAULT_DB_ALIAS]
        klaar = getattr(self._van_draad, "klaar", None)
        # A thread may be given another connection: asking on the one it had would be outside its transaction.
        if klaar is None or klaar.verbinding is not verbinding:
            klaar = self._van_draad.klaar = _Klaar(self._maak(), verbinding)
        return klaar.rijen(waarden)


class _Klaar:
    """A queryset that does not compose its SQL again."""

    def __init__(self, vragen: QuerySet, verbinding: BaseDatabaseWrapper):
        self.verbinding = verbinding
        self._compiler = vragen.query.get_compiler(connection=verbinding)
        self._sql, self._delen = self._compiler.as_sql()
        self._houdt_vast = vragen.query.select_for_update
        self._compiler.as_sql = lambda *_, **__: (self._sql, self._waarden)
        vragen.query.get_compiler = lambda *_, **__: self._compiler
        self._vragen = vragen

    def rijen(self, waarden: dict) -> list:
        # Django looks at this while composing.
        if self._houdt_vast and self.verbinding.get_autocommit():
            raise TransactionManagementError("Whoever holds a row does so in a transaction.")
        self._waarden = tuple(waarden[deel.naam] if isinstance(deel, Plek) else deel for deel in self._delen)
        return list(self._vragen.all())
