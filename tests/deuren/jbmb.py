"""Offers are of colleagues and for colleagues, so for who is signed in."""

from tests.deuren import INGELOGD, Deur

DEUREN = {"jbmb:lijst": Deur(lezen=INGELOGD)}
