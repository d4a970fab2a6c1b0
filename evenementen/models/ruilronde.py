"""Groups whose members swap workplace, the rounds in which they do, and what is being paired in a round."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from twentsekracht.organisaties.models import Gebruiker, Organisatie, in_periode, periode_klopt
from twentsekracht.werkdagen import is_werkdag

LANGST = timedelta(days=92)  # a member chooses from every working day of it, on one page


class Ruilgroep(models.Model):
    """Secretaries, heads of operations, or any others who look into each other's kitchen."""

    naam = models.CharField("naam", max_length=100, unique=True)
    zorgt_ervoor = models.ForeignKey(
        Gebruiker,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="zorgt ervoor",
        help_text="Wie de leden kunnen mailen als er iets is.",
    )

    class Meta:
        verbose_name = "ruilgroep"
        verbose_name_plural = "ruilgroepen"
        ordering = ["naam"]

    def __str__(self):
        return self.naam


class RuillidQuerySet(models.QuerySet):
    def lopend(self, *, op):
        """Members on that day who can still be written to."""
        return self.filter(in_periode(op), gebruiker__isnull=False)


class Ruillid(models.Model):
    """Somebody in a group, on behalf of an organisation, from-to. Who leaves the portal leaves a row without name."""

    groep = models.ForeignKey(Ruilgroep, models.CASCADE, related_name="leden", verbose_name="groep")
    gebruiker = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, related_name="ruillidmaatschappen", verbose_name="wie"
    )
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", verbose_name="organisatie")
    van = models.DateField("van", null=True, blank=True)
    tot = models.DateField("tot en met", null=True, blank=True)

    objects = RuillidQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "lid van een ruilgroep"
        verbose_name_plural = "leden van een ruilgroep"
        ordering = ["organisatie__naam", "pk"]
        constraints = [
            periode_klopt("ruillid_periode_klopt"),
            models.UniqueConstraint(
                fields=["groep", "gebruiker"],
                condition=Q(gebruiker__isnull=False),
                name="ruillid_een_keer",
                violation_error_message="Deze persoon staat al in de groep.",
            ),
        ]

    def __str__(self):
        return self.gebruiker.naam if self.gebruiker else "Iemand die weg is"

    def geldt_op(self, dag: date) -> bool:
        return (self.van is None or self.van <= dag) and (self.tot is None or self.tot >= dag)


class Ruilronde(models.Model):
    """Once the members of a group are asked for days, paired, and told with whom they swap."""

    class Status(models.TextChoices):
        VOORBEREIDING = "voorbereiding", "In voorbereiding"
        GEVRAAGD = "gevraagd", "Dagen gevraagd"
        BEVESTIGD = "bevestigd", "Bevestigd"
        VERVALLEN = "vervallen", "Gaat niet door"

    OVERGANGEN = {
        "": {Status.VOORBEREIDING},
        Status.VOORBEREIDING: {Status.GEVRAAGD, Status.VERVALLEN},
        Status.GEVRAAGD: {Status.BEVESTIGD, Status.VERVALLEN},
    }

    groep = models.ForeignKey(Ruilgroep, models.PROTECT, related_name="rondes", verbose_name="groep")
    naam = models.CharField("naam", max_length=60, help_text="Bijvoorbeeld: voorjaar 2027.")
    van = models.DateField("van")
    tot = models.DateField("tot en met", help_text="Hoogstens drie maanden.")
    dagen_tot = models.DateField(
        "dagen doorgeven tot en met", help_text="Tot en met deze dag geven de leden door wanneer ze kunnen."
    )
    status = models.CharField(
        "status", max_length=16, choices=Status, default=Status.VOORBEREIDING, editable=False
    )

    class Meta:
        verbose_name = "ruilronde"
        verbose_name_plural = "ruilrondes"
        ordering = ["-van", "groep__naam", "pk"]
        constraints = [
            periode_klopt("ruilronde_periode_klopt"),
            models.UniqueConstraint(
                fields=["groep", "naam"],
                name="ruilronde_naam_een_keer",
                violation_error_message="Deze groep heeft al een ronde met deze naam.",
            ),
            models.CheckConstraint(
                name="ruilronde_dagen_voor_het_einde",
                condition=Q(dagen_tot__lt=F("tot")),
                violation_error_message="De leden moeten hun dagen doorgeven voordat de ronde voorbij is.",
            ),
        ]

    def __str__(self):
        return f"{self.groep}, {self.naam}"

    def clean(self):
        if self.van and self.tot and self.tot - self.van > LANGST:
            raise ValidationError({"tot": "Een ronde duurt hoogstens drie maanden."})
        if self.van and self.tot and self.van <= self.tot and not self.werkdagen():
            raise ValidationError({"tot": "In deze periode is geen werkdag."})

    def werkdagen(self) -> list[date]:
        """The days there is to choose from."""
        dagen = (self.van + timedelta(days=nummer) for nummer in range((self.tot - self.van).days + 1))
        return [dag for dag in dagen if is_werkdag(dag)]

    def neemt_dagen_aan(self, *, op: date) -> bool:
        """From the members themselves; whoever runs the round may until it is confirmed."""
        return self.status == self.Status.GEVRAAGD and op <= self.dagen_tot


