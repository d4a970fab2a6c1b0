"""Events, their parts, who takes part, days at somebody else's work, and swaps of workplace."""

from evenementen.models.akkoord import Evenementakkoord, Evenementbeleid
from evenementen.models.deelname import BEZET, MET_PLAATS, OP_TE_ZEGGEN, Deelname, Deelnamestap, Keuze
from evenementen.models.evaluatie import Evaluatietekst, Evaluatietelling, Evaluatievraag
from evenementen.models.evenement import Evenement
from evenementen.models.feed import Feedstand
from evenementen.models.kostenpost import Kostenpost
from evenementen.models.meeloopverzoek import (
    BEZET_MEELOPEN,
    GEWEEST_MEELOPEN,
    KENT_ELKAAR,
    OP_TE_ZEGGEN_MEELOPEN,
    WACHTEND_MEELOPEN,
    Bedankje,
    Meeloopverzoek,
    Meeloopverzoekstap,
)
from evenementen.models.meeloopwens import Meelooptip, Meeloopwens
from evenementen.models.meelopen import Meeloopdag, Meeloopplek, Meeloopplekstap
from evenementen.models.onderdeel import Onderdeel, Reservering
from evenementen.models.planning import Gastaanbod, Opmerking, Planningstap
from evenementen.models.programmapost import Agendabericht, Herinnering
from evenementen.models.rondschrijven import Rondschrijven
from evenementen.models.ruilronde import (
    Ruilantwoord,
    Ruilgroep,
    Ruillid,
    Ruilpaar,
    Ruilronde,
    Ruilrondestap,
    Ruilverbod,
    Vrijedag,
)
from evenementen.models.spreker import Spreker
from evenementen.models.vrij import VrijePeriode
from evenementen.models.werkplekruil import Ruilstap, Werkplekruil

__all__ = [
    "Feedstand",
    "BEZET",
    "BEZET_MEELOPEN",
    "GEWEEST_MEELOPEN",
    "KENT_ELKAAR",
    "OP_TE_ZEGGEN_MEELOPEN",
    "WACHTEND_MEELOPEN",
    "MET_PLAATS",
    "OP_TE_ZEGGEN",
    "Bedankje",
    "Agendabericht",
    "Deelname",
    "Deelnamestap",
    "Evaluatietekst",
    "Evaluatietelling",
    "Evaluatievraag",
    "Evenement",
    "Evenementakkoord",
    "Evenementbeleid",
    "Gastaanbod",
    "Herinnering",
    "Keuze",
    "Kostenpost",
    "Meeloopdag",
    "Meeloopplek",
    "Meeloopplekstap",
    "Meelooptip",
    "Meeloopverzoek",
    "Meeloopverzoekstap",
    "Meeloopwens",
    "Onderdeel",
    "Opmerking",
    "Planningstap",
    "Reservering",
    "Rondschrijven",
    "Ruilantwoord",
    "Ruilgroep",
    "Ruillid",
    "Ruilpaar",
    "Ruilronde",
    "Ruilrondestap",
    "Ruilstap",
    "Ruilverbod",
    "Spreker",
    "Vrijedag",
    "VrijePeriode",
    "Werkplekruil",
]
