"""The swaps of somebody, for their calendar. One query."""

from datetime import date

from django.db.models import Q

from evenementen.models import Werkplekruil
from evenementen.ruilkanten import BEIDEN, Kant, kanten
from twentsekracht.mijn.agenda import Agendapunt


def kanten_van(gebruiker) -> list[Kant]:
    """Theirs, as they see them; in order of day."""
    eigen = Q(lid_a__gebruiker=gebruiker) | Q(lid_b__gebruiker=gebruiker)
    ruilen = Werkplekruil.objects.filter(eigen).select_related(*BEIDEN).order_by("datum", "pk")
    return [kant for ruil in ruilen for kant in kanten(ruil) if kant.lid.gebruiker_id == gebruiker.pk]


def punten(*, gebruiker, vanaf: date, op: date) -> list[Agendapunt]:
    """What does not go on comes along as such."""
    return [kant.punt for kant in kanten_van(gebruiker) if kant.ruil.datum >= vanaf]
