"""Who has to agree with an enrolment: what each organisation wants, and what was asked and answered."""

from django.db import models
from django.db.models import F, Q

from school.models.inschrijving import Inschrijving
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class Akkoordbeleid(models.Model):
    """What an organisation wants from this cost on. Without any row the leidinggevende approves."""

    class Wijze(models.TextChoices):
        GEEN = "geen", "Niemand hoeft iets te doen"
        INFORMEREN = "informeren", "De leidinggevende krijgt bericht"
        AKKOORD = "akkoord", "De leidinggevende geeft akkoord"
        TWEE = "akkoord_van_twee", "De leidinggevende geeft akkoord, en daarna nog iemand"

    organisatie = models.ForeignKey(
        Organisatie, models.CASCADE, related_name="akkoordbeleid", verbose_name="organisatie"
    )
    vanaf_kosten = models.DecimalField(
        "vanaf kosten per deelnemer", max_digits=8, decimal_places=2, default=0, help_text="In euro’s."
    )
    wijze = models.CharField("wat er nodig is", max_length=20, choices=Wijze)
    tweede = models.EmailField(
        "wie als tweede akkoord geeft",
        blank=True,
        help_text="Alleen als er twee akkoord geven. Leeg: wie zich inschrijft, vult het adres in.",
    )

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
            models.CheckConstraint(
                name="akkoordbeleid_tweede_hoort_bij_twee",
                condition=Q(tweede="") | Q(wijze="akkoord_van_twee"),
                violation_error_message="Een tweede is er alleen als er twee akkoord geven.",
            ),
        ]

    def __str__(self):
        return f"{self.organisatie}: {self.get_wijze_display().lower()}"


class Akkoord(models.Model):
    """That approval was asked for an enrolment, until when its place is kept, and what the answer was.

    Of two who have to agree each has a row of their own (`beurt` of `beurten`), the second made when the first said
    yes. Who is asked may pass the question on: `link` tells the address that answers from those that no longer do.
    """

    class Besluit(models.TextChoices):
        AKKOORD = "akkoord", "Akkoord"
        NIET_AKKOORD = "niet_akkoord", "Niet akkoord"
        VERVALLEN = "vervallen", "Vervallen"

    inschrijving = models.ForeignKey(
        Inschrijving, models.CASCADE, related_name="akkoorden", verbose_name="inschrijving"
    )
    beurt = models.PositiveSmallIntegerField("beurt", default=1)
    beurten = models.PositiveSmallIntegerField("van hoeveel", default=1)
    aan = models.EmailField("gevraagd aan", blank=True)
    link = models.PositiveSmallIntegerField("keren doorgegeven", default=0)
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
            models.CheckConstraint(
                name="akkoord_beurt_klopt",
                condition=Q(beurt__gte=1, beurt__lte=F("beurten"), beurten__lte=2),
                violation_error_message="Er geven een of twee mensen akkoord.",
            ),
        ]

    def __str__(self):
        return f"Akkoord {self.pk} voor inschrijving {self.inschrijving_id}"

    @property
    def is_laatste(self):
        return self.beurt == self.beurten
