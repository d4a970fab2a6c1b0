"""Vakmensen-in-beweging: a cohort, its days and coaches, who takes part, and every move of either."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet

MEESTE_PLAATSEN = 100


def is_adres(waarde: str) -> None:
    """A page of this portal, or a whole address; a course is known by nothing more, since the rooms do not meet."""
    hier = waarde.startswith("/") and not waarde.startswith("//") and "\\" not in waarde
    if any(teken.isspace() for teken in waarde) or not (hier or waarde.startswith("https://")):
        raise ValidationError("Vul een adres in dat begint met / of met https://.")


class Stap(models.Model):
    """One move of a status: append-only."""

    van = models.CharField("van", max_length=20, blank=True)
    naar = models.CharField("naar", max_length=20)
    per = models.DateField("per")
    reden = models.CharField("reden", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    class Meta:
        abstract = True
        ordering = ["per", "pk"]

    def __str__(self):
        return f"{self.naar} per {self.per}"


class CohortQuerySet(BeheerbaarQuerySet):
    def bekend(self):
        """What everybody who signs in may find: a concept is the coördinator's."""
        return self.exclude(status=Cohort.Status.CONCEPT)

    def aan_te_melden(self, *, op):
        return self.filter(status=Cohort.Status.OPEN, aanmelden_tot__gte=op)


class Cohort(models.Model):
    """About six months: first in another organisation, then a project together. Of the platform office."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        OPEN = "open", "Open voor aanmelding"
        GEKOZEN = "gekozen", "Deelnemers gekozen"
        LOOPT = "loopt", "Loopt"
        AFGEROND = "afgerond", "Afgerond"
        AFGELAST = "afgelast", "Gaat niet door"

    OVERGANGEN = {
        "": {Status.CONCEPT},
        Status.CONCEPT: {Status.OPEN, Status.AFGELAST},
        Status.OPEN: {Status.GEKOZEN, Status.AFGELAST},
        Status.GEKOZEN: {Status.LOOPT, Status.AFGELAST},
        Status.LOOPT: {Status.AFGEROND, Status.AFGELAST},
        Status.AFGEROND: frozenset(),
        Status.AFGELAST: frozenset(),
    }

    titel = models.CharField("titel", max_length=120)
    omschrijving = models.TextField("omschrijving", max_length=4000)
    aanmelden_tot = models.DateField("aanmelden tot en met")
    start = models.DateField("eerste dag")
    ruil_tot = models.DateField("bij een andere organisatie tot en met", help_text="Meestal drie maanden.")
    einde = models.DateField("laatste dag", help_text="Meestal zes maanden na de eerste dag.")
    plaatsen = models.PositiveSmallIntegerField(
        "plaatsen", validators=[MinValueValidator(1), MaxValueValidator(MEESTE_PLAATSEN)]
    )
    status = models.CharField("status", max_length=10, choices=Status, default=Status.CONCEPT, editable=False)

    objects = CohortQuerySet.as_manager()

    class Meta:
        verbose_name = "cohort"
        verbose_name_plural = "cohorten"
        ordering = ["-start", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["titel"],
                name="cohort_titel_uniek",
                violation_error_message="Er is al een cohort met deze titel.",
            ),
            models.CheckConstraint(
                name="cohort_dagen_op_volgorde",
                condition=Q(aanmelden_tot__lt=F("start"), start__lt=F("ruil_tot"), ruil_tot__lt=F("einde")),
                violation_error_message=(
                    "Zet de dagen op volgorde: eerst aanmelden, dan de eerste dag, "
                    "de laatste dag bij een andere organisatie, en de laatste dag."
                ),
            ),
            models.CheckConstraint(
                name="cohort_heeft_plaatsen",
                condition=Q(plaatsen__gte=1, plaatsen__lte=MEESTE_PLAATSEN),
                violation_error_message=f"Een cohort heeft 1 tot en met {MEESTE_PLAATSEN} plaatsen.",
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("jbmb:cohort", args=[self.pk])


class Cohortstap(Stap):
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="stappen")

    class Meta(Stap.Meta):
        verbose_name = "stap van een cohort"
        verbose_name_plural = "stappen van een cohort"


class Trainingsdag(models.Model):
    """A day that all of a cohort spend together. Which course it is, is told by a link."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="trainingsdagen")
    titel = models.CharField("titel", max_length=120)
    datum = models.DateField("datum")
    begintijd = models.TimeField("van")
    eindtijd = models.TimeField("tot")
    plaats = models.CharField("plaats", max_length=200)
    link = models.CharField(
        "link",
        max_length=300,
        blank=True,
        validators=[is_adres],
        help_text="Bijvoorbeeld de pagina van de training bij de Twentse School: /opleidingen/...",
    )

    class Meta:
        verbose_name = "trainingsdag"
        verbose_name_plural = "trainingsdagen"
        ordering = ["datum", "begintijd", "pk"]
        constraints = [
            models.CheckConstraint(
                name="trainingsdag_eindigt_na_begin",
                condition=Q(eindtijd__gt=F("begintijd")),
                violation_error_message="Een trainingsdag eindigt nadat hij begint.",
            ),
            models.UniqueConstraint(
                fields=["cohort", "datum", "begintijd"],
                name="trainingsdag_een_tegelijk",
                violation_error_message="Op dit moment is er al een trainingsdag.",
            ),
        ]

    def __str__(self):
        return f"{self.titel} op {self.datum}"


