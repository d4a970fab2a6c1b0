"""What each organisation agreed to deliver in a year, every change of it, and surplus that one hands to another."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class Afspraak(models.Model):
    """The number of enrolments an organisation is to deliver in a year: a target, not a ceiling.

    No row: nothing was agreed yet. A row of `soort` geen: it was agreed that there is no number, which is not zero.
    An agreement is a number: when the formatie changes afterwards it stays what it was until somebody agrees anew, so
    `fte` is what it was computed from.
    """

    class Soort(models.TextChoices):
        BEREKEND = "berekend", "Fte keer percentage"
        AFWIJKEND = "afwijkend", "Een ander aantal, met reden"
        GEEN = "geen", "Geen afspraak"
        OVERGENOMEN = "overgenomen", "Overgenomen uit een oude lijst"

    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="afspraken", verbose_name="organisatie"
    )
    jaar = models.PositiveSmallIntegerField("jaar")
    soort = models.CharField("soort", max_length=12, choices=Soort, default=Soort.OVERGENOMEN)
    percentage = models.DecimalField(
        "percentage van de fte",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[
            MinValueValidator(0, "Een percentage is 0 of meer."),
            MaxValueValidator(100, "Een percentage is hoogstens 100."),
        ],
    )
    te_behalen = models.PositiveIntegerField(
        "te behalen", null=True, blank=True, help_text="Leeg: geen afspraak."
    )
    fte = models.DecimalField(
        "berekend over fte", max_digits=8, decimal_places=2, null=True, blank=True, editable=False
    )
    reden = models.CharField("reden", max_length=300, blank=True)

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        ordering = ["-jaar", "organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "jaar"],
                name="afspraak_een_keer_per_jaar",
                violation_error_message="Voor dit jaar is er al een afspraak.",
            ),
            models.CheckConstraint(
                name="afspraak_geen_is_zonder_aantal",
                condition=Q(soort="geen", te_behalen__isnull=True)
                | ~Q(soort="geen") & Q(te_behalen__isnull=False),
                violation_error_message="Geen afspraak heeft geen aantal, en elke andere afspraak wel.",
            ),
            models.CheckConstraint(
                name="afspraak_berekend_zegt_waaruit",
                condition=~Q(soort="berekend") | Q(fte__isnull=False, percentage__isnull=False),
                violation_error_message="Een berekend aantal heeft een fte en een percentage.",
            ),
            models.CheckConstraint(
                name="afspraak_afwijkend_met_reden",
                condition=~Q(soort="afwijkend") | ~Q(reden=""),
                violation_error_message="Zeg waarom het een ander aantal is.",
            ),
            models.CheckConstraint(
                name="afspraak_percentage_tot_honderd",
                condition=Q(percentage__isnull=True) | Q(percentage__gte=0, percentage__lte=100),
                violation_error_message="Een percentage ligt tussen 0 en 100.",
            ),
        ]

    def __str__(self):
        return f"{self.organisatie} {self.jaar}"


class Afspraakstap(models.Model):
    """One change of an agreement: append-only, and of the organisation and year, so it outlives the agreement.

    An empty `van` or `naar`: there was none yet, or it was taken away.
    """

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="afspraakstappen")
    jaar = models.PositiveSmallIntegerField("jaar")
    van = models.CharField("van", max_length=12, choices=Afspraak.Soort, blank=True)
    van_aantal = models.PositiveIntegerField("van aantal", null=True)
    naar = models.CharField("naar", max_length=12, choices=Afspraak.Soort, blank=True)
    naar_aantal = models.PositiveIntegerField("naar aantal", null=True)
    percentage = models.DecimalField("percentage", max_digits=5, decimal_places=2, null=True)
    fte = models.DecimalField("fte", max_digits=8, decimal_places=2, null=True)
    reden = models.CharField("reden", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "stap van een afspraak"
        verbose_name_plural = "stappen van afspraken"
        ordering = ["vastgelegd_op", "pk"]
        indexes = [models.Index(fields=["organisatie", "jaar"], name="afspraakstap_van")]

    def __str__(self):
        return f"{self.organisatie_id} {self.jaar}: {self.naar or 'weg'}"


class SaldoOverdracht(models.Model):
    """Enrolments above the agreement that one organisation hands to another: offered by the one, taken by the other.

    It moves a number, never a person: every enrolment stays that of the organisation of who enrolled, and so does the
    yearly report. It counts in the live stand, and for who is below the agreement.
    """

    class Status(models.TextChoices):
        AANGEBODEN = "aangeboden", "Aangeboden"
        AANGENOMEN = "aangenomen", "Aangenomen"
        GEWEIGERD = "geweigerd", "Geweigerd"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    OVERGANGEN = {
        "": {Status.AANGEBODEN},
        Status.AANGEBODEN: {Status.AANGENOMEN, Status.GEWEIGERD, Status.INGETROKKEN},
    }

    jaar = models.PositiveSmallIntegerField("jaar")
    gever = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="saldo_gegeven", verbose_name="van organisatie"
    )
    ontvanger = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="saldo_gekregen", verbose_name="aan organisatie"
    )
    aantal = models.PositiveIntegerField("aantal")
    status = models.CharField("status", max_length=12, choices=Status, default=Status.AANGEBODEN)
    toelichting = models.CharField("toelichting", max_length=300, blank=True)

    objects = BeheerbaarQuerySet.as_manager()

    class Meta:
        verbose_name = "overdracht van saldo"
        verbose_name_plural = "overdrachten van saldo"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["jaar", "status"], name="saldo_overdracht_jaar")]
        constraints = [
            models.CheckConstraint(
                name="saldo_overdracht_is_meer_dan_niets",
                condition=Q(aantal__gte=1),
                violation_error_message="Draag er minstens een over.",
            ),
            models.CheckConstraint(
                name="saldo_overdracht_aan_een_ander",
                condition=~Q(gever=F("ontvanger")),
                violation_error_message="Kies een andere organisatie.",
            ),
        ]

    def __str__(self):
        return f"{self.aantal} van {self.gever} aan {self.ontvanger} ({self.jaar})"


class SaldoOverdrachtstap(models.Model):
    """One move of it: append-only."""

    overdracht = models.ForeignKey(SaldoOverdracht, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=12, choices=SaldoOverdracht.Status, blank=True)
    naar = models.CharField("naar", max_length=12, choices=SaldoOverdracht.Status)
    reden = models.CharField("reden", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    class Meta:
        verbose_name = "stap van een overdracht van saldo"
        verbose_name_plural = "stappen van overdrachten van saldo"
        ordering = ["vastgelegd_op", "pk"]

    def __str__(self):
        return f"{self.get_naar_display()} op {self.vastgelegd_op}"
