"""A round: at one moment the best set of rings among all who want to swap. What went in and what came out is kept."""

from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from jbmb.models.aanbod import Ruilaanbod
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.werk.models import Job

KORTSTE_TIJD, LANGSTE_TIJD = 5, 300  # seconds


class Ronde(models.Model):
    """Append-only: made by a job, and never changed after that. A repeat is a round of its own, with the same input."""

    class Langste(models.IntegerChoices):
        TWEE = 2, "Alleen twee mensen die ruilen"
        DRIE = 3, "Ringen van twee of drie"
        VIER = 4, "Ringen van twee, drie of vier"

    langste = models.PositiveSmallIntegerField("welke ringen", choices=Langste, default=Langste.DRIE)
    seconden = models.PositiveSmallIntegerField(
        "hoogstens zo lang zoeken",
        default=60,
        validators=[MinValueValidator(KORTSTE_TIJD), MaxValueValidator(LANGSTE_TIJD)],
        help_text=f"In seconden, van {KORTSTE_TIJD} tot en met {LANGSTE_TIJD}. Wat dan gevonden is, is geldig.",
    )
    herhaling_van = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="herhalingen",
        verbose_name="herhaling van",
    )
    # When a ring ends, who was left is looked for again: what fits them is put to them by itself.
    na_kring = models.OneToOneField(
        "jbmb.Ruilkring", models.PROTECT, null=True, blank=True, related_name="nieuwe_ronde"
    )
    regels = models.CharField("regels", max_length=20, blank=True)
    invoer = models.JSONField("invoer", null=True, blank=True, encoder=DjangoJSONEncoder)
    uitkomst = models.JSONField("uitkomst", null=True, blank=True)
    werk = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    aangevraagd_op = models.DateTimeField("aangevraagd op")
    aangevraagd_door = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="aangevraagd door"
    )
    klaar_op = models.DateTimeField("klaar op", null=True, blank=True)

    class Meta:
        verbose_name = "ronde"
        verbose_name_plural = "rondes"
        ordering = ["-aangevraagd_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="ronde_klaar_met_uitkomst",
                condition=Q(klaar_op__isnull=True, uitkomst__isnull=True)
                | Q(klaar_op__isnull=False, uitkomst__isnull=False, invoer__isnull=False) & ~Q(regels=""),
                violation_error_message="Een ronde is klaar met haar invoer en haar uitkomst, en niet eerder.",
            ),
            models.CheckConstraint(
                name="ronde_ring_van_twee_tot_vier",
                condition=Q(langste__gte=2, langste__lte=4),
                violation_error_message="Een ring telt twee tot en met vier mensen.",
            ),
            models.CheckConstraint(
                name="ronde_seconden",
                condition=Q(seconden__gte=KORTSTE_TIJD, seconden__lte=LANGSTE_TIJD),
                violation_error_message=f"Kies van {KORTSTE_TIJD} tot en met {LANGSTE_TIJD} seconden.",
            ),
            models.CheckConstraint(
                name="ronde_herhaalt_een_andere",
                condition=Q(herhaling_van__isnull=True) | ~Q(herhaling_van=F("pk")),
                violation_error_message="Een ronde herhaalt een andere.",
            ),
        ]

    def __str__(self):
        return f"Ronde {self.pk}"

    @property
    def is_klaar(self) -> bool:
        return self.klaar_op is not None

    @property
    def zelfde_als_eerst(self) -> bool:
        """Of a repeat that is ready: whether it came to the same. One question."""
        return self.uitkomst == self.herhaling_van.uitkomst


class Ring(models.Model):
    """Two, three or four people who each take the next one's job."""

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="ringen", verbose_name="ronde")
    nummer = models.PositiveSmallIntegerField("nummer")

    class Meta:
        verbose_name = "ring"
        verbose_name_plural = "ringen"
        ordering = ["ronde", "nummer"]
        constraints = [models.UniqueConstraint(fields=["ronde", "nummer"], name="ring_nummer_uniek")]

    def __str__(self):
        return f"Ring {self.nummer} van ronde {self.ronde_id}"


class Ringplaats(models.Model):
    """Somebody's place in a ring: they go to the job of the next place, the last to that of the first."""

    ring = models.ForeignKey(Ring, models.PROTECT, related_name="plaatsen", verbose_name="ring")
    # Of the ring; here too, so that the database sees to it that nobody is in two rings of a round.
    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="plaatsen", verbose_name="ronde")
    plek = models.PositiveSmallIntegerField("plek")
    aanbod = models.ForeignKey(Ruilaanbod, models.PROTECT, related_name="ringplaatsen", verbose_name="aanbod")

    class Meta:
        verbose_name = "plaats in een ring"
        verbose_name_plural = "plaatsen in een ring"
        ordering = ["ring", "plek"]
        constraints = [
            models.UniqueConstraint(fields=["ring", "plek"], name="ringplaats_plek_uniek"),
            models.UniqueConstraint(
                fields=["ronde", "aanbod"],
                name="ringplaats_een_ring_per_ronde",
                violation_error_message="In een ronde zit niemand in twee ringen.",
            ),
            models.CheckConstraint(
                name="ringplaats_plek_bestaat",
                condition=Q(plek__gte=1, plek__lte=4),
                violation_error_message="Een ring telt twee tot en met vier mensen.",
            ),
        ]

    def __str__(self):
        return f"Plek {self.plek} van {self.ring}"
