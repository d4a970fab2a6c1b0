"""The school in the admin, a module per subject: imported here, so that each is registered."""

from school.admin import afspraak, beleid, inschrijving, opleiding, uitvoering

__all__ = ["afspraak", "beleid", "inschrijving", "opleiding", "uitvoering"]
