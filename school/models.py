"""Courses, their dated runs, enrolments, and what each organisation agreed to deliver."""

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.urls import reverse

from twentsekracht.mijn.models import Vakgebied
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet
from twentsekracht.zoeken.woorden import alle_woorden


class Afspraak(models.Model):
    """The number of enrolments an organisation is to deliver in a year. Empty = no agreement, which is not zero."""

    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="afspraken", verbose_name="organisatie"
    )
    jaar = models.PositiveSmallIntegerField("jaar")
    percentage = models.DecimalField(
        "percentage van de fte", max_digits=5, decimal_places=2, null=True, blank=True
    )
    te_behalen = models.PositiveIntegerField(
        "te behalen", null=True, blank=True, help_text="Leeg: geen afspraak."
    )

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
            )
        ]

    def __str__(self):
        return f"{self.organisatie} {self.jaar}"


class OpleidingQuerySet(models.QuerySet):
    def in_catalogus(self):
        """What everybody may read, signed in or not."""
        return self.filter(is_gepubliceerd=True)

    def met_eerstvolgende(self, *, op):
        """With the first day of the next run (`eerstvolgende`), empty when none is planned."""
        komend = Uitvoering.objects.komend(op=op).filter(opleiding=OuterRef("pk"))
        return self.annotate(eerstvolgende=Subquery(komend.values("start")[:1]))

    def titel_eerst(self, woorden):
        """Those with all the words in their title before the others; within that what starts soonest."""
        rang = Case(When(alle_woorden(woorden, "titel"), then=0), default=1)
        return self.order_by(rang, F("eerstvolgende").asc(nulls_last=True), "titel", "code")

    def met_woorden(self, woorden):
        """Every word somewhere in what a reader sees of the course."""
        return self.filter(alle_woorden(woorden, "titel", "samenvatting", "omschrijving", "doelgroep"))


class Opleiding(models.Model):
    class Soort(models.TextChoices):
        OPLEIDING = "opleiding", "Opleiding"
        TRAINING = "training", "Training"
        WORKSHOP = "workshop", "Workshop"

    code = models.CharField("code", max_length=40, unique=True)
    titel = models.CharField("titel", max_length=200)
    soort = models.CharField("soort", max_length=20, choices=Soort, blank=True)
    vakgebied = models.CharField("vakgebied", max_length=20, choices=Vakgebied, blank=True)
    samenvatting = models.CharField(
        "samenvatting", max_length=300, blank=True, help_text="Een of twee zinnen, voor de lijst."
    )
    omschrijving = models.TextField(
        "omschrijving", blank=True, help_text="Wat je leert en hoe. Je mag Markdown gebruiken."
    )
    doelgroep = models.CharField("voor wie", max_length=300, blank=True)
    uren = models.DecimalField("uren", max_digits=5, decimal_places=1, null=True, blank=True)
    kosten = models.DecimalField(
        "kosten per deelnemer",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="In euro’s, 0 voor gratis. Leeg: nog niet bekend.",
    )
    is_gepubliceerd = models.BooleanField(
        "staat in de catalogus", default=True, help_text="Uit zolang de opleiding nog niet te zien mag zijn."
    )

    objects = OpleidingQuerySet.as_manager()

    class Meta:
        verbose_name = "opleiding"
        verbose_name_plural = "opleidingen"
        ordering = ["titel", "code"]
        constraints = [
            models.CheckConstraint(
                name="opleiding_kosten_niet_negatief",
                condition=Q(kosten__isnull=True) | Q(kosten__gte=0),
                violation_error_message="De kosten kunnen niet onder nul zijn.",
            )
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("school:opleiding", args=[self.code])


class UitvoeringQuerySet(models.QuerySet):
    def komend(self, *, op):
        """Still to start, or starting that day; the soonest first."""
        return self.filter(start__gte=op).order_by("start", "code")

    def geweest(self, *, op):
        """Started before that day; the latest first."""
        return self.filter(start__lt=op).order_by("-start", "code")


class Uitvoering(models.Model):
    code = models.CharField("code", max_length=40, unique=True)
    opleiding = models.ForeignKey(
        Opleiding, models.PROTECT, related_name="uitvoeringen", verbose_name="opleiding"
    )
    start = models.DateField("start")
    einde = models.DateField("einde", null=True, blank=True)
    begintijd = models.TimeField("van", null=True, blank=True, help_text="Op elke dag van de uitvoering.")
    eindtijd = models.TimeField("tot", null=True, blank=True)
    locatie = models.CharField("locatie", max_length=200, blank=True)
    sluit_op = models.DateField(
        "aanmelden tot en met", null=True, blank=True, help_text="Leeg: tot de dag voor de start."
    )
    min_deelnemers = models.PositiveSmallIntegerField("minimum", null=True, blank=True)
    max_deelnemers = models.PositiveSmallIntegerField("maximum", null=True, blank=True)

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
                name="uitvoering_tijden_kloppen",
                condition=Q(eindtijd__isnull=True) | Q(begintijd__isnull=False, eindtijd__gt=F("begintijd")),
                violation_error_message="De eindtijd ligt voor de begintijd, of er is geen begintijd.",
            ),
            models.CheckConstraint(
                name="uitvoering_sluit_voor_start",
                condition=Q(sluit_op__isnull=True) | Q(sluit_op__lte=F("start")),
                violation_error_message="Aanmelden kan niet tot na de start.",
            ),
        ]

    def __str__(self):
        return f"{self.opleiding} ({self.code})"

    @property
    def laatste_dag(self):
        return self.einde or self.start

    def is_open(self, *, op):
        """May somebody still enrol on this day, places or not?"""
        return op <= self.sluit_op if self.sluit_op else op < self.start


