"""The school in the admin, a module per subject: imported here, so that each is registered."""

from school.admin import afspraak, beleid, evaluatie, inschrijving, opleiding, uitvoering

__all__ = ["afspraak", "beleid", "evaluatie", "inschrijving", "opleiding", "uitvoering"]
