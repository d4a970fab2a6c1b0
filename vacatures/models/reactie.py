"""A reaction to a vacancy: the row that is counted and stays, and the personal part that goes.

They are two tables so that forgetting is deleting: when the term of the AVG is over the `Sollicitatie` goes with its
file, and no figure of any year or peildatum changes.
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet
from vacatures.models.vacature import Herkomst, Vacature


class ReactieQuerySet(BeheerbaarQuerySet):
    def geteld_in(self, jaar):
        """Received in the year on vacancies published in the year."""
        return self.filter(ingediend_op__year=jaar, vacature__gepubliceerd_op__year=jaar).exclude(
            vacature__status=Vacature.Status.CONCEPT
        )


class Reactie(models.Model):
    """A reaction to a vacancy, as far as figures need it. `kandidaat` is there for who reacted: nobody else sees it."""

    class Status(models.TextChoices):
        ONTVANGEN = "ontvangen", "Ontvangen"
        IN_BEHANDELING = "in_behandeling", "In behandeling"
        UITGENODIGD = "uitgenodigd", "Uitgenodigd"
        AANGEBODEN = "aangeboden", "Baan aangeboden"
        AANGENOMEN = "aangenomen", "Aangenomen"
        AFGEWEZEN = "afgewezen", "Afgewezen"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    # The moves that exist; each has its verb in services/behandelen.py or services/reageren.py.
    OVERGANGEN = {
        Status.ONTVANGEN: {Status.IN_BEHANDELING, Status.UITGENODIGD, Status.AFGEWEZEN, Status.INGETROKKEN},
        Status.IN_BEHANDELING: {Status.UITGENODIGD, Status.AANGEBODEN, Status.AFGEWEZEN, Status.INGETROKKEN},
        Status.UITGENODIGD: {Status.AANGEBODEN, Status.AFGEWEZEN, Status.INGETROKKEN},
        Status.AANGEBODEN: {Status.AANGENOMEN, Status.AFGEWEZEN, Status.INGETROKKEN},
        # Taken back, as long as the vacancy runs: the hire fell through, or it was a mistake.
        Status.AANGENOMEN: {Status.IN_BEHANDELING},
        Status.AFGEWEZEN: {Status.IN_BEHANDELING},
    }
    LOPEND = (Status.ONTVANGEN, Status.IN_BEHANDELING, Status.UITGENODIGD, Status.AANGEBODEN)

    vacature = models.ForeignKey(Vacature, models.CASCADE, related_name="reacties", verbose_name="vacature")
    kandidaat = models.ForeignKey(
        Gebruiker,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="vacaturereacties",
        verbose_name="kandidaat",
    )
    ingediend_op = models.DateField("ingediend op")
    herkomst = models.CharField("herkomst", max_length=10, choices=Herkomst, default=Herkomst.ONBEKEND)
    # Empty: counted from a list, of which nobody told how it went.
    status = models.CharField("status", max_length=20, choices=Status, blank=True)

    objects = ReactieQuerySet.as_manager()
    organisatie_pad = "vacature__organisatie"

    class Meta:
        verbose_name = "reactie"
        verbose_name_plural = "reacties"
        ordering = ["-ingediend_op", "-pk"]
        indexes = [
            models.Index(fields=["vacature", "ingediend_op", "herkomst"], name="reactie_per_vacature"),
            models.Index(fields=["ingediend_op"], name="reactie_per_dag"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["vacature", "kandidaat"],
                condition=Q(status__in=("ontvangen", "in_behandeling", "uitgenodigd", "aangeboden")),
                name="reactie_een_tegelijk",
                violation_error_message="Je hebt al op deze vacature gereageerd.",
            ),
        ]

    def __str__(self):
        return f"Reactie van {self.ingediend_op} op {self.vacature_id}"


class Reactiestap(models.Model):
    """One move of a reaction's status: append-only. `reden` is a choice from a list, never a text about a person."""

    class Reden(models.TextChoices):
        """Why not. For the record of the organisation: the candidate reads what the handler writes."""

        EIS = "eis", "Voldoet niet aan een eis uit de vacature"
        ERVARING = "ervaring", "Heeft te weinig ervaring voor deze functie"
        ANDER = "ander", "Een andere kandidaat past beter"
        VOORRANG = "voorrang", "Een kandidaat met voorrang is gekozen"
        GESPREK = "gesprek", "Het gesprek gaf de doorslag"
        VOORWAARDEN = "voorwaarden", "We werden het niet eens over de voorwaarden"
        TE_LAAT = "te_laat", "De vacature is al vervuld"
        VERVALT = "vervalt", "De vacature gaat niet door"

    class Heropend(models.TextChoices):
        """Why a decision was taken back."""

        GING_NIET_DOOR = "ging_niet_door", "Het aannemen ging niet door"
        TOCH = "toch", "We kijken toch weer naar deze reactie"
        VERGISSING = "vergissing", "Het was een vergissing"

    OM_TE_HEROPENEN = {
        Reactie.Status.AANGENOMEN: (Heropend.GING_NIET_DOOR, Heropend.VERGISSING),
        Reactie.Status.AFGEWEZEN: (Heropend.TOCH, Heropend.VERGISSING),
    }

    reactie = models.ForeignKey(Reactie, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=20, choices=Reactie.Status, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Reactie.Status)
    reden = models.CharField("reden", max_length=100, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    organisatie_pad = "reactie__vacature__organisatie"

    class Meta:
        verbose_name = "stap van een reactie"
        verbose_name_plural = "stappen van reacties"
        ordering = ["vastgelegd_op", "pk"]

    def __str__(self):
        return f"{self.get_naar_display()} op {self.vastgelegd_op:%Y-%m-%d}"


class Sollicitatie(models.Model):
    """The personal part of a reaction, until `verwijderen_op` (AVG article 5; four weeks after the procedure, or a
    year with consent).

    Without `reactie`: somebody from outside who has not yet confirmed by mail; it does not count and is soon gone.
    `teken` opens its status page, without signing in: long, random, and of this one only.
    """

    vacature = models.ForeignKey(
        Vacature, models.CASCADE, related_name="sollicitaties", verbose_name="vacature"
    )
    reactie = models.OneToOneField(
        Reactie, models.CASCADE, null=True, blank=True, related_name="sollicitatie", verbose_name="reactie"
    )
    teken = models.CharField("teken", max_length=64, unique=True)
    naam = models.CharField("naam", max_length=200)
    email = models.EmailField("e-mailadres")
    telefoon = models.CharField("telefoon", max_length=30, blank=True)
    functie = models.CharField("functie nu", max_length=200, blank=True)
    motivatie = models.TextField("motivatie", max_length=8_000)
    is_herplaatsing = models.BooleanField("herplaatsingskandidaat", default=False)
    mag_bewaren = models.BooleanField("mag langer bewaard worden", default=False)
    gemaakt_op = models.DateTimeField("gemaakt op")
    verwijderen_op = models.DateField("wordt verwijderd op", null=True, blank=True, db_index=True)

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "vacature__organisatie"

    class Meta:
        verbose_name = "sollicitatie"
        verbose_name_plural = "sollicitaties"
        ordering = ["-gemaakt_op", "-pk"]
        indexes = [models.Index("vacature", Lower("email"), name="sollicitatie_per_adres")]

    def __str__(self):
        return f"Sollicitatie {self.pk} op {self.vacature_id}"


class Bijlage(models.Model):
    """A CV. The file has a random name outside the web root; `naam` is what its owner called it."""

    class Controle(models.TextChoices):
        WACHT = "wacht", "Wordt gecontroleerd"
        SCHOON = "schoon", "Gecontroleerd"
        BESMET = "besmet", "Geweigerd"
        NIET = "niet", "Geen virusscanner ingesteld"

    sollicitatie = models.OneToOneField(Sollicitatie, models.CASCADE, related_name="bijlage")
    bestand = models.CharField("bestand", max_length=100, unique=True)  # its name in the private store
    naam = models.CharField("naam", max_length=200)
    soort = models.CharField("soort", max_length=10)  # pdf, docx, odt: by its content
    grootte = models.PositiveIntegerField("grootte in bytes")
    controle = models.CharField("controle", max_length=10, choices=Controle)
    gemaakt_op = models.DateTimeField("gemaakt op")

    organisatie_pad = "sollicitatie__vacature__organisatie"

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"

    def __str__(self):
        return f"Bijlage {self.pk}"


class Commissielid(models.Model):
    """A colleague on the selection committee: reads the reactions to one vacancy, up to and including a day."""

    vacature = models.ForeignKey(
        Vacature, models.CASCADE, related_name="commissieleden", verbose_name="vacature"
    )
    gebruiker = models.ForeignKey(
        Gebruiker, models.CASCADE, related_name="selectiecommissies", verbose_name="collega"
    )
    tot = models.DateField("tot en met")

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "vacature__organisatie"

    class Meta:
        verbose_name = "lid van een selectiecommissie"
        verbose_name_plural = "leden van selectiecommissies"
        ordering = ["vacature", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vacature", "gebruiker"],
                name="commissielid_een_keer",
                violation_error_message="Deze collega zit al in de commissie.",
            ),
        ]

    def __str__(self):
        return f"{self.gebruiker_id} in de commissie van {self.vacature_id}"
