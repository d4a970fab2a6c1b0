"""A mail of the organiser to everybody who takes part."""

import uuid

from django.db import models
from django.db.models import Q

from evenementen.models.evenement import Evenement
from evenementen.models.onderdeel import Onderdeel
from twentsekracht.organisaties.models import Gebruiker


class Rondschrijven(models.Model):
    """Written once and kept: what was said, to how many, never to whom."""

    # Of the form it came from: pressing the button twice sends once.
    kenmerk = models.UUIDField("kenmerk", default=uuid.uuid4, unique=True, editable=False)
    evenement = models.ForeignKey(
        Evenement, models.CASCADE, related_name="rondschrijven", verbose_name="evenement"
    )
    onderdeel = models.ForeignKey(
        Onderdeel,
        models.CASCADE,
        related_name="rondschrijven",
        null=True,
        blank=True,
        verbose_name="onderdeel",
        help_text="Leeg: het hele evenement.",
    )
    aan = models.JSONField("aan wie", help_text="De statussen van wie het kreeg.")
    onderwerp = models.CharField("onderwerp", max_length=120)
    tekst = models.TextField("bericht", max_length=5000)
    aantal = models.PositiveIntegerField("aan hoeveel mensen")
    door = models.ForeignKey(
        Gebruiker, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="door"
    )
    verstuurd_op = models.DateTimeField("verstuurd op")

    class Meta:
        verbose_name = "bericht aan deelnemers"
        verbose_name_plural = "berichten aan deelnemers"
        ordering = ["-verstuurd_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="rondschrijven_aan_iemand",
                condition=Q(aantal__gt=0),
                violation_error_message="Er is niemand aan wie dit bericht kan.",
            )
        ]

    def __str__(self):
        return self.onderwerp
