"""Whether somebody was there, who says that it is otherwise, and what an organisation does about staying away."""

from django.db import models
from django.db.models import Q

from school.models.inschrijving import Inschrijving
from school.models.uitvoering import Bijeenkomst
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class Aanwezigheid(models.Model):
    """What was noted of somebody at one session: append-only, the last one counts. Of a run without sessions: of
    the run as a whole.
    """

    class Soort(models.TextChoices):
        AANWEZIG = "aanwezig", "Aanwezig"
        DEELS = "deels", "Deels aanwezig"
        AFWEZIG_MET_BERICHT = "afwezig_met_bericht", "Afwezig met bericht"
        NO_SHOW = "no_show", "Niet gekomen"

    class Bron(models.TextChoices):
        """Who said so. A trainer has no account: there is nobody else to name."""

        BUREAU = "bureau", "het bureau"
        TRAINER = "trainer", "de trainer"
        ZELF = "zelf", "jezelf, met de QR-code"

    inschrijving = models.ForeignKey(
        Inschrijving, models.CASCADE, related_name="aanwezigheid", verbose_name="inschrijving"
    )
    bijeenkomst = models.ForeignKey(
        Bijeenkomst,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aanwezigheid",
        verbose_name="bijeenkomst",
    )
    soort = models.CharField("aanwezigheid", max_length=20, choices=Soort)
    bron = models.CharField("genoteerd door", max_length=8, choices=Bron)
    reden = models.CharField("waarom veranderd", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "inschrijving__organisatie"

    class Meta:
        verbose_name = "aanwezigheid"
        verbose_name_plural = "aanwezigheid"
        ordering = ["pk"]
        indexes = [models.Index(fields=["inschrijving", "bijeenkomst"], name="aanwezigheid_sessie")]

    def __str__(self):
        return f"{self.get_soort_display()} bij inschrijving {self.inschrijving_id}"

    @property
    def dag(self):
        """Of the session it is about."""
        return self.bijeenkomst.datum if self.bijeenkomst else self.inschrijving.uitvoering.start


class Bezwaar(models.Model):
    """Somebody says that what was noted of them is not right. Open until the platform office answered."""

    inschrijving = models.ForeignKey(
        Inschrijving, models.CASCADE, related_name="bezwaren", verbose_name="inschrijving"
    )
    tekst = models.TextField("wat er niet klopt", max_length=1000)
    gevraagd_op = models.DateTimeField("gevraagd op")
    antwoord = models.TextField("antwoord", max_length=1000, blank=True)
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "inschrijving__organisatie"

    class Meta:
        verbose_name = "bezwaar"
        verbose_name_plural = "bezwaren"
        ordering = ["-gevraagd_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inschrijving"],
                condition=Q(beantwoord_op__isnull=True),
                name="bezwaar_een_tegelijk",
                violation_error_message="Hierover heb je al een vraag gesteld.",
            )
        ]

    def __str__(self):
        return f"Bezwaar {self.pk} bij inschrijving {self.inschrijving_id}"


class NoShowbeleid(models.Model):
    """After how many times of not coming somebody gets the waiting list instead of a place. Off unless the works
    council of the organisation agreed.
    """

    organisatie = models.OneToOneField(
        Organisatie, models.CASCADE, related_name="no_showbeleid", verbose_name="organisatie"
    )
    is_aan = models.BooleanField("de regel geldt", default=False)
    aantal = models.PositiveSmallIntegerField(
        "vanaf hoeveel keer",
        default=2,
        help_text="Zo vaak niet komen in twaalf maanden, zonder bericht.",
    )
    instemming_op = models.DateField(
        "de ondernemingsraad stemde in op",
        null=True,
        blank=True,
        help_text="Wat daarvoor gebeurde, telt niet mee.",
    )
    genoteerd_door = models.ForeignKey(
        Gebruiker,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name="genoteerd door",
    )
    genoteerd_op = models.DateTimeField("genoteerd op", null=True, blank=True, editable=False)

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "beleid voor niet komen"
        verbose_name_plural = "beleid voor niet komen"
        ordering = ["organisatie__naam"]
        constraints = [
            models.CheckConstraint(
                name="no_showbeleid_met_instemming",
                condition=Q(is_aan=False) | Q(instemming_op__isnull=False),
                violation_error_message="De regel kan pas gelden als de ondernemingsraad instemde: vul die dag in.",
            ),
            models.CheckConstraint(
                name="no_showbeleid_vanaf_een",
                condition=Q(aantal__gte=1),
                violation_error_message="Kies 1 of meer keer.",
            ),
        ]

    def __str__(self):
        return f"{self.organisatie}: {'vanaf ' + str(self.aantal) + ' keer' if self.is_aan else 'uit'}"
