"""An import of a year folder: what came in, as it stood in the source, and what we made of it."""

import zlib

from django.db import models
from django.utils import timezone

from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.werk.models import Job


class Import(models.Model):
    class Status(models.TextChoices):
        AANGEVRAAGD = "aangevraagd", "Aangevraagd"
        GELUKT = "gelukt", "Gelukt"
        AFGEKEURD = "afgekeurd", "Afgekeurd"
        GECONTROLEERD = "gecontroleerd", "Gecontroleerd"

    # The file's own verdict; whether the work is waiting, busy or failed stands in its job.
    OVERGANGEN = {
        Status.AANGEVRAAGD: {Status.GELUKT, Status.AFGEKEURD, Status.GECONTROLEERD},
        Status.GELUKT: set(),
        Status.AFGEKEURD: set(),
        Status.GECONTROLEERD: set(),
    }

    naam = models.CharField("map of zip", max_length=200)
    status = models.CharField("status", max_length=20, choices=Status)
    alleen_controleren = models.BooleanField("alleen controleren", default=False)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="job")
    # The folder as one hash: the same folder again needs no second row.
    sha256 = models.CharField("kenmerk", max_length=64, blank=True)
    problemen = models.JSONField("problemen", default=list, blank=True)
    waarschuwingen = models.JSONField("waarschuwingen", default=list, blank=True)
    tellingen = models.JSONField("tellingen", default=dict, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    gestart_op = models.DateTimeField("gestart op")
    afgerond_op = models.DateTimeField("afgerond op", null=True, blank=True)

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        ordering = ["-gestart_op", "-pk"]

    def __str__(self):
        return f"{self.naam} ({timezone.localtime(self.gestart_op):%d-%m-%Y %H:%M})"


class Bronbestand(models.Model):
    """A source file as it came in, byte for byte (zlib)."""

    imp = models.ForeignKey(Import, models.CASCADE, related_name="bronbestanden", verbose_name="import")
    naam = models.CharField("bestand", max_length=100)
    inhoud = models.BinaryField("inhoud (zlib)")
    rijen = models.PositiveIntegerField("rijen", default=0)
    sha256 = models.CharField("kenmerk", max_length=64)

    class Meta:
        verbose_name = "bronbestand"
        verbose_name_plural = "bronbestanden"
        ordering = ["naam"]
        constraints = [models.UniqueConstraint(fields=["imp", "naam"], name="bronbestand_een_keer")]

    def __str__(self):
        return self.naam

    def bytes(self):
        return zlib.decompress(self.inhoud)


class Correctie(models.Model):
    """A value that went in differently from how it stood in the source, or that replaced an older one."""

    class Soort(models.TextChoices):
        ALIAS = "alias", "Andere naam van een organisatie"
        OPGESCHOOND = "opgeschoond", "Opgeschoond"
        BIJGEWERKT = "bijgewerkt", "Bijgewerkt"

    imp = models.ForeignKey(Import, models.CASCADE, related_name="correcties", verbose_name="import")
    bestand = models.CharField("bestand", max_length=100)
    regel = models.PositiveIntegerField("regel")
    kolom = models.CharField("kolom", max_length=100)
    soort = models.CharField("soort", max_length=20, choices=Soort)
    bronwaarde = models.TextField("stond er", blank=True)
    waarde = models.TextField("werd", blank=True)

    class Meta:
        verbose_name = "correctie"
        verbose_name_plural = "correcties"
        ordering = ["bestand", "regel", "pk"]

    def __str__(self):
        return f"{self.bestand}:{self.regel} {self.kolom}"
