"""Everything that changes what the events hold. A module per subject."""

from evenementen.services.aanbieden import werk_bij, werk_onderdeel_bij
from evenementen.services.aanmelden import Uitkomst, meld_aan
from evenementen.services.afgelasten import gelast_evenement_af, gelast_onderdeel_af
from evenementen.services.afmelden import annuleer, neem_aan, verlaat_wachtlijst, wissel
from evenementen.services.akkoord import besluit, deelnames_van, herinner, laat_vervallen, open_deelnames
from evenementen.services.bijwerken import na_wijziging
from evenementen.services.evalueren import evalueer, vraag_evaluatie
from evenementen.services.feedstand import werk_feed_bij
from evenementen.services.herinneren import herinner_aan
from evenementen.services.kiezen import keuzes_van, kies
from evenementen.services.kopieren import kopieer
from evenementen.services.links import (
    akkoord_van,
    akkoordteken,
    lijstteken,
    spreker_van,
    sprekerteken,
    wie_wacht,
)
from evenementen.services.overleg import bied_gastheerschap, maak_opmerking, trek_gastheerschap_in
from evenementen.services.plannen import (
    gelast_af,
    leg_stap,
    plan,
    publiceer,
    stel_voor,
    trek_in,
    wijs_af,
    wijzig_voorstel,
)
from evenementen.services.programma import wijzig_programma
from evenementen.services.rondschrijven import brief_aan, ontvangers, stuur_rond
from evenementen.services.sprekers import stuur_sprekerlink, vergeet_adressen, vernieuw_sprekerlink
from evenementen.services.uitnodigen import af_te_stemmen, stem_agenda_af, vraag_afstemming
from evenementen.services.vertellen import vertel
from evenementen.services.vrij import neem_perioden_over
from evenementen.services.wissen import wis

__all__ = [
    "neem_perioden_over",
    "vernieuw_sprekerlink",
    "vergeet_adressen",
    "stuur_sprekerlink",
    "sprekerteken",
    "spreker_van",
    "evalueer",
    "vraag_evaluatie",
    "Uitkomst",
    "af_te_stemmen",
    "herinner_aan",
    "stem_agenda_af",
    "vraag_afstemming",
    "akkoord_van",
    "akkoordteken",
    "annuleer",
    "besluit",
    "bied_gastheerschap",
    "brief_aan",
    "deelnames_van",
    "gelast_af",
    "gelast_evenement_af",
    "gelast_onderdeel_af",
    "herinner",
    "keuzes_van",
    "kies",
    "kopieer",
    "laat_vervallen",
    "leg_stap",
    "lijstteken",
    "maak_opmerking",
    "meld_aan",
    "na_wijziging",
    "neem_aan",
    "ontvangers",
    "open_deelnames",
    "plan",
    "publiceer",
    "stel_voor",
    "trek_gastheerschap_in",
    "trek_in",
    "wijzig_voorstel",
    "stuur_rond",
    "verlaat_wachtlijst",
    "vertel",
    "werk_bij",
    "werk_feed_bij",
    "werk_onderdeel_bij",
    "wie_wacht",
    "wijs_af",
    "wijzig_programma",
    "wis",
    "wissel",
]