class InschrijvingQuerySet(BeheerbaarQuerySet):
    def van(self, gebruiker):
        """Somebody's own, with what a page says about each."""
        return self.filter(deelnemer=gebruiker).select_related("uitvoering__opleiding")

    def voor_jaar(self, jaar):
        """For a run that starts in the year."""
        return self.filter(uitvoering__start__year=jaar)

    def ingeschreven_per(self, peildatum):
        """Held a place as the books stood at the end of `peildatum`: the last status row up to that day decides.

        Cancelled later still counts; a place on the waiting list does not.
        """
        # As two joins (a step that gives a place, and no later one that takes it away) instead of a lookup per
        # enrolment: the database reads each table once, which is what keeps a year of 100,000 enrolments quick.
        # That the last step gives a place says the same; looking only for what takes it away leaves few rows.
        tot_dan = Inschrijvingstap.objects.filter(per__lte=peildatum)
        zonder_plaats = tot_dan.exclude(naar__in=MET_PLAATS)
        later = zonder_plaats.filter(inschrijving=OuterRef("inschrijving")).filter(
            Q(per__gt=OuterRef("per")) | Q(per=OuterRef("per"), pk__gt=OuterRef("pk"))
        )
        stand = tot_dan.filter(inschrijving=OuterRef("pk"), naar__in=MET_PLAATS).filter(~Exists(later))
        return self.filter(Exists(stand), ingeschreven_op__lte=peildatum)


class Inschrijving(models.Model):
    class Status(models.TextChoices):
        AANGEVRAAGD = "aangevraagd", "Aangevraagd"
        WACHT_OP_AKKOORD = "wacht_op_akkoord", "Wacht op akkoord"
        WACHTLIJST = "wachtlijst", "Wachtlijst"
        AANGEBODEN = "aangeboden", "Aangeboden"
        BEVESTIGD = "bevestigd", "Bevestigd"
        GEANNULEERD = "geannuleerd", "Geannuleerd"
        AANWEZIG = "aanwezig", "Aanwezig"
        DEELS = "deels", "Deels aanwezig"
        AFWEZIG_MET_BERICHT = "afwezig_met_bericht", "Afwezig met bericht"
        NO_SHOW = "no_show", "Niet gekomen"
        AFGEROND = "afgerond", "Afgerond"

    uitvoering = models.ForeignKey(
        Uitvoering, models.PROTECT, related_name="inschrijvingen", verbose_name="uitvoering"
    )
    # Who: an account of the portal, or only the mark of an old list. Never both, never neither.
    deelnemer = models.ForeignKey(
        Gebruiker,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="inschrijvingen",
        verbose_name="deelnemer",
    )
    kenmerk = models.CharField(
        "kenmerk", max_length=40, blank=True, help_text="Kenmerk uit een oude lijst, geen naam."
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="inschrijvingen", verbose_name="organisatie"
    )
    ingeschreven_op = models.DateField("ingeschreven op")
    status = models.CharField("status", max_length=20, choices=Status)
    geannuleerd_op = models.DateField("geannuleerd op", null=True, blank=True)
    is_aanwezig = models.BooleanField("was aanwezig", null=True, blank=True)

    objects = InschrijvingQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "inschrijving"
        verbose_name_plural = "inschrijvingen"
        ordering = ["-ingeschreven_op", "-pk"]
        indexes = [models.Index(fields=["uitvoering", "kenmerk"], name="inschrijving_kenmerk")]
        constraints = [
            models.UniqueConstraint(
                fields=["uitvoering", "kenmerk"],
                condition=~Q(kenmerk="") & ~Q(status="geannuleerd"),
                name="inschrijving_kenmerk_een_keer",
                violation_error_message="Deze deelnemer staat al ingeschreven.",
            ),
            models.UniqueConstraint(
                fields=["uitvoering", "deelnemer"],
                condition=Q(deelnemer__isnull=False) & ~Q(status="geannuleerd"),
                name="inschrijving_deelnemer_een_keer",
                violation_error_message="Deze deelnemer staat al ingeschreven.",
            ),
        ]

    def __str__(self):
        return f"Inschrijving {self.pk} voor {self.uitvoering_id}"


S = Inschrijving.Status
MET_PLAATS = (S.BEVESTIGD, S.AANWEZIG, S.DEELS, S.AFWEZIG_MET_BERICHT, S.NO_SHOW, S.AFGEROND)


class Inschrijvingstap(models.Model):
    """One move of an enrolment's status: append-only; `per` is the day from which it holds."""

    inschrijving = models.ForeignKey(Inschrijving, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=20, choices=Inschrijving.Status, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Inschrijving.Status)
    per = models.DateField("per")
    reden = models.CharField("reden", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    organisatie_pad = "inschrijving__organisatie"

    class Meta:
        verbose_name = "stap van een inschrijving"
        verbose_name_plural = "stappen van inschrijvingen"
        ordering = ["per", "pk"]
        indexes = [models.Index(fields=["inschrijving", "per", "id"], name="inschrijvingstap_stand")]

    def __str__(self):
        return f"{self.get_naar_display()} per {self.per}"
