"""Addresses that are a secret themselves do not stand in our logs: whoever reads the log could use them."""

import logging
import re

_STREEP = r"(?:/|%2F)"  # also when an address stands in the query of another: ?next=%2Ftoegang%2F…
_TEKEN = r"(?:[^\s/?#&\"'%]|%(?!2F))"
# What follows these lets in whoever has it: an invitation, a new password, an address to confirm, ending our mail,
# telling how a vacancy ended, what somebody sent to one, answering for a colleague who wants to a course, taking over
# their place, noting who was at a session or that one is there, leaving a waiting list, hearing no more of new dates
# or places, the page of a speaker, free days for a swap of workplace and how it went.
_PADEN = (
    "toegang/uitnodiging",
    "account/password/reset/key",
    "account/confirm-email",
    "vacatures/afmelden",
    "vacatures/uitkomst",
    "vacatures/reactie",
    "evenementen/meelopen/afmelden",
    "evenementen/meelopen/akkoord",
    "school/afmelden",
    "school/inchecken",
    "school/akkoord",
    "school/overdracht",
    "school/presentie",
    "school/wachtlijst",
    "evenementen/werkplekruil/uitkomst",
    "evenementen/werkplekruil/dagen",
    "evenementen/aanbod",
    "evenementen/akkoord",
    "evenementen/spreker",
    "evenementen/planning/agenda",
    "jbmb/klussen/akkoord",
)
_NA_PAD = "|".join(pad.replace("/", _STREEP) for pad in _PADEN)
# Kept: the page, so that a fault can still be found.
GEHEIM = re.compile(
    rf"({_STREEP}mijn{_STREEP}agenda{_STREEP})[\w-]+(\.ics)"  # the calendar of one person
    rf"|({_STREEP}(?:{_NA_PAD}){_STREEP}){_TEKEN}+"
    rf"|([?&](?:code|state|id_token|access_token)=)[^\s&\"']+",  # on the way back from a provider
    re.IGNORECASE,
)


class ZonderGeheim(logging.Filter):
    """For every handler: the line as it would be written, with the secret taken out."""

    def filter(self, record):
        regel = record.getMessage()
        if GEHEIM.search(regel):
            record.msg, record.args = GEHEIM.sub(_zonder, regel), ()
        return True


def _zonder(gevonden: re.Match) -> str:
    agenda, ics, pad, vraag = gevonden.groups(default="")
    return f"{agenda}{pad}{vraag}…{ics}"
