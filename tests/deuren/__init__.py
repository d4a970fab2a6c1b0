"""The table of every URL: who may come in. One module per app, each with a dict `DEUREN`: name -> Deur.

A new URL is added to the module of its app (or to a new one: they are found by themselves); tests/test_deuren.py
fails as long as one is missing. Everybody in the table belongs to the same organisation, except ELDERS.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from twentsekracht.organisaties.toegang import Rol

ANONIEM = "anoniem"
AMBTENAAR = "ambtenaar"  # of the same organisation, without a role
ELDERS = "contactpersoon van een andere organisatie"
PERSONEN = (ANONIEM, AMBTENAAR, ELDERS, *Rol.values)

NIEMAND = frozenset()
IEDEREEN = frozenset(PERSONEN)
INGELOGD = IEDEREEN - {ANONIEM}
BUREAU = frozenset({Rol.COORDINATOR, Rol.BEHEERDER})
IN_BEHEER = BUREAU | {Rol.CONTACTPERSOON, Rol.VACATUREHOUDER, Rol.AMBASSADEUR, ELDERS}


@dataclass(frozen=True)
class Deur:
    """Who may get and who may post. `args` makes what the URL is about: wereld -> the arguments of the URL."""

    lezen: frozenset | set = NIEMAND
    posten: frozenset | set = NIEMAND
    args: Callable = field(default=lambda wereld: ())
    vraag: dict = field(default_factory=dict)
    naar_inloggen: bool = False  # sends everybody to the log-in page, also who is signed in
