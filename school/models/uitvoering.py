"""The dated runs of a course: their sessions, and the places kept for an organisation."""

from datetime import date, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from school.models.opleiding import Opleiding
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet

# Three weeks before the start cancelling is no longer free, so the number hardly drops any more.
BESLIS_VOORAF = timedelta(days=21)
# Whoever is asked for participants has this long before enrolling closes.
OPROEP_VOORAF = timedelta(days=7)
DAG = timedelta(days=1)
# A day outside these is a slip of the pen; terms before and after it would fall off the calendar.
KALENDER = (date(1900, 1, 1), date(2100, 12, 31))
BUITEN_KALENDER = "Kies een dag tussen 1900 en 2101."
OP_KALENDER = (
    MinValueValidator(KALENDER[0], BUITEN_KALENDER),
    MaxValueValidator(KALENDER[1], BUITEN_KALENDER),
)


class UitvoeringQuerySet(models.QuerySet):
    def komend(self, *, op):
        """Still to start, or starting that day, and not called off; the soonest first."""
        return self.filter(start__gte=op, afgelast_op__isnull=True).order_by("start", "code")

    def geweest(self, *, op):
        """Started before that day; the latest first."""
        return self.filter(start__lt=op, afgelast_op__isnull=True).order_by("-start", "code")

    def te_melden(self, *, op):
        """Open to enrol, and who waits for a new date was not told yet."""
        open_nog = Q(sluit_op__gte=op) | Q(sluit_op=None, start__gt=op)
        return self.komend(op=op).filter(open_nog, gemeld_op__isnull=True, opleiding__is_gepubliceerd=True)

    def te_beslissen(self, *, op, vooraf=timedelta(0)):
        """The day has come on which it is to be known whether it goes on, and nobody decided that it does."""
        tot = op + vooraf
        eigen_dag, vaste_dag = Q(beslis_op__lte=tot), Q(beslis_op=None, start__lte=tot + BESLIS_VOORAF)
        return self.komend(op=op).filter(eigen_dag | vaste_dag, gaat_door_op__isnull=True)

    def op_te_roepen(self, *, op):
        """To be decided on, or so soon closed that asking for participants is now or never."""
        dicht = op + OPROEP_VOORAF
        sluit_straks = Q(sluit_op__lte=dicht) | Q(sluit_op=None, start__lte=dicht + DAG)
        straks_dicht = self.komend(op=op).filter(sluit_straks, gaat_door_op__isnull=True)
        return straks_dicht | self.te_beslissen(op=op)


class Uitvoering(models.Model):
    class Volgorde(models.TextChoices):
        """Who on the waiting list comes first; said on the page of the course."""

        AFSPRAAK = "afspraak", "Eerst wie onder de afspraak zit, dan op volgorde van aanmelden"
        AANMELDEN = "aanmelden", "Op volgorde van aanmelden"
        GEEN = "geen", "Geen wachtlijst"

    code = models.CharField("code", max_length=40, unique=True)
    opleiding = models.ForeignKey(
        Opleiding, models.PROTECT, related_name="uitvoeringen", verbose_name="opleiding"
    )
    start = models.DateField("start")
    einde = models.DateField("einde", null=True, blank=True)
    begintijd = models.TimeField(
        "van",
        null=True,
        blank=True,
        help_text="Op elke dag van de uitvoering. Zijn er bijeenkomsten, dan nemen we het over van de eerste.",
    )
    eindtijd = models.TimeField("tot", null=True, blank=True)
    locatie = models.CharField("locatie", max_length=200, blank=True)
    meenemen = models.CharField(
        "neem mee", max_length=300, blank=True, help_text="Staat in de herinnering. Bijvoorbeeld: je laptop."
    )
    sluit_op = models.DateField(
        "aanmelden tot en met", null=True, blank=True, help_text="Leeg: tot de dag voor de start."
    )
    min_deelnemers = models.PositiveSmallIntegerField("minimum", null=True, blank=True)
    max_deelnemers = models.PositiveSmallIntegerField("maximum", null=True, blank=True)
    wachtlijst = models.CharField("wachtlijst", max_length=12, choices=Volgorde, default=Volgorde.AFSPRAAK)
    vrijgave_op = models.DateField(
        "vrijgave op",
        null=True,
        blank=True,
        help_text="Vanaf deze dag zijn plaatsen die voor een organisatie vrij bleven, voor iedereen.",
    )
    beslis_op = models.DateField(
        "besluit over doorgaan",
        null=True,
        blank=True,
        help_text="De dag waarop blijkt of het doorgaat. Leeg: drie weken voor de start.",
    )
    oproep_op = models.DateTimeField("oproep gedaan op", null=True, blank=True, editable=False)
    gaat_door_op = models.DateTimeField("besloten dat het doorgaat op", null=True, blank=True, editable=False)
    afgelast_op = models.DateField("afgelast op", null=True, blank=True, editable=False)
    # Who decided whether it goes on.
    besloten_door = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    gemeld_op = models.DateTimeField("bericht aan belangstellenden op", null=True, blank=True, editable=False)

    objects = UitvoeringQuerySet.as_manager()

    class Meta:
        verbose_name = "uitvoering"
        verbose_name_plural = "uitvoeringen"
        ordering = ["-start", "code"]
        indexes = [models.Index(fields=["start"], name="uitvoering_start")]
        constraints = [
            models.CheckConstraint(
                name="uitvoering_periode_klopt",
                condition=Q(einde__isnull=True) | Q(einde__gte=F("start")),
                violation_error_message="Het einde ligt voor de start.",
            ),
            models.CheckConstraint(
                name="uitvoering_op_de_kalender",
                condition=Q(start__range=KALENDER) & (Q(einde__isnull=True) | Q(einde__range=KALENDER)),
                violation_error_message=BUITEN_KALENDER,
            ),
            models.CheckConstraint(
                name="uitvoering_tijden_kloppen",
                condition=Q(eindtijd__isnull=True) | Q(begintijd__isnull=False, eindtijd__gt=F("begintijd")),
                violation_error_message="De eindtijd ligt voor de begintijd, of er is geen begintijd.",
            ),
            models.CheckConstraint(
                name="uitvoering_sluit_voor_start",
                condition=Q(sluit_op__isnull=True) | Q(sluit_op__lte=F("start")),
                violation_error_message="Aanmelden kan niet tot na de start.",
            ),
            models.CheckConstraint(
                name="uitvoering_vrijgave_voor_start",
                condition=Q(vrijgave_op__isnull=True) | Q(vrijgave_op__lte=F("start")),
                violation_error_message="Geef de plaatsen uiterlijk op de dag van de start vrij.",
            ),
            models.CheckConstraint(
                name="uitvoering_besluit_voor_start",
                condition=Q(beslis_op__isnull=True) | Q(beslis_op__lte=F("start")),
                violation_error_message="Beslis uiterlijk op de dag van de start of het doorgaat.",
            ),
        ]

    def __str__(self):
        return f"{self.opleiding} ({self.code})"

    @property
    def beslisdag(self):
        """From this day on it is to be decided whether it goes on."""
        return self.beslis_op or self.start - BESLIS_VOORAF

    @property
    def laatste_dag(self):
        return self.einde or self.start

    def is_open(self, *, op):
        """May somebody still enrol on this day, places or not?"""
        if self.afgelast_op:
            return False
        return op <= self.sluit_op if self.sluit_op else op < self.start

    def houdt_vrij(self, *, op):
        """Are places still kept for organisations on this day?"""
        return self.vrijgave_op is not None and op < self.vrijgave_op


