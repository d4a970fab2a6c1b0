"""Who takes part in what, and how that came about step by step; and what somebody is still choosing."""

from django.db import models
from django.db.models import Q

from evenementen.models.onderdeel import Onderdeel
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class DeelnameQuerySet(BeheerbaarQuerySet):
    def van(self, gebruiker):
        """Somebody's own, with what a page says about each."""
        return self.filter(deelnemer=gebruiker).select_related("onderdeel__evenement")

    def lopend(self):
        """What still means something for its part: of a person at most one per part."""
        return self.exclude(status=Deelname.Status.GEANNULEERD)


class Deelname(models.Model):
    class Status(models.TextChoices):
        AANGEMELD = "aangemeld", "Aangemeld"
        WACHT_OP_AKKOORD = "wacht_op_akkoord", "Wacht op akkoord"
        WACHTLIJST = "wachtlijst", "Wachtlijst"
        AANGEBODEN = "aangeboden", "Aangeboden"
        BEVESTIGD = "bevestigd", "Bevestigd"
        GEANNULEERD = "geannuleerd", "Geannuleerd"
        AANWEZIG = "aanwezig", "Aanwezig"
        AFWEZIG = "afwezig", "Afwezig"
        NO_SHOW = "no_show", "Niet gekomen"

    # What came of a place once there was something to be at.
    GEWEEST = (Status.AANWEZIG, Status.AFWEZIG, Status.NO_SHOW)
    # What the portal does; an old list comes in with whatever it says. A walk-in is there from the first step on.
    OVERGANGEN = {
        "": {Status.WACHT_OP_AKKOORD, Status.WACHTLIJST, Status.BEVESTIGD, Status.AANWEZIG},
        Status.AANGEMELD: {Status.GEANNULEERD},
        Status.WACHT_OP_AKKOORD: {Status.BEVESTIGD, Status.GEANNULEERD},
        Status.WACHTLIJST: {Status.AANGEBODEN, Status.GEANNULEERD, Status.AANWEZIG},
        Status.AANGEBODEN: {Status.WACHT_OP_AKKOORD, Status.BEVESTIGD, Status.GEANNULEERD},
        Status.BEVESTIGD: {Status.GEANNULEERD, *GEWEEST},
        **dict.fromkeys(GEWEEST, frozenset(GEWEEST)),
    }

    onderdeel = models.ForeignKey(
        Onderdeel, models.PROTECT, related_name="deelnames", verbose_name="onderdeel"
    )
    deelnemer = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="deelnames", verbose_name="deelnemer"
    )
    kenmerk = models.CharField(
        "kenmerk", max_length=40, blank=True, help_text="Kenmerk uit een oude lijst, geen naam."
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="deelnames", verbose_name="organisatie"
    )
    ingeschreven_op = models.DateField("ingeschreven op", null=True, blank=True)
    status = models.CharField("status", max_length=20, choices=Status)
    wacht_sinds = models.DateTimeField("op de wachtlijst sinds", null=True, blank=True, editable=False)
    aanbod_tot = models.DateTimeField("aangeboden tot", null=True, blank=True, editable=False)
    # Who is told or asked, where the organisation wants that.
    leidinggevende = models.EmailField("adres van de leidinggevende", blank=True, editable=False)
    # That, and neither what nor when: evaluatie.py.
    heeft_geevalueerd = models.BooleanField("heeft geëvalueerd", default=False, editable=False)
    evaluatie_gevraagd_op = models.DateTimeField("gevraagd wat iemand vond", null=True, editable=False)
    is_inloper = models.BooleanField("kwam zonder aanmelding", default=False, editable=False)

    objects = DeelnameQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "deelname"
        verbose_name_plural = "deelnames"
        ordering = ["-ingeschreven_op", "-pk"]
        indexes = [models.Index(fields=["onderdeel", "status", "organisatie"], name="deelname_plaatsen")]
        constraints = [
            models.UniqueConstraint(
                fields=["onderdeel", "kenmerk"],
                condition=~Q(kenmerk="") & ~Q(status="geannuleerd"),
                name="deelname_kenmerk_een_keer",
                violation_error_message="Deze deelnemer staat al bij dit onderdeel.",
            ),
            models.UniqueConstraint(
                fields=["onderdeel", "deelnemer"],
                condition=Q(deelnemer__isnull=False) & ~Q(status="geannuleerd"),
                name="deelname_deelnemer_een_keer",
                violation_error_message="Deze deelnemer staat al bij dit onderdeel.",
            ),
            models.CheckConstraint(
                name="deelname_aanbod_hoort_bij_aangeboden",
                condition=Q(aanbod_tot__isnull=True) | Q(status="aangeboden"),
                violation_error_message="Alleen wat aangeboden is, heeft een moment waarop het vervalt.",
            ),
            models.CheckConstraint(
                name="deelname_wacht_sinds_op_de_wachtlijst",
                condition=~Q(status="wachtlijst") | Q(deelnemer__isnull=True) | Q(wacht_sinds__isnull=False),
                violation_error_message="Wie wacht, wacht sinds een moment.",
            ),
        ]

    def __str__(self):
        return f"Deelname {self.pk} aan {self.onderdeel_id}"


S = Deelname.Status
# Who has a place.
MET_PLAATS = (S.BEVESTIGD, S.AANWEZIG, S.AFWEZIG, S.NO_SHOW)
# Who keeps a place from somebody else: also while it waits for approval, or for an answer.
BEZET = (*MET_PLAATS, S.WACHT_OP_AKKOORD, S.AANGEBODEN)
# What may still come to an end before there was anything to be at; the rest is history.
OP_TE_ZEGGEN = tuple(van for van, naar in Deelname.OVERGANGEN.items() if van and S.GEANNULEERD in naar)


class Deelnamestap(models.Model):
    """One move of a participation's status: append-only."""

    deelname = models.ForeignKey(Deelname, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=20, choices=Deelname.Status, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Deelname.Status)
    per = models.DateField("per", null=True, blank=True)
    reden = models.CharField("reden", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    organisatie_pad = "deelname__organisatie"

    class Meta:
        verbose_name = "stap van een deelname"
        verbose_name_plural = "stappen van deelnames"
        ordering = ["per", "pk"]

    def __str__(self):
        return f"{self.get_naar_display()} per {self.per}"


class Keuze(models.Model):
    """A part somebody picked and did not sign up for yet: until `vast_tot` its place is nobody else's.

    Afterwards it is still their choice, without a place that is kept. It goes when they sign up or take it back.
    """

    onderdeel = models.ForeignKey(Onderdeel, models.CASCADE, related_name="keuzes", verbose_name="onderdeel")
    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="keuzes", verbose_name="gebruiker")
    # Empty: there was no place to keep, so it is a choice for the waiting list.
    vast_tot = models.DateTimeField("plaats vastgehouden tot", null=True, blank=True)

    class Meta:
        verbose_name = "keuze"
        verbose_name_plural = "keuzes"
        ordering = ["onderdeel", "pk"]
        indexes = [models.Index(fields=["vast_tot"], name="keuze_vast_tot")]
        constraints = [
            models.UniqueConstraint(
                fields=["onderdeel", "gebruiker"],
                name="keuze_een_keer",
                violation_error_message="Dit onderdeel heb je al gekozen.",
            )
        ]

    def __str__(self):
        return f"Keuze {self.pk} voor {self.onderdeel_id}"
