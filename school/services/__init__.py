"""Everything that changes who has a place in a run. A module each."""

from school.services.aanbieden import werk_bij, werk_uitvoering_bij
from school.services.akkoord import akkoord_van, akkoordteken, besluit, besluit_voor, herinner
from school.services.doorgaan import gelast_af
from school.services.grendel import vergrendel
from school.services.inschrijven import annuleer, neem_aan, schrijf_in
from school.services.quota import verdeel_quota
from school.services.wissen import wis

__all__ = [
    "akkoord_van",
    "akkoordteken",
    "annuleer",
    "besluit",
    "besluit_voor",
    "gelast_af",
    "herinner",
    "neem_aan",
    "schrijf_in",
    "verdeel_quota",
    "vergrendel",
    "werk_bij",
    "werk_uitvoering_bij",
    "wis",
]
