"""Everything that changes who has a place in a run, and what was agreed with whom. A module each."""

from school.services.aanbieden import werk_bij, werk_uitvoering_bij
from school.services.aanwezigheid import meld_aanwezig, noteer, rond_af
from school.services.afspraken import maak_afspraken
from school.services.akkoord import (
    MEESTE_KEREN,
    akkoord_van,
    akkoordteken,
    besluit,
    besluit_voor,
    geef_door,
    herinner,
    is_doorgegeven,
)
from school.services.doorgaan import gelast_af
from school.services.grendel import vergrendel
from school.services.inschrijven import annuleer, neem_aan, schrijf_in, verlaat_wachtlijst
from school.services.links import (
    checkteken,
    lijstteken,
    presentieteken,
    sessie_van_code,
    sessie_van_trainer,
    wie_wacht,
)
from school.services.quota import verdeel_quota
from school.services.uitnodigen import af_te_stemmen, stem_agenda_af, vraag_afstemming
from school.services.wissen import wis

__all__ = [
    "MEESTE_KEREN",
    "af_te_stemmen",
    "akkoord_van",
    "akkoordteken",
    "annuleer",
    "besluit",
    "besluit_voor",
    "checkteken",
    "geef_door",
    "gelast_af",
    "herinner",
    "is_doorgegeven",
    "lijstteken",
    "maak_afspraken",
    "meld_aanwezig",
    "neem_aan",
    "noteer",
    "presentieteken",
    "rond_af",
    "schrijf_in",
    "sessie_van_code",
    "sessie_van_trainer",
    "stem_agenda_af",
    "verdeel_quota",
    "vergrendel",
    "verlaat_wachtlijst",
    "vraag_afstemming",
    "werk_bij",
    "werk_uitvoering_bij",
    "wie_wacht",
    "wis",
]
