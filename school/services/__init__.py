"""Everything that changes who has a place in a run, and what was agreed with whom. A module each."""

from school.services.aanbieden import werk_bij, werk_uitvoering_bij
from school.services.aanwezigheid import (
    beantwoord_bezwaar,
    maak_bezwaar,
    meld_aanwezig,
    noteer,
    rond_af,
    stuur_presentielink,
)
from school.services.afspraken import maak_afspraken
from school.services.akkoord import (
    MEESTE_KEREN,
    akkoord_van,
    besluit,
    besluit_voor,
    geef_door,
    herinner,
    is_doorgegeven,
)
from school.services.belangstelling import (
    afmelding_van,
    laat_niet_weten,
    laat_weten,
    meld_af,
    meld_nieuwe_data,
)
from school.services.bewijs import geef_bewijs, zoek_bewijs
from school.services.doorgaan import doe_oproep, gelast_af, laat_doorgaan
from school.services.evalueren import evalueer
from school.services.grendel import vergrendel
from school.services.groep import nodig_onbekenden_uit, proef_groep, schrijf_groep_in
from school.services.herinneren import herinner_aan
from school.services.inschrijven import annuleer, neem_aan, schrijf_in, verlaat_wachtlijst
from school.services.links import (
    akkoordteken,
    checkteken,
    lijstteken,
    presentieteken,
    sessie_van_code,
    sessie_van_trainer,
    wie_wacht,
)
from school.services.overdragen import (
    bied_over,
    draag_over,
    neem_over,
    overdracht_van,
    overdrachtteken,
    trek_in,
    weiger,
)
from school.services.plannen import kopieer
from school.services.quota import geef_plaatsen_terug, verdeel_quota, vraag_meer_plaatsen
from school.services.saldo import bied_saldo_aan, neem_saldo_aan, trek_saldo_in, weiger_saldo
from school.services.uitnodigen import af_te_stemmen, stem_agenda_af, vraag_afstemming
from school.services.verplaatsen import na_wijziging
from school.services.vertellen import vertel
from school.services.wissen import wis

__all__ = [
    "MEESTE_KEREN",
    "af_te_stemmen",
    "afmelding_van",
    "akkoord_van",
    "akkoordteken",
    "annuleer",
    "beantwoord_bezwaar",
    "besluit",
    "besluit_voor",
    "bied_over",
    "bied_saldo_aan",
    "checkteken",
    "doe_oproep",
    "draag_over",
    "evalueer",
    "geef_bewijs",
    "geef_door",
    "geef_plaatsen_terug",
    "gelast_af",
    "herinner",
    "herinner_aan",
    "is_doorgegeven",
    "kopieer",
    "laat_doorgaan",
    "laat_niet_weten",
    "laat_weten",
    "lijstteken",
    "maak_afspraken",
    "maak_bezwaar",
    "meld_aanwezig",
    "meld_af",
    "meld_nieuwe_data",
    "neem_aan",
    "neem_over",
    "neem_saldo_aan",
    "na_wijziging",
    "nodig_onbekenden_uit",
    "noteer",
    "overdracht_van",
    "overdrachtteken",
    "presentieteken",
    "proef_groep",
    "rond_af",
    "schrijf_groep_in",
    "schrijf_in",
    "sessie_van_code",
    "sessie_van_trainer",
    "stem_agenda_af",
    "stuur_presentielink",
    "trek_in",
    "trek_saldo_in",
    "verdeel_quota",
    "vergrendel",
    "verlaat_wachtlijst",
    "vertel",
    "vraag_afstemming",
    "vraag_meer_plaatsen",
    "weiger",
    "weiger_saldo",
    "werk_bij",
    "werk_uitvoering_bij",
    "wie_wacht",
    "wis",
    "zoek_bewijs",
]
