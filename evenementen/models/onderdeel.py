"""The parts of an event, and the places kept in them for an organisation."""

from datetime import date

from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse

from evenementen.models.evenement import Evenement
from evenementen.models.spreker import Spreker
from twentsekracht.organisaties.models import Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class OnderdeelQuerySet(models.QuerySet):
    def met_sprekers(self):
        """With who gives each, as `woorden.door_wie` reads it: one query for any number."""
        return self.prefetch_related(Prefetch("sprekers", Spreker.objects.select_related("organisatie")))


class Onderdeel(models.Model):
    class Soort(models.TextChoices):
        WORKSHOP = "workshop", "Workshop"
        LEZING = "lezing", "Lezing"
        TRAINING = "training", "Training"
        MEELOOPDAG = "meeloopdag", "Meeloopdag"
        PROEVERIJ = "proeverij", "Proeverij"

    evenement = models.ForeignKey(
        Evenement, models.PROTECT, related_name="onderdelen", verbose_name="evenement"
    )
    code = models.CharField("code", max_length=40)
    titel = models.CharField("titel", max_length=200)
    soort = models.CharField("soort", max_length=20, choices=Soort, blank=True)
    datum = models.DateField("datum", null=True, blank=True)
    begintijd = models.TimeField("van", null=True, blank=True)
    eindtijd = models.TimeField("tot", null=True, blank=True)
    omschrijving = models.TextField(
        "omschrijving", blank=True, help_text="Wat je er doet en voor wie. Je mag Markdown gebruiken."
    )
    # As an old list says it; who gives it now stands in `sprekers`.
    spreker = models.CharField("door wie", max_length=200, blank=True)
    sprekers = models.ManyToManyField(Spreker, related_name="onderdelen", blank=True, verbose_name="sprekers")
    benodigd = models.TextField(
        "wat er nodig is",
        blank=True,
        help_text="Staat op de pagina van de spreker: een beamer, stoelen in een kring.",
    )
    locatie = models.CharField("locatie", max_length=200, blank=True)
    ruimte = models.CharField("ruimte", max_length=100, blank=True)
    materiaal = models.TextField(
        "materiaal",
        blank=True,
        help_text="Voor wie er was: links naar dia’s en opdrachten. Je mag Markdown gebruiken.",
    )
    online_url = models.URLField(
        "link om online mee te doen", blank=True, help_text="Alleen wie een plaats heeft, krijgt hem te zien."
    )
    capaciteit = models.PositiveIntegerField(
        "capaciteit", null=True, blank=True, help_text="Leeg: er is plaats voor iedereen."
    )
    heeft_wachtlijst = models.BooleanField("heeft een wachtlijst", default=True)
    inlopen_kan_altijd = models.BooleanField(
        "inlopen kan ook als het vol is",
        default=False,
        help_text="Wie zonder aanmelding komt en de QR-code scant, mag er altijd bij. Uit: zolang er plaats is.",
    )
    vrijgave_op = models.DateField(
        "vrijgave op",
        null=True,
        blank=True,
        help_text="Vanaf deze dag zijn plaatsen die voor een organisatie vrij bleven, voor iedereen.",
    )
    afgelast_op = models.DateTimeField("afgelast op", null=True, blank=True, editable=False)

    objects = OnderdeelQuerySet.as_manager()

    class Meta:
        verbose_name = "onderdeel"
        verbose_name_plural = "onderdelen"
        ordering = ["evenement", "datum", "begintijd", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["evenement", "code"],
                name="onderdeel_code_uniek",
                violation_error_message="Dit onderdeel staat er al.",
            ),
            models.CheckConstraint(
                name="onderdeel_tijden_kloppen",
                condition=Q(eindtijd__isnull=True) | Q(begintijd__isnull=False, eindtijd__gt=F("begintijd")),
                violation_error_message="De eindtijd ligt voor de begintijd, of er is geen begintijd.",
            ),
            models.CheckConstraint(
                name="onderdeel_vrijgave_voor_de_dag",
                condition=Q(vrijgave_op__isnull=True) | Q(datum__isnull=False, vrijgave_op__lte=F("datum")),
                violation_error_message="Geef de plaatsen uiterlijk op de dag van het onderdeel vrij.",
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("evenementen:onderdeel", args=[self.evenement.jaar, self.evenement.code, self.code])

    @property
    def waar(self) -> str:
        """'Stadhuis Hengelo, zaal 2', as far as it is known."""
        return ", ".join(deel for deel in (self.locatie, self.ruimte) if deel)

    @property
    def dagen(self) -> tuple[date, date]:
        """The first and the last day on which somebody can be there; without a day of its own: of the event."""
        return (self.datum or self.evenement.start, self.datum or self.evenement.einde)

    def houdt_vrij(self, *, op):
        """Are places still kept for organisations on this day?"""
        return self.vrijgave_op is not None and op < self.vrijgave_op


class Reservering(models.Model):
    """Places of a part kept for the people of an organisation, until the release date."""

    onderdeel = models.ForeignKey(
        Onderdeel, models.CASCADE, related_name="reserveringen", verbose_name="onderdeel"
    )
    organisatie = models.ForeignKey(
        Organisatie, models.CASCADE, related_name="reserveringen", verbose_name="organisatie"
    )
    aantal = models.PositiveSmallIntegerField("plaatsen")

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "reservering"
        verbose_name_plural = "reserveringen"
        ordering = ["organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["onderdeel", "organisatie"],
                name="reservering_een_per_organisatie",
                violation_error_message="Deze organisatie heeft hier al een reservering.",
            )
        ]

    def __str__(self):
        return f"{self.aantal} voor {self.organisatie}"
