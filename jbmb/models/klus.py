"""A short job for staff of every partner, who responds to it, and how both came about step by step.

Who posts one: any ambtenaar, for their own organisation, and it can be found at once. So do the marketplaces that
live (the klusbank of the Rijk, Open Opportunities of the American government): a gate in front of every posting is
what leaves such a list empty. The ambassadeur and the contactpersoon of that organisation see each klus and may take
it back, with a reason, and the hours of who comes are agreed with that person's own leidinggevende.
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from twentsekracht.mijn.models import Vaardigheid
from twentsekracht.omgeving import plaatsen
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet

MEESTE_MENSEN = 10
MEESTE_KLUSUREN = 36


def _uren(naam: str) -> models.DecimalField:
    grenzen = [MinValueValidator(1), MaxValueValidator(MEESTE_KLUSUREN)]
    return models.DecimalField(naam, max_digits=4, decimal_places=1, validators=grenzen)


class Klusbeleid(models.Model):
    """What an organisation wants before its people do a klus. Without a row the leidinggevende agrees.

    Not free, as an event is: these are hours that the employer pays and that another organisation uses.
    """

    class Wijze(models.TextChoices):
        GEEN = "geen", "Niemand hoeft iets te doen"
        INFORMEREN = "informeren", "De leidinggevende krijgt bericht"
        AKKOORD = "akkoord", "De leidinggevende geeft akkoord"

    organisatie = models.OneToOneField(
        Organisatie, models.CASCADE, related_name="klusbeleid", verbose_name="organisatie"
    )
    wijze = models.CharField("wat er nodig is", max_length=12, choices=Wijze)

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "beleid voor klussen"
        verbose_name_plural = "beleid voor klussen"
        ordering = ["organisatie__naam"]

    def __str__(self):
        return f"{self.organisatie}: {self.get_wijze_display().lower()}"


class KlusQuerySet(BeheerbaarQuerySet):
    def met_alles(self):
        """With what a card or a page says about each."""
        return self.select_related("organisatie").prefetch_related("vaardigheden")

    def te_vinden(self, *, op):
        """Somebody can still respond: the last day is not over, and not every place is agreed."""
        afgesproken = Klusreactie.objects.filter(klus=OuterRef("pk"), status=R.AFGESPROKEN).order_by()
        aantal = Subquery(afgesproken.values("klus").annotate(aantal=Count("pk")).values("aantal"))
        return self.filter(status=Klus.Status.OPEN, reageren_tot__gte=op).filter(
            mensen__gt=Coalesce(aantal, 0)
        )

    def van(self, gebruiker):
        return self.filter(klusgever=gebruiker)

    def zichtbaar_voor(self, gebruiker, *, op):
        """What can be found; and one's own, and what one responded to, as long as it is known whose it is."""
        ids = self.model.objects.te_vinden(op=op).values("pk")
        eigen = Klusreactie.objects.filter(deelnemer=gebruiker).values("klus")
        return self.filter(Q(pk__in=ids) | Q(klusgever=gebruiker) | Q(pk__in=eigen))