class Bijeenkomst(models.Model):
    """One session. A run without any is as its own dates and hours say."""

    uitvoering = models.ForeignKey(
        Uitvoering, models.CASCADE, related_name="bijeenkomsten", verbose_name="uitvoering"
    )
    datum = models.DateField("datum")
    begintijd = models.TimeField("van")
    eindtijd = models.TimeField("tot")
    locatie = models.CharField(
        "locatie", max_length=200, blank=True, help_text="Leeg: de locatie van de uitvoering."
    )
    ruimte = models.CharField("ruimte", max_length=100, blank=True)
    online_url = models.URLField("link om online mee te doen", blank=True)

    class Meta:
        verbose_name = "bijeenkomst"
        verbose_name_plural = "bijeenkomsten"
        ordering = ["datum", "begintijd", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["uitvoering", "datum", "begintijd"],
                name="bijeenkomst_een_keer",
                violation_error_message="Op dit moment is er al een bijeenkomst.",
            ),
            models.CheckConstraint(
                name="bijeenkomst_tijden_kloppen",
                condition=Q(eindtijd__gt=F("begintijd")),
                violation_error_message="De eindtijd ligt voor de begintijd.",
            ),
        ]

    def __str__(self):
        return f"{self.datum}, {self.begintijd:%H.%M} tot {self.eindtijd:%H.%M} uur"


class Quotum(models.Model):
    """Places kept for the people of an organisation until the release date, and how their number came about."""

    uitvoering = models.ForeignKey(
        Uitvoering, models.CASCADE, related_name="quota", verbose_name="uitvoering"
    )
    organisatie = models.ForeignKey(
        Organisatie, models.CASCADE, related_name="quota", verbose_name="organisatie"
    )
    aantal = models.PositiveSmallIntegerField("plaatsen")
    # Only when they were shared out by size: what the number was made of.
    fte = models.DecimalField("fte", max_digits=8, decimal_places=2, null=True, blank=True, editable=False)
    aandeel = models.DecimalField(
        "eerlijk deel", max_digits=7, decimal_places=2, null=True, blank=True, editable=False
    )

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "quotum"
        verbose_name_plural = "quota"
        ordering = ["organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["uitvoering", "organisatie"],
                name="quotum_een_per_organisatie",
                violation_error_message="Deze organisatie heeft hier al een quotum.",
            )
        ]

    def __str__(self):
        return f"{self.aantal} voor {self.organisatie}"

    def met_de_hand(self) -> None:
        """The number was changed: what it was once made of tells nothing about it any more. Not written yet."""
        self.fte = self.aandeel = None

    @property
    def herkomst(self) -> str:
        """How the number came about, for who reads it."""
        if self.fte is None:
            return "Met de hand ingevuld"
        return f"Verdeeld naar fte: {self.fte.normalize():f} fte is eerlijk {self.aandeel:f} plaats".replace(
            ".", ","
        )
