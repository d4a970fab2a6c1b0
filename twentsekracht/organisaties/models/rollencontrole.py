"""The yearly access review: each organisation says of every role whether it is still right."""

from django.db import models
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from twentsekracht.organisaties.models.mensen import Gebruiker, Lidmaatschap
from twentsekracht.organisaties.models.register import Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class RollencontroleQuerySet(BeheerbaarQuerySet):
    def open(self):
        return self.filter(afgerond_op__isnull=True)

    def te_laat(self, *, op):
        return self.open().filter(uiterlijk_op__lt=op)

    def met_voortgang(self, *, op):
        """Adds `aantal_besloten` and `aantal_open`: how far each is."""
        besloten = Rolbesluit.objects.filter(controle=OuterRef("pk"))
        al = Rolbesluit.objects.filter(controle=OuterRef(OuterRef("pk")), lidmaatschap=OuterRef("pk"))
        wacht = (
            Lidmaatschap.objects.lopend(op=op)
            .filter(organisatie=OuterRef("organisatie"), van__lte=OuterRef("gestart_op"))
            .exclude(Exists(al))
        )
        return self.annotate(
            aantal_besloten=_aantal(besloten, "controle"), aantal_open=_aantal(wacht, "organisatie")
        )


def _aantal(queryset, per):
    geteld = queryset.order_by().values(per).annotate(aantal=Count("pk")).values("aantal")
    return Coalesce(Subquery(geteld, output_field=IntegerField()), 0)


class Rollencontrole(models.Model):
    """Of one organisation in one year. Done when every role that ran at the start has a decision."""

    organisatie = models.ForeignKey(
        Organisatie, models.CASCADE, related_name="rollencontroles", verbose_name="organisatie"
    )
    jaar = models.PositiveSmallIntegerField("jaar")
    gestart_op = models.DateField("gestart op")
    uiterlijk_op = models.DateField("uiterlijk op")
    afgerond_op = models.DateField("afgerond op", null=True, blank=True)
    herinnerd_op = models.DateField("herinnerd op", null=True, blank=True)
    door = models.ForeignKey(
        Gebruiker,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gestart door",
        help_text="Leeg: het portaal zelf.",
    )

    objects = RollencontroleQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "rollencontrole"
        verbose_name_plural = "rollencontroles"
        ordering = ["-jaar", "organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "jaar"],
                name="rollencontrole_een_keer_per_jaar",
                violation_error_message="De rollencontrole van dit jaar is er al.",
            ),
            models.CheckConstraint(
                name="rollencontrole_afgerond_na_start",
                condition=Q(afgerond_op__isnull=True) | Q(afgerond_op__gte=F("gestart_op")),
                violation_error_message="Een controle is niet klaar voordat ze begint.",
            ),
        ]

    def __str__(self):
        return f"Rollencontrole {self.jaar} van {self.organisatie}"

    @property
    def is_open(self):
        return self.afgerond_op is None

    def open_rollen(self, *, op):
        """The roles that still wait for a decision: they ran at the start and still do."""
        rollen = Lidmaatschap.objects.lopend(op=op).filter(
            organisatie=self.organisatie_id, van__lte=self.gestart_op
        )
        return rollen.exclude(besluiten__controle=self)

    def is_te_laat(self, dag):
        return self.is_open and self.uiterlijk_op < dag


class Rolbesluit(models.Model):
    """One decision in a review; never changed afterwards."""

    class Besluit(models.TextChoices):
        BEVESTIGD = "bevestigd", "Bevestigd"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    controle = models.ForeignKey(
        Rollencontrole, models.CASCADE, related_name="besluiten", verbose_name="controle"
    )
    lidmaatschap = models.ForeignKey(
        Lidmaatschap, models.CASCADE, related_name="besluiten", verbose_name="rol"
    )
    besluit = models.CharField("besluit", max_length=20, choices=Besluit)
    door = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="door"
    )
    op = models.DateTimeField("op")

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "controle__organisatie"

    class Meta:
        verbose_name = "rolbesluit"
        verbose_name_plural = "rolbesluiten"
        ordering = ["-op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["controle", "lidmaatschap"],
                name="rolbesluit_een_keer",
                violation_error_message="Over deze rol is al besloten.",
            )
        ]

    def __str__(self):
        return f"{self.lidmaatschap}: {self.get_besluit_display().lower()}"
