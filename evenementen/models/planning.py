"""How the year is planned: every move of an event's plan, what organisations say to it, and who offers to host it."""

from django.db import models

from evenementen.models.evenement import Evenement
from twentsekracht.organisaties.models import Gebruiker, Organisatie


class Planningstap(models.Model):
    """One move of the plan of an event: append-only."""

    evenement = models.ForeignKey(Evenement, models.CASCADE, related_name="planningstappen")
    van = models.CharField("van", max_length=12, choices=Evenement.Planning, blank=True)
    naar = models.CharField("naar", max_length=12, choices=Evenement.Planning)
    reden = models.CharField("reden", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    class Meta:
        verbose_name = "stap van de planning"
        verbose_name_plural = "stappen van de planning"
        ordering = ["vastgelegd_op", "pk"]

    def __str__(self):
        return f"{self.get_naar_display()} op {self.vastgelegd_op:%d-%m-%Y}"


class Opmerking(models.Model):
    """What an organisation says to a plan: append-only. The others read which organisation, not who wrote it."""

    evenement = models.ForeignKey(Evenement, models.CASCADE, related_name="opmerkingen")
    # Empty: the platform office.
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="organisatie"
    )
    tekst = models.TextField("opmerking", max_length=1000)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    geschreven_op = models.DateTimeField("geschreven op")

    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "opmerking"
        verbose_name_plural = "opmerkingen"
        ordering = ["geschreven_op", "pk"]

    def __str__(self):
        return f"Opmerking {self.pk}"


class Gastaanbod(models.Model):
    """An organisation offers to host an event; the coördinator chooses. Taken back, the row goes."""

    evenement = models.ForeignKey(Evenement, models.CASCADE, related_name="gastaanbiedingen")
    organisatie = models.ForeignKey(
        Organisatie, models.CASCADE, related_name="gastaanbiedingen", verbose_name="organisatie"
    )
    toelichting = models.CharField("wat je te bieden hebt", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    aangeboden_op = models.DateTimeField("aangeboden op")

    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "gastaanbod"
        verbose_name_plural = "gastaanbiedingen"
        ordering = ["aangeboden_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evenement", "organisatie"],
                name="gastaanbod_een_per_organisatie",
                violation_error_message="Deze organisatie wil al gastheer zijn.",
            )
        ]

    def __str__(self):
        return f"Gastaanbod {self.pk} van {self.organisatie_id}"
