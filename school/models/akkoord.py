"""Who has to agree with an enrolment: what each organisation wants, and what was asked and answered."""

from django.db import models
from django.db.models import Q

from school.models.inschrijving import Inschrijving
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class Akkoordbeleid(models.Model):
    """What an organisation wants from this cost on. Without any row the leidinggevende approves."""

    class Wijze(models.TextChoices):
        GEEN = "geen", "Niemand hoeft iets te doen"
        INFORMEREN = "informeren", "De leidinggevende krijgt bericht"
        AKKOORD = "akkoord", "De leidinggevende geeft akkoord"

    organisatie = models.ForeignKey(
        Organisatie, models.CASCADE, related_name="akkoordbeleid", verbose_name="organisatie"
    )
    vanaf_kosten = models.DecimalField(
        "vanaf kosten per deelnemer", max_digits=8, decimal_places=2, default=0, help_text="In euro’s."
    )
    wijze = models.CharField("wat er nodig is", max_length=12, choices=Wijze)

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "akkoordbeleid"
        verbose_name_plural = "akkoordbeleid"
        ordering = ["organisatie__naam", "vanaf_kosten"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "vanaf_kosten"],
                name="akkoordbeleid_een_per_bedrag",
                violation_error_message="Vanaf dit bedrag is er al een regel.",
            ),
            models.CheckConstraint(
                name="akkoordbeleid_niet_negatief",
                condition=Q(vanaf_kosten__gte=0),
                violation_error_message="De kosten kunnen niet onder nul zijn.",
            ),
        ]

    def __str__(self):
        return f"{self.organisatie}: {self.get_wijze_display().lower()}"


class Akkoord(models.Model):
    """That approval was asked for an enrolment, until when its place is kept, and what the answer was."""

    class Besluit(models.TextChoices):
        AKKOORD = "akkoord", "Akkoord"
        NIET_AKKOORD = "niet_akkoord", "Niet akkoord"
        VERVALLEN = "vervallen", "Vervallen"

    inschrijving = models.ForeignKey(
        Inschrijving, models.CASCADE, related_name="akkoorden", verbose_name="inschrijving"
    )
    gevraagd_op = models.DateTimeField("gevraagd op")
    plaats_tot = models.DateTimeField("plaats vastgehouden tot")
    herinnerd_op = models.DateTimeField("herinnerd op", null=True, blank=True)
    doorgestuurd_op = models.DateTimeField("naar de contactpersoon op", null=True, blank=True)
    besluit = models.CharField("besluit", max_length=12, choices=Besluit, blank=True)
    besloten_op = models.DateTimeField("besloten op", null=True, blank=True)
    # Who decided while signed in; whoever followed the link in the mail is only known as its reader.
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "inschrijving__organisatie"

    class Meta:
        verbose_name = "akkoord"
        verbose_name_plural = "akkoorden"
        ordering = ["-gevraagd_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inschrijving"],
                condition=Q(besluit=""),
                name="akkoord_een_vraag_tegelijk",
                violation_error_message="Dit akkoord is al gevraagd.",
            ),
            models.CheckConstraint(
                name="akkoord_besloten_hoort_bij_besluit",
                condition=Q(besluit="", besloten_op__isnull=True)
                | ~Q(besluit="") & Q(besloten_op__isnull=False),
                violation_error_message="Een besluit heeft een moment.",
            ),
        ]

    def __str__(self):
        return f"Akkoord {self.pk} voor inschrijving {self.inschrijving_id}"
