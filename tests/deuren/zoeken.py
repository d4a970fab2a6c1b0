"""Everybody may look; what they find is for each app to decide."""

from tests.deuren import IEDEREEN, Deur

DEUREN = {"zoeken:zoeken": Deur(lezen=IEDEREEN, vraag={"q": "werk"})}