class Klus(models.Model):
    """Some hours a week, in a period, for one or more people, with what they need to be able to."""

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        LOPEND = "lopend", "Loopt"
        AFGEROND = "afgerond", "Klaar"
        GESTOPT = "gestopt", "Eerder gestopt"
        INGETROKKEN = "ingetrokken", "Ingetrokken"
        VERVALLEN = "vervallen", "Niemand gevonden"

    OVERGANGEN = {
        "": {Status.OPEN},
        Status.OPEN: {Status.LOPEND, Status.INGETROKKEN, Status.VERVALLEN},
        Status.LOPEND: {Status.AFGEROND, Status.GESTOPT},
        **dict.fromkeys((Status.AFGEROND, Status.GESTOPT, Status.INGETROKKEN, Status.VERVALLEN), frozenset()),
    }

    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="klussen", verbose_name="organisatie"
    )
    klusgever = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="klussen", verbose_name="klusgever"
    )
    titel = models.CharField("titel", max_length=120)
    omschrijving = models.TextField("wat je gaat doen", max_length=3000, blank=True)
    vaardigheden = models.ManyToManyField(
        Vaardigheid, blank=True, related_name="klussen", verbose_name="vaardigheden"
    )
    uren = _uren("uren per week")
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag")
    # A code of twentsekracht/omgeving.toml: choices there would be a migration for every new place.
    plaats = models.CharField("plaats", max_length=40, blank=True)
    kan_op_afstand = models.BooleanField("kan op afstand", default=False)
    mensen = models.PositiveSmallIntegerField(
        "hoeveel mensen",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MEESTE_MENSEN)],
    )
    reageren_tot = models.DateField("reageren kan tot en met")
    status = models.CharField("status", max_length=20, choices=Status, default=Status.OPEN)
    geplaatst_op = models.DateField("geplaatst op")
    herinnerd_op = models.DateField("herinnerd op", null=True, blank=True)

    objects = KlusQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "klus"
        verbose_name_plural = "klussen"
        ordering = ["-geplaatst_op", "-pk"]
        indexes = [models.Index(fields=["status", "reageren_tot"], name="klus_stand")]
        constraints = [
            models.CheckConstraint(
                name="klus_periode_loopt_op",
                condition=Q(tot__gte=F("van")),
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                name="klus_reageren_voor_het_begin",
                condition=Q(reageren_tot__lt=F("van")),
                violation_error_message="Reageren kan tot de dag voor de klus begint. Kies een eerdere dag.",
            ),
            models.CheckConstraint(
                name="klus_aantal_mensen",
                condition=Q(mensen__gte=1, mensen__lte=MEESTE_MENSEN),
                violation_error_message=f"Een klus is voor 1 tot en met {MEESTE_MENSEN} mensen.",
            ),
            models.CheckConstraint(
                name="klus_uren",
                condition=Q(uren__gte=1, uren__lte=MEESTE_KLUSUREN),
                violation_error_message=f"Een klus kost 1 tot en met {MEESTE_KLUSUREN} uur per week.",
            ),
            models.CheckConstraint(
                name="klus_ergens",
                condition=~Q(plaats="") | Q(kan_op_afstand=True),
                violation_error_message="Kies een plaats, of zeg dat het op afstand kan.",
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("jbmb:klus", args=[self.pk])

    @property
    def plaatsnaam(self) -> str:
        return plaatsen()[self.plaats][0] if self.plaats in plaatsen() else self.plaats


class KlusreactieQuerySet(BeheerbaarQuerySet):
    def met_alles(self):
        return self.select_related("klus__organisatie", "klus__klusgever", "deelnemer", "organisatie")

    def van(self, gebruiker):
        return self.filter(deelnemer=gebruiker)

    def levend(self):
        return self.filter(status__in=REACTIE_LEVEND)

    def bezet(self):
        """Keeps a place of the klus from somebody else."""
        return self.filter(status__in=REACTIE_BEZET)


class Klusreactie(models.Model):
    """Somebody who would like to do a klus, and what came of it.

    Who they are the klusgever reads only of who is chosen; then the two can talk before it is agreed. The own
    leidinggevende is asked after that, and only of who is chosen: to look around is nobody's business.
    """

    class Status(models.TextChoices):
        GEREAGEERD = "gereageerd", "Gereageerd"
        GEKOZEN = "gekozen", "Gekozen"
        WACHT_OP_AKKOORD = "wacht_op_akkoord", "Wacht op akkoord"
        AFGESPROKEN = "afgesproken", "Afgesproken"
        AFGEROND = "afgerond", "Gedaan"
        GESTOPT = "gestopt", "Eerder gestopt"
        NIET_GEKOZEN = "niet_gekozen", "Niet gekozen"
        GEEN_AKKOORD = "geen_akkoord", "Geen akkoord"
        INGETROKKEN = "ingetrokken", "Ingetrokken"
        VERVALLEN = "vervallen", "Geen antwoord"

    _UIT = {Status.NIET_GEKOZEN, Status.INGETROKKEN, Status.VERVALLEN}
    OVERGANGEN = {
        "": {Status.GEREAGEERD},
        Status.GEREAGEERD: {Status.GEKOZEN, *_UIT},
        Status.GEKOZEN: {Status.WACHT_OP_AKKOORD, Status.AFGESPROKEN, *_UIT},
        Status.WACHT_OP_AKKOORD: {Status.AFGESPROKEN, Status.GEEN_AKKOORD, *_UIT},
        Status.AFGESPROKEN: {
            *(Status.AFGEROND, Status.GESTOPT),
            *(Status.NIET_GEKOZEN, Status.INGETROKKEN),
        },
        **dict.fromkeys((Status.AFGEROND, Status.GESTOPT, Status.GEEN_AKKOORD, *_UIT), frozenset()),
    }

    klus = models.ForeignKey(Klus, models.PROTECT, related_name="reacties", verbose_name="klus")
    deelnemer = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="klusreacties", verbose_name="wie"
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="klusreacties", verbose_name="organisatie"
    )
    motivatie = models.TextField("waarom deze klus", max_length=1000, blank=True)
    uren = _uren("uren per week")
    leidinggevende = models.EmailField("e-mailadres van je leidinggevende", blank=True)
    status = models.CharField("status", max_length=20, choices=Status)
    gereageerd_op = models.DateTimeField("gereageerd op")
    gevraagd_op = models.DateTimeField("gevraagd op", null=True, blank=True)
    antwoord_tot = models.DateTimeField("antwoord kan tot", null=True, blank=True)
    herinnerd_op = models.DateTimeField("herinnerd op", null=True, blank=True)
    dank = models.TextField("bedankje", max_length=500, blank=True)
    toont_dank = models.BooleanField("bedankje op het profiel", default=False)

    objects = KlusreactieQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "reactie op een klus"
        verbose_name_plural = "reacties op klussen"
        ordering = ["gereageerd_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["klus", "deelnemer"],
                condition=Q(
                    deelnemer__isnull=False,
                    status__in=["gereageerd", "gekozen", "wacht_op_akkoord", "afgesproken"],
                ),
                name="klusreactie_een_tegelijk",
                violation_error_message="Je hebt al op deze klus gereageerd.",
            ),
            models.CheckConstraint(
                name="klusreactie_antwoord_tot_een_moment",
                condition=Q(
                    status__in=["gekozen", "wacht_op_akkoord"],
                    antwoord_tot__isnull=False,
                    gevraagd_op__isnull=False,
                )
                | ~Q(status__in=["gekozen", "wacht_op_akkoord"]) & Q(antwoord_tot__isnull=True),
                violation_error_message="Wie op antwoord wacht, wacht tot een moment.",
            ),
            models.CheckConstraint(
                name="klusreactie_bedankt_na_afloop",
                condition=Q(dank="") | Q(status="afgerond"),
                violation_error_message="Bedanken kan als de klus klaar is.",
            ),
            models.CheckConstraint(
                name="klusreactie_toont_wat_er_is",
                condition=Q(toont_dank=False) | ~Q(dank="") & Q(deelnemer__isnull=False),
                violation_error_message="Er is geen bedankje om te tonen.",
            ),
        ]

    def __str__(self):
        return f"Reactie {self.pk}"

    def get_absolute_url(self):
        return reverse("jbmb:klusreactie", args=[self.pk])


