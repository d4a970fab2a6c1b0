"""Job swaps in the admin, a module per subject: imported here, so that each is registered."""

from jbmb.admin import aanbod, cohort, klus, ronde

__all__ = ["aanbod", "cohort", "klus", "ronde"]