class Cohortcoach(models.Model):
    """Who coaches people of a cohort; which people stands with each of them."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="coaches")
    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="cohortcoach", verbose_name="coach")

    class Meta:
        verbose_name = "coach"
        verbose_name_plural = "coaches"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "gebruiker"],
                name="cohortcoach_een_keer",
                violation_error_message="Deze coach staat er al bij.",
            )
        ]

    def __str__(self):
        return self.gebruiker.naam


class CohortdeelnameQuerySet(BeheerbaarQuerySet):
    def van(self, gebruiker):
        return self.filter(deelnemer=gebruiker)

    def leden(self):
        """In it now, or until the end: these know each other by name."""
        return self.filter(status__in=LID)

    def met_plaats(self):
        """Who fills a place: also who still waits for their leidinggevende."""
        return self.filter(status__in=MET_PLAATS)


class Cohortdeelname(models.Model):
    """Somebody who applied for a cohort, and what became of that."""

    class Status(models.TextChoices):
        AANGEMELD = "aangemeld", "Aangemeld"
        UITGENODIGD = "uitgenodigd", "Wacht op akkoord leidinggevende"
        DEELNEMER = "deelnemer", "Doet mee"
        IN_RUIL = "in_ruil", "Werkt bij een andere organisatie"
        IN_PROJECT = "in_project", "In een project"
        AFGEROND = "afgerond", "Afgerond"
        AFGEWEZEN = "afgewezen", "Niet gekozen"
        TERUGGETROKKEN = "teruggetrokken", "Teruggetrokken"
        GESTOPT = "gestopt", "Gestopt"

    # Whose leidinggevende did not answer in time can be chosen again; who withdrew may think better of it.
    OVERGANGEN = {
        "": {Status.AANGEMELD},
        Status.AANGEMELD: {Status.UITGENODIGD, Status.AFGEWEZEN, Status.TERUGGETROKKEN},
        Status.UITGENODIGD: {
            *(Status.DEELNEMER, Status.AANGEMELD),
            *(Status.AFGEWEZEN, Status.TERUGGETROKKEN),
        },
        Status.DEELNEMER: {Status.IN_RUIL, Status.IN_PROJECT, Status.TERUGGETROKKEN, Status.GESTOPT},
        Status.IN_RUIL: {Status.IN_PROJECT, Status.DEELNEMER, Status.GESTOPT},
        Status.IN_PROJECT: {Status.AFGEROND, Status.GESTOPT},
        Status.TERUGGETROKKEN: {Status.AANGEMELD},
        **dict.fromkeys((Status.AFGEROND, Status.AFGEWEZEN, Status.GESTOPT), frozenset()),
    }

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="deelnames", verbose_name="cohort")
    deelnemer = models.ForeignKey(
        Gebruiker,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="cohortdeelnames",
        verbose_name="deelnemer",
    )
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", verbose_name="organisatie")
    functie = models.CharField("functie", max_length=200)
    motivatie = models.TextField("waarom je mee wilt doen", max_length=2000, blank=True)
    zoekt = models.TextField("wat je zoekt", max_length=1000, blank=True)
    leidinggevende = models.EmailField("e-mailadres van je leidinggevende", blank=True)
    # Each question to a leidinggevende has a link of its own: an old one says nothing any more.
    vraagnummer = models.PositiveSmallIntegerField("vraag aan de leidinggevende", default=0)
    akkoord_tot = models.DateTimeField("antwoord tot", null=True, blank=True)
    herinnerd_op = models.DateTimeField("herinnerd op", null=True, blank=True)
    coach = models.ForeignKey(
        Cohortcoach, models.SET_NULL, null=True, blank=True, related_name="deelnames", verbose_name="coach"
    )
    aangemeld_op = models.DateField("aangemeld op")
    heeft_geevalueerd = models.BooleanField("heeft geëvalueerd", default=False, editable=False)
    status = models.CharField("status", max_length=20, choices=Status)

    objects = CohortdeelnameQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "deelname aan een cohort"
        verbose_name_plural = "deelnames aan cohorten"
        ordering = ["cohort", "aangemeld_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "deelnemer"],
                condition=Q(deelnemer__isnull=False),
                name="cohortdeelname_een_keer",
                violation_error_message="Je hebt je al aangemeld voor dit cohort.",
            ),
            models.UniqueConstraint(
                fields=["deelnemer"],
                condition=Q(deelnemer__isnull=False, status__in=["deelnemer", "in_ruil", "in_project"]),
                name="cohortdeelname_een_tegelijk",
                violation_error_message="Deze collega doet al mee aan een ander cohort.",
            ),
            models.CheckConstraint(
                name="cohortdeelname_wacht_tot_een_moment",
                condition=Q(status="uitgenodigd", akkoord_tot__isnull=False)
                | ~Q(status="uitgenodigd") & Q(akkoord_tot__isnull=True),
                violation_error_message="Alleen wie wacht op akkoord, wacht tot een moment.",
            ),
        ]

    def __str__(self):
        return f"{self.functie} bij {self.organisatie}"


class Cohortdeelnamestap(Stap):
    deelname = models.ForeignKey(Cohortdeelname, models.CASCADE, related_name="stappen")

    organisatie_pad = "deelname__organisatie"

    class Meta(Stap.Meta):
        verbose_name = "stap van een deelname"
        verbose_name_plural = "stappen van een deelname"

    @property
    def woorden(self) -> str:
        return Cohortdeelname.Status(self.naar).label


S = Cohortdeelname.Status
ACTIEF = (S.DEELNEMER, S.IN_RUIL, S.IN_PROJECT)
LID = (*ACTIEF, S.AFGEROND)
MET_PLAATS = (S.UITGENODIGD, *LID)
EINDE = (S.AFGEROND, S.AFGEWEZEN, S.TERUGGETROKKEN, S.GESTOPT)
