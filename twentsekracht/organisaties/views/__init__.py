"""The pages at /toegang/, a module per subject: each loads, calls one service, says what happened and goes on.

The door that pages of every app have (`AlleenVoor`) stands in `deur.py`; import it from here.
"""

from twentsekracht.organisaties.views.deur import AlleenVoor, bestaat_niet

__all__ = ["AlleenVoor", "bestaat_niet"]
