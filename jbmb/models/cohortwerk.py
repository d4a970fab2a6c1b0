"""What the people of a cohort arrange among themselves: whose place they take, settling in, and asking for help."""

from django.db import models
from django.db.models import F, Q

from jbmb.models.cohort import Cohortdeelname, Stap
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class Cohortmatch(models.Model):
    """Somebody goes to the place of another in the same cohort. Two who swap have one each; a ring of three, three."""

    class Status(models.TextChoices):
        VOORGESTELD = "voorgesteld", "Voorgesteld"
        BEVESTIGD = "bevestigd", "Afgesproken"
        GEWEIGERD = "geweigerd", "Gaat niet door"
        INGETROKKEN = "ingetrokken", "Ingetrokken"
        AFGEBROKEN = "afgebroken", "Eerder gestopt"
        AFGEROND = "afgerond", "Afgerond"

    OVERGANGEN = {
        "": {Status.VOORGESTELD},
        Status.VOORGESTELD: {Status.BEVESTIGD, Status.GEWEIGERD, Status.INGETROKKEN},
        Status.BEVESTIGD: {Status.AFGEBROKEN, Status.AFGEROND},
        **dict.fromkeys(
            (Status.GEWEIGERD, Status.INGETROKKEN, Status.AFGEBROKEN, Status.AFGEROND), frozenset()
        ),
    }

    deelname = models.ForeignKey(Cohortdeelname, models.PROTECT, related_name="matches")
    bij = models.ForeignKey(
        Cohortdeelname, models.PROTECT, related_name="ontvangsten", verbose_name="op de plek van"
    )
    van = models.DateField("van")
    tot = models.DateField("tot en met")
    status = models.CharField("status", max_length=20, choices=Status)

    organisatie_pad = "deelname__organisatie"

    class Meta:
        verbose_name = "match"
        verbose_name_plural = "matches"
        ordering = ["van", "pk"]
        constraints = [
            models.CheckConstraint(
                name="cohortmatch_met_een_ander",
                condition=~Q(deelname=F("bij")),
                violation_error_message="Kies een andere deelnemer.",
            ),
            models.CheckConstraint(
                name="cohortmatch_eindigt_na_begin",
                condition=Q(tot__gt=F("van")),
                violation_error_message="De laatste dag komt na de eerste.",
            ),
            models.UniqueConstraint(
                fields=["deelname"],
                condition=Q(status__in=["voorgesteld", "bevestigd"]),
                name="cohortmatch_een_plek_tegelijk",
                violation_error_message="Je hebt al een match. Trek die eerst in.",
            ),
            models.UniqueConstraint(
                fields=["bij"],
                condition=Q(status="bevestigd"),
                name="cohortmatch_een_mens_per_plek",
                violation_error_message="Op deze plek komt al een ander.",
            ),
        ]

    def __str__(self):
        return f"Match van {self.van} tot en met {self.tot}"

    @property
    def is_levend(self) -> bool:
        return self.status in LEVENDE_MATCH


class Cohortmatchstap(Stap):
    match = models.ForeignKey(Cohortmatch, models.CASCADE, related_name="stappen")

    organisatie_pad = "match__deelname__organisatie"

    class Meta(Stap.Meta):
        verbose_name = "stap van een match"
        verbose_name_plural = "stappen van een match"


LEVENDE_MATCH = (Cohortmatch.Status.VOORGESTELD, Cohortmatch.Status.BEVESTIGD)


class Inwerkpunt(models.Model):
    """One thing to see to around working elsewhere: of who goes."""

    deelname = models.ForeignKey(Cohortdeelname, models.CASCADE, related_name="inwerkpunten")
    tekst = models.CharField("wat", max_length=200)
    gedaan_op = models.DateField("gedaan op", null=True, blank=True)

    organisatie_pad = "deelname__organisatie"

    class Meta:
        verbose_name = "inwerkpunt"
        verbose_name_plural = "inwerkpunten"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["deelname", "tekst"],
                name="inwerkpunt_een_keer",
                violation_error_message="Dit staat al op je lijst.",
            )
        ]

    def __str__(self):
        return self.tekst


class Hulpvraag(models.Model):
    """Asked by a participant, answered by the ambassadeur of their organisation: HR steps in only when asked."""

    deelname = models.ForeignKey(Cohortdeelname, models.CASCADE, related_name="hulpvragen")
    vraag = models.TextField("vraag", max_length=1000)
    gevraagd_op = models.DateTimeField("gevraagd op")
    antwoord = models.TextField("antwoord", max_length=1000, blank=True)
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="beantwoord door"
    )

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "deelname__organisatie"

    class Meta:
        verbose_name = "hulpvraag"
        verbose_name_plural = "hulpvragen"
        ordering = ["gevraagd_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["deelname"],
                condition=Q(beantwoord_op__isnull=True),
                name="hulpvraag_een_tegelijk",
                violation_error_message="Je vraag ligt er al. Je hoort er snel iets over.",
            ),
        ]

    def __str__(self):
        return f"Hulpvraag van {self.gevraagd_op:%d-%m-%Y}"
