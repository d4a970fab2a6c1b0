"""What a vacaturehouder works with: templates, how often a vacancy was looked at, and keys for machines."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q

from twentsekracht.mijn.models import Vaardigheid
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet
from vacatures.models.vacature import Vacature


class Sjabloon(models.Model):
    """A text to start a vacancy from, of an organisation."""

    organisatie = models.ForeignKey(
        Organisatie, models.CASCADE, related_name="vacaturesjablonen", verbose_name="organisatie"
    )
    naam = models.CharField("naam", max_length=100)
    titel = models.CharField("titel", max_length=200, blank=True)
    omschrijving = models.TextField("omschrijving", max_length=20_000, blank=True)
    procedure = models.TextField("procedure", max_length=4_000, blank=True)
    contact = models.CharField("contact", max_length=200, blank=True)
    vaardigheden = models.ManyToManyField(
        Vaardigheid, related_name="vacaturesjablonen", blank=True, verbose_name="vaardigheden"
    )

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "sjabloon"
        verbose_name_plural = "sjablonen"
        ordering = ["organisatie", "naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "naam"],
                name="sjabloon_naam_uniek",
                violation_error_message="Jullie hebben al een sjabloon met deze naam.",
            ),
        ]

    def __str__(self):
        return self.naam


class Weergave(models.Model):
    """How often the page of a vacancy was opened on a day, by the way people came. A count: nobody is in it."""

    class Kanaal(models.TextChoices):
        PORTAAL = "portaal", "Op de site zelf"
        INTRANET = "intranet", "Intranet van een organisatie"
        ZOEKMACHINE = "zoekmachine", "Zoekmachine"
        MAIL = "mail", "Mail van ons"
        SOCIAAL = "sociaal", "Sociale media"
        LINK = "link", "Link op een andere site"
        DIRECT = "direct", "Rechtstreeks"

    vacature = models.ForeignKey(Vacature, models.CASCADE, related_name="weergaven")
    dag = models.DateField("dag")
    kanaal = models.CharField("kanaal", max_length=20, choices=Kanaal)
    aantal = models.PositiveIntegerField("aantal", default=0)

    organisatie_pad = "vacature__organisatie"

    class Meta:
        verbose_name = "weergave"
        verbose_name_plural = "weergaven"
        ordering = ["-dag", "kanaal"]
        constraints = [
            models.UniqueConstraint(fields=["vacature", "dag", "kanaal"], name="weergave_een_per_dag"),
        ]

    def __str__(self):
        return f"{self.vacature_id} op {self.dag}: {self.aantal}"


class ApisleutelQuerySet(BeheerbaarQuerySet):
    def geldig(self, *, op: date):
        """Not withdrawn, not past its last day, and of an organisation that is a partner on the day."""
        partners = Organisatie.objects.actief_op(op)
        return self.filter(ingetrokken_op=None, verloopt_op__gte=op, organisatie__in=partners)

    def bijna_verlopen(self, *, op: date):
        """Those that work now, and will not for long."""
        return self.geldig(op=op).filter(verloopt_op__lte=op + Apisleutel.BIJNA)


class Apisleutel(models.Model):
    """What a system of an organisation shows at the API. Only its hash is kept; `begin` is for recognising it."""

    class Bereik(models.TextChoices):
        LEZEN = "lezen", "Alleen lezen"
        SCHRIJVEN = "schrijven", "Lezen en schrijven"

    BIJNA = timedelta(days=30)  # before its last day somebody has to put a new one in the system

    organisatie = models.ForeignKey(
        Organisatie, models.CASCADE, related_name="apisleutels", verbose_name="organisatie"
    )
    naam = models.CharField("naam", max_length=100, help_text="Welk systeem gebruikt deze sleutel?")
    bereik = models.CharField("mag", max_length=20, choices=Bereik, default=Bereik.LEZEN)
    begin = models.CharField("begin", max_length=12)
    hash = models.CharField("hash", max_length=64, unique=True)
    gemaakt_door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, related_name="+")
    gemaakt_op = models.DateTimeField("gemaakt op")
    verloopt_op = models.DateField("geldig tot en met")
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    gebruikt_op = models.DateField("laatst gebruikt op", null=True, blank=True)
    herinnerd_op = models.DateTimeField("herinnerd op", null=True, blank=True, editable=False)

    objects = ApisleutelQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "API-sleutel"
        verbose_name_plural = "API-sleutels"
        ordering = ["organisatie", "naam", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "naam"],
                condition=Q(ingetrokken_op__isnull=True),
                name="apisleutel_naam_uniek",
                violation_error_message="Er is al een sleutel met deze naam.",
            ),
        ]

    def __str__(self):
        return f"{self.naam} ({self.begin}…)"
