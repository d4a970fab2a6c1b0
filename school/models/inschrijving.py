"""Who is enrolled in a run, and how that came about step by step."""

from decimal import Decimal

from django.db import models
from django.db.models import Exists, OuterRef, Q

from school.models.uitvoering import Uitvoering
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class InschrijvingQuerySet(BeheerbaarQuerySet):
    def van(self, gebruiker):
        """Somebody's own, with what a page says about each."""
        return self.filter(deelnemer=gebruiker).select_related("uitvoering__opleiding")

    def lopend(self):
        """What still means something for its run: of a person at most one per run."""
        return self.exclude(status=Inschrijving.Status.GEANNULEERD)

    def komend(self, *, op):
        """Of a run that is not over; the soonest first."""
        niet_voorbij = Q(uitvoering__einde__gte=op) | Q(
            uitvoering__einde__isnull=True, uitvoering__start__gte=op
        )
        return self.lopend().filter(niet_voorbij).order_by("uitvoering__start", "pk")

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

    # What came of a place once there was something to be at.
    GEWEEST = (Status.AANWEZIG, Status.DEELS, Status.AFWEZIG_MET_BERICHT, Status.NO_SHOW, Status.AFGEROND)
    # What the portal does so far; an old list comes in with whatever it says.
    OVERGANGEN = {
        "": {Status.WACHT_OP_AKKOORD, Status.WACHTLIJST, Status.BEVESTIGD},
        Status.AANGEVRAAGD: {Status.GEANNULEERD},
        Status.WACHT_OP_AKKOORD: {Status.BEVESTIGD, Status.GEANNULEERD},
        Status.WACHTLIJST: {Status.AANGEBODEN, Status.GEANNULEERD},
        Status.AANGEBODEN: {Status.WACHT_OP_AKKOORD, Status.BEVESTIGD, Status.GEANNULEERD},
        Status.BEVESTIGD: {Status.GEANNULEERD, *GEWEEST},
        # What follows from the sessions (school/aanwezigheid.py) changes with what is noted of them, and corrected.
        **dict.fromkeys(GEWEEST, frozenset(GEWEEST)),
    }

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
    # Only what an old list says: of who enrolled here the status tells it, and how it came about (aanwezigheid.py).
    is_aanwezig = models.BooleanField("was aanwezig volgens een oude lijst", null=True, blank=True)
    wacht_sinds = models.DateTimeField("op de wachtlijst sinds", null=True, blank=True, editable=False)
    # Instead of a place, because of not having come before (school/no_show.py); decided when they enrolled.
    is_achteraan = models.BooleanField("wacht achteraan", default=False, editable=False)
    aanbod_tot = models.DateTimeField("aangeboden tot", null=True, blank=True, editable=False)
    leidinggevende = models.EmailField("adres van de leidinggevende", blank=True, editable=False)
    # Asked when the leidinggevende does not answer half-way; and who says yes after the leidinggevende did.
    vervanger = models.EmailField("adres van de vervanger", blank=True, editable=False)
    tweede = models.EmailField("adres van wie als tweede akkoord geeft", blank=True, editable=False)
    # Then the organisation agreed already: nobody is asked for approval.
    is_door_contactpersoon = models.BooleanField(
        "ingeschreven door de contactpersoon", default=False, editable=False
    )
    # What cancelling costs as it was said when they enrolled (school/annuleren.py); empty for an old list.
    voorwaarden = models.JSONField("voorwaarden van annuleren", null=True, blank=True, editable=False)
    # What the place costs the organisation, as it was when they enrolled. Empty when that was not known yet, and for
    # an old list: then it is what the course costs.
    prijs = models.DecimalField(
        "prijs van de plaats", max_digits=8, decimal_places=2, null=True, blank=True, editable=False
    )
    annuleringskosten = models.DecimalField(
        "kosten van annuleren", max_digits=8, decimal_places=2, null=True, blank=True, editable=False
    )
    # That, and neither what nor when: evaluatie.py.
    heeft_geevalueerd = models.BooleanField("heeft geëvalueerd", default=False, editable=False)

    objects = InschrijvingQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "inschrijving"
        verbose_name_plural = "inschrijvingen"
        ordering = ["-ingeschreven_op", "-pk"]
        indexes = [
            models.Index(fields=["uitvoering", "kenmerk"], name="inschrijving_kenmerk"),
            models.Index(fields=["uitvoering", "status", "organisatie"], name="inschrijving_plaatsen"),
        ]
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
            models.CheckConstraint(
                name="inschrijving_aanbod_hoort_bij_aangeboden",
                condition=Q(aanbod_tot__isnull=True) | Q(status="aangeboden"),
                violation_error_message="Alleen wat aangeboden is, heeft een dag waarop het vervalt.",
            ),
            models.CheckConstraint(
                name="inschrijving_kosten_hoort_bij_geannuleerd",
                condition=Q(annuleringskosten__isnull=True)
                | Q(status="geannuleerd", annuleringskosten__gte=0),
                violation_error_message="Alleen annuleren kost iets.",
            ),
        ]

    def __str__(self):
        return f"Inschrijving {self.pk} voor {self.uitvoering_id}"

    @property
    def kost(self) -> Decimal | None:
        """What the place costs the organisation; None: not known yet."""
        return self.uitvoering.opleiding.kosten_organisatie if self.prijs is None else self.prijs


S = Inschrijving.Status
# Who has a place, and so counts in the figures.
MET_PLAATS = (S.BEVESTIGD, S.AANWEZIG, S.DEELS, S.AFWEZIG_MET_BERICHT, S.NO_SHOW, S.AFGEROND)
# Who keeps a place from somebody else: also while it waits for approval, or for an answer.
BEZET = (*MET_PLAATS, S.WACHT_OP_AKKOORD, S.AANGEBODEN)
# Who may get a place any moment, and counts on it in their calendar.
IN_ZICHT = (S.AANGEVRAAGD, S.WACHT_OP_AKKOORD, S.WACHTLIJST, S.AANGEBODEN)
# What may still come to an end before there was anything to be at; the rest is history.
OP_TE_ZEGGEN = tuple(van for van, naar in Inschrijving.OVERGANGEN.items() if van and S.GEANNULEERD in naar)


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