class Ruilrondestap(models.Model):
    """One move of a round's status: append-only."""

    ronde = models.ForeignKey(Ruilronde, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=16, choices=Ruilronde.Status, blank=True)
    naar = models.CharField("naar", max_length=16, choices=Ruilronde.Status)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    class Meta:
        verbose_name = "stap van een ruilronde"
        verbose_name_plural = "stappen van een ruilronde"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.get_naar_display()} op {self.vastgelegd_op:%d-%m-%Y}"


class Ruilpaar(models.Model):
    """Two who would swap on that day, as long as the round is not confirmed: then it is a `Werkplekruil`.

    The two are the answers that name it, so nobody can be in two pairs.
    """

    ronde = models.ForeignKey(Ruilronde, models.CASCADE, related_name="paren", verbose_name="ronde")
    datum = models.DateField("dag")
    is_vast = models.BooleanField("blijft zo", default=False)

    class Meta:
        verbose_name = "paar"
        verbose_name_plural = "paren"
        ordering = ["datum", "pk"]

    def __str__(self):
        return f"Paar {self.pk} op {self.datum}"


class Ruilantwoord(models.Model):
    """What a member said about a round: whether they join, and on which days they can."""

    ronde = models.ForeignKey(Ruilronde, models.CASCADE, related_name="antwoorden", verbose_name="ronde")
    lid = models.ForeignKey(Ruillid, models.PROTECT, related_name="antwoorden", verbose_name="lid")
    doet_mee = models.BooleanField("doet mee")
    paar = models.ForeignKey(Ruilpaar, models.SET_NULL, null=True, blank=True, related_name="antwoorden")
    gegeven_op = models.DateTimeField("doorgegeven op")
    # Who filled it in for them; by the link in the mail there is nobody to name but the member.
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "antwoord op een ruilronde"
        verbose_name_plural = "antwoorden op een ruilronde"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ronde", "lid"],
                name="ruilantwoord_een_per_lid",
                violation_error_message="Dit lid heeft al geantwoord.",
            ),
            models.CheckConstraint(
                name="ruilantwoord_paar_doet_mee",
                condition=Q(paar__isnull=True) | Q(doet_mee=True),
                violation_error_message="Wie niet meedoet, heeft geen partner.",
            ),
        ]

    def __str__(self):
        return f"Antwoord {self.pk}"


class Vrijedag(models.Model):
    """A day on which a member can swap. Kept until the round has been over for a while."""

    antwoord = models.ForeignKey(Ruilantwoord, models.CASCADE, related_name="dagen")
    datum = models.DateField("dag")

    class Meta:
        verbose_name = "vrije dag"
        verbose_name_plural = "vrije dagen"
        ordering = ["datum"]
        constraints = [
            models.UniqueConstraint(
                fields=["antwoord", "datum"],
                name="vrijedag_een_keer",
                violation_error_message="Deze dag staat er al.",
            )
        ]

    def __str__(self):
        return f"{self.datum}"


class Ruilverbod(models.Model):
    """Two who are not to be paired in this round, because whoever runs it says so. The lower id comes first."""

    ronde = models.ForeignKey(Ruilronde, models.CASCADE, related_name="verboden", verbose_name="ronde")
    lid_een = models.ForeignKey(Ruillid, models.CASCADE, related_name="+", verbose_name="wie")
    lid_ander = models.ForeignKey(Ruillid, models.CASCADE, related_name="+", verbose_name="niet met")

    class Meta:
        verbose_name = "niet samen"
        verbose_name_plural = "niet samen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ronde", "lid_een", "lid_ander"],
                name="ruilverbod_een_keer",
                violation_error_message="Dit staat er al.",
            ),
            models.CheckConstraint(
                name="ruilverbod_in_volgorde",
                condition=Q(lid_een__lt=F("lid_ander")),
                violation_error_message="Kies twee verschillende mensen.",
            ),
        ]

    def __str__(self):
        return f"Niet samen: {self.lid_een_id} en {self.lid_ander_id}"
