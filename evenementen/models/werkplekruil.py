"""Swaps of workplace between two organisations."""

from django.db import models
from django.db.models import F, Q

from evenementen.models.ruilronde import Ruillid, Ruilronde
from twentsekracht.organisaties.models import Gebruiker, Organisatie


class Werkplekruil(models.Model):
    """Two organisations whose secretaries (or another group) swap workplace for a day or two.

    Of an old list there is no more; from a round it is also known who the two are.
    """

    class Status(models.TextChoices):
        GEPLAND = "gepland", "Gepland"
        UITGEVOERD = "uitgevoerd", "Uitgevoerd"
        NIET_DOORGEGAAN = "niet_doorgegaan", "Niet doorgegaan"

    class Reden(models.TextChoices):
        """What one of the two may choose from: the report prints the reasons, so nobody's own words."""

        AGENDA = "agenda", "Onze agenda’s pasten toch niet"
        WERK = "werk ging voor", "Het werk ging voor"
        VERHINDERD = "verhinderd", "Een van ons kon niet"
        ORGANISATORISCH = "organisatorisch", "Het was niet te regelen"
        ANDERS = "anders", "Iets anders"

    # What was said of it can be put right; what was planned once is never only planned again.
    OVERGANGEN = {
        "": set(Status),
        Status.GEPLAND: {Status.UITGEVOERD, Status.NIET_DOORGEGAAN},
        Status.UITGEVOERD: {Status.NIET_DOORGEGAAN},
        Status.NIET_DOORGEGAAN: {Status.UITGEVOERD},
    }

    groep = models.CharField("groep", max_length=100)
    organisatie_a = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", verbose_name="organisatie"
    )
    organisatie_b = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", verbose_name="ruilt met")
    datum = models.DateField("datum")
    status = models.CharField("status", max_length=20, choices=Status)
    reden = models.CharField("reden", max_length=300, blank=True)
    ronde = models.ForeignKey(
        Ruilronde,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="ruilen",
        verbose_name="ronde",
    )
    lid_a = models.ForeignKey(
        Ruillid, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name="wie"
    )
    lid_b = models.ForeignKey(
        Ruillid, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name="met"
    )
    # Of what stands in the two calendars: it rises with every change that is mailed.
    volgnummer = models.PositiveSmallIntegerField(default=0, editable=False)
    gevraagd_op = models.DateTimeField("naar de uitkomst gevraagd op", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "werkplekruil"
        verbose_name_plural = "werkplekruilen"
        ordering = ["-datum", "groep", "pk"]
        constraints = [
            # Of a round two may go between the same organisations on one day; of a list that is one swap, told twice.
            models.UniqueConstraint(
                fields=["groep", "organisatie_a", "organisatie_b", "datum"],
                condition=Q(ronde__isnull=True),
                name="werkplekruil_van_lijst_een_keer",
                violation_error_message="Deze ruil staat er al.",
            ),
            models.CheckConstraint(
                name="werkplekruil_met_een_ander",
                condition=~Q(organisatie_a=F("organisatie_b")),
                violation_error_message="Een organisatie ruilt niet met zichzelf.",
            ),
            models.UniqueConstraint(
                fields=["ronde", "lid_a"],
                condition=Q(ronde__isnull=False),
                name="werkplekruil_lid_a_een_per_ronde",
                violation_error_message="Dit lid ruilt al in deze ronde.",
            ),
            models.UniqueConstraint(
                fields=["ronde", "lid_b"],
                condition=Q(ronde__isnull=False),
                name="werkplekruil_lid_b_een_per_ronde",
                violation_error_message="Dit lid ruilt al in deze ronde.",
            ),
            models.CheckConstraint(
                name="werkplekruil_ronde_met_leden",
                condition=Q(ronde__isnull=True, lid_a__isnull=True, lid_b__isnull=True)
                | Q(ronde__isnull=False, lid_a__isnull=False, lid_b__isnull=False),
                violation_error_message="Een ruil van een ronde heeft twee leden.",
            ),
            models.CheckConstraint(
                name="werkplekruil_niet_doorgegaan_met_reden",
                condition=Q(ronde__isnull=True) | ~Q(status="niet_doorgegaan") | ~Q(reden=""),
                violation_error_message="Zeg waarom de ruil niet doorging.",
            ),
        ]

    def __str__(self):
        return f"{self.organisatie_a} en {self.organisatie_b}, {self.datum}"


class Ruilstap(models.Model):
    """One move of a swap: append-only. A step from and to the same is another day."""

    ruil = models.ForeignKey(Werkplekruil, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=20, choices=Werkplekruil.Status, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Werkplekruil.Status)
    datum = models.DateField("dag van de ruil")
    reden = models.CharField("reden", max_length=300, blank=True)
    # Which of the two said so by the link in the mail, or who did while signed in.
    lid = models.ForeignKey(Ruillid, models.SET_NULL, null=True, blank=True, related_name="+")
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    class Meta:
        verbose_name = "stap van een werkplekruil"
        verbose_name_plural = "stappen van een werkplekruil"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.get_naar_display()} op {self.vastgelegd_op:%d-%m-%Y}"