R = Klusreactie.Status
# Waits for an answer, of the person or of their leidinggevende, which may stay away.
REACTIE_WACHT = (R.GEKOZEN, R.WACHT_OP_AKKOORD)
REACTIE_BEZET = (*REACTIE_WACHT, R.AFGESPROKEN, R.AFGEROND)
# Of these somebody has one per klus; the database holds it too.
REACTIE_LEVEND = (R.GEREAGEERD, *REACTIE_WACHT, R.AFGESPROKEN)
# These two know each other's name.
REACTIE_BEKEND = (*REACTIE_WACHT, R.AFGESPROKEN, R.AFGEROND, R.GESTOPT)
KLUS_VOORBIJ = (
    *(Klus.Status.AFGEROND, Klus.Status.GESTOPT),
    *(Klus.Status.INGETROKKEN, Klus.Status.VERVALLEN),
)


class Klusstap(models.Model):
    """One move of the status of a klus: append-only."""

    klus = models.ForeignKey(Klus, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=20, choices=Klus.Status, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Klus.Status)
    reden = models.CharField("reden", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    organisatie_pad = "klus__organisatie"

    class Meta:
        verbose_name = "stap van een klus"
        verbose_name_plural = "stappen van klussen"
        ordering = ["vastgelegd_op", "pk"]

    def __str__(self):
        return f"{self.get_naar_display()} op {self.vastgelegd_op:%d-%m-%Y}"


class Klusreactiestap(models.Model):
    """One move of the status of a response: append-only."""

    reactie = models.ForeignKey(Klusreactie, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=20, choices=Klusreactie.Status, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Klusreactie.Status)
    reden = models.CharField("reden", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    organisatie_pad = "reactie__organisatie"

    class Meta:
        verbose_name = "stap van een reactie op een klus"
        verbose_name_plural = "stappen van reacties op klussen"
        ordering = ["vastgelegd_op", "pk"]

    def __str__(self):
        return f"{self.get_naar_display()} op {self.vastgelegd_op:%d-%m-%Y}"
