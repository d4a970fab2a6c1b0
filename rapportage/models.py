"""The office's own records (staffing, money) and the editions of the managementrapportage."""

from datetime import date
from hashlib import sha256

from django.db import models
from django.db.models import F, Q

from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import REGIONAAL, Rol
from twentsekracht.werk.models import Job


class Bezetting(models.Model):
    """A post at the platform office: hours a week, from-to."""

    functie = models.CharField("functie", max_length=100)
    uren_per_week = models.DecimalField("uren per week", max_digits=4, decimal_places=1)
    van = models.DateField("van")
    tot = models.DateField("tot en met", null=True, blank=True)

    class Meta:
        verbose_name = "bezetting"
        verbose_name_plural = "personele bezetting"
        ordering = ["van", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["functie", "van"],
                name="bezetting_een_keer",
                violation_error_message="Deze functie staat er al vanaf deze datum.",
            ),
            models.CheckConstraint(
                name="bezetting_periode_klopt",
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]

    def __str__(self):
        return self.functie


class Begrotingspost(models.Model):
    class Soort(models.TextChoices):
        STRUCTUREEL = "structureel", "Structureel"
        EENMALIG = "eenmalig", "Eenmalig"

    jaar = models.PositiveSmallIntegerField("jaar")
    post = models.CharField("post", max_length=200)
    soort = models.CharField("soort", max_length=20, choices=Soort)
    begroot = models.DecimalField("begroot", max_digits=12, decimal_places=2)
    gerealiseerd = models.DecimalField("gerealiseerd", max_digits=12, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = "begrotingspost"
        verbose_name_plural = "begroting"
        ordering = ["-jaar", "-soort", "post"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaar", "post", "soort"],
                name="begrotingspost_een_keer",
                violation_error_message="Deze post staat er al.",
            )
        ]

    def __str__(self):
        return f"{self.post} {self.jaar}"


class GedrukteWaarde(models.Model):
    """A figure as it was printed elsewhere: the controleblad compares what the records add up to with it."""

    jaar = models.PositiveSmallIntegerField("jaar")
    sleutel = models.CharField("cijfer", max_length=100, help_text="Bijvoorbeeld vacatures.aangeboden.")
    waarde = models.DecimalField("gedrukte waarde", max_digits=14, decimal_places=2)
    bron = models.CharField(
        "bron", max_length=200, help_text="Waar het staat, bijvoorbeeld Jaarverslag 2015, p. 4."
    )

    class Meta:
        verbose_name = "gedrukte waarde"
        verbose_name_plural = "gedrukte waarden"
        ordering = ["-jaar", "sleutel", "bron"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaar", "sleutel", "bron"],
                name="gedrukte_waarde_een_keer",
                violation_error_message="Dit cijfer uit deze bron staat er al.",
            )
        ]

    def __str__(self):
        return f"{self.sleutel} {self.jaar}: {self.waarde}"


# Who may open the pages of the report at all; which editions they find there says `zichtbaar_voor`.
LEZERS = REGIONAAL | {Rol.REGIEGROEP, Rol.CONTACTPERSOON}


class EditieQuerySet(models.QuerySet):
    def concept(self):
        return self.filter(status=Editie.Status.CONCEPT)

    def definitief(self):
        return self.filter(status=Editie.Status.DEFINITIEF)

    def voor(self, *, jaar: int, organisatie: Organisatie | int | None):
        """Every version of one report, the newest first."""
        return self.filter(jaar=jaar, organisatie=organisatie).order_by("-versie")

    def per_organisatie(self, editie: "Editie"):
        """Those of organisations that were asked for with the parameters of this edition of the region."""
        velden = ("jaar", "peildatum", "top_reacties", "top_opleidingen")
        gelijk = {veld: getattr(editie, veld) for veld in velden}
        return self.filter(organisatie__isnull=False, **gelijk).order_by("organisatie__code")

    def zichtbaar_voor(self, gebruiker: Gebruiker, *, op: date):
        """The office sees all; others definitive editions only: the regiegroep the region's, a contactpersoon
        those of the own organisation.
        """
        if toegang.ziet_alles(gebruiker, op=op):
            return self
        eigen = toegang.organisatie_ids(gebruiker, Rol.CONTACTPERSOON, op=op)
        leesbaar = Q(organisatie__in=eigen or ())
        if toegang.heeft_rol(gebruiker, Rol.REGIEGROEP, op=op):
            leesbaar |= Q(organisatie__isnull=True)
        return self.definitief().filter(leesbaar)

    def zonder_inhoud(self):
        """For lists: the snapshot is large, and a list does not show it."""
        return self.defer("momentopname")


class Editie(models.Model):
    """One edition of the report over a year as of a peildatum, for the region or for one organisation.

    The snapshot holds figures and definitions (plain JSON); everything that is drawn comes from it, so a
    definitive edition never changes. A new edition supersedes an older one; nothing is overwritten.
    """

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        DEFINITIEF = "definitief", "Definitief"

    OVERGANGEN = {Status.CONCEPT: {Status.DEFINITIEF}, Status.DEFINITIEF: set()}

    jaar = models.PositiveSmallIntegerField("jaar")
    peildatum = models.DateField("peildatum")
    organisatie = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="edities",
        verbose_name="voor organisatie",
    )
    versie = models.PositiveSmallIntegerField("versie")
    status = models.CharField("status", max_length=20, choices=Status, default=Status.CONCEPT)
    top_reacties = models.PositiveSmallIntegerField("aantal vacatures in de top", default=10)
    top_opleidingen = models.PositiveSmallIntegerField("aantal opleidingen in de top", default=6)
    momentopname = models.JSONField("momentopname", null=True, blank=True)
    # Counts every change of what the document shows: a file with an older number is out of date.
    stand = models.PositiveIntegerField("stand", default=0, editable=False)
    # What was asked for last. The one thing that may still change in a definitive edition: its files are drawn after.
    werk = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+", editable=False)
    sha256 = models.CharField("kenmerk van de momentopname", max_length=64, blank=True)
    aangemaakt_door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    aangemaakt_op = models.DateTimeField("aangemaakt op")
    definitief_door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    definitief_op = models.DateTimeField("definitief op", null=True, blank=True)
    vervangt = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="vervangen_door", verbose_name="vervangt"
    )

    objects = EditieQuerySet.as_manager()

    class Meta:
        verbose_name = "editie"
        verbose_name_plural = "edities"
        ordering = ["-jaar", "-versie", "organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaar", "organisatie", "versie"],
                condition=Q(organisatie__isnull=False),
                name="editie_versie_uniek_organisatie",
                violation_error_message="Deze versie bestaat al.",
            ),
            models.UniqueConstraint(
                fields=["jaar", "versie"],
                condition=Q(organisatie__isnull=True),
                name="editie_versie_uniek_regio",
                violation_error_message="Deze versie bestaat al.",
            ),
            # Who asks twice for the same edition gets the concept that is there.
            models.UniqueConstraint(
                fields=["jaar", "peildatum", "organisatie", "top_reacties", "top_opleidingen"],
                condition=Q(status="concept", organisatie__isnull=False),
                name="editie_een_concept_organisatie",
                violation_error_message="Van deze editie is er al een concept.",
            ),
            models.UniqueConstraint(
                fields=["jaar", "peildatum", "top_reacties", "top_opleidingen"],
                condition=Q(status="concept", organisatie__isnull=True),
                name="editie_een_concept_regio",
                violation_error_message="Van deze editie is er al een concept.",
            ),
            models.CheckConstraint(
                name="editie_status_bestaat",
                condition=Q(status__in=["concept", "definitief"]),
            ),
            models.CheckConstraint(
                name="editie_definitief_is_compleet",
                condition=Q(status="concept", definitief_op__isnull=True)
                | (
                    Q(status="definitief", definitief_op__isnull=False, momentopname__isnull=False)
                    & ~Q(sha256="")
                ),
            ),
        ]

    def __str__(self):
        wie = f" {self.organisatie}" if self.organisatie_id else ""
        return f"Managementrapportage {self.jaar}{wie}, versie {self.versie}"

    @property
    def is_definitief(self) -> bool:
        return self.status == self.Status.DEFINITIEF


def tekstkenmerk(tekst: str) -> str:
    """By which is known whether somebody saw these words."""
    return sha256(tekst.encode()).hexdigest()


class Hoofdstuktekst(models.Model):
    """The coördinator's own words for a chapter of an edition: Markdown with live figures."""

    editie = models.ForeignKey(Editie, models.CASCADE, related_name="teksten")
    hoofdstuk = models.CharField("hoofdstuk", max_length=40)
    tekst = models.TextField("tekst", blank=True)
    gewijzigd_door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    gewijzigd_op = models.DateTimeField("gewijzigd op", null=True, blank=True)

    class Meta:
        verbose_name = "tekst van een hoofdstuk"
        verbose_name_plural = "teksten van hoofdstukken"
        constraints = [
            models.UniqueConstraint(fields=["editie", "hoofdstuk"], name="hoofdstuktekst_een_keer"),
        ]

    def __str__(self):
        return self.hoofdstuk


class Verklaring(models.Model):
    """The written explanation of a deviation on the controleblad."""

    editie = models.ForeignKey(Editie, models.CASCADE, related_name="verklaringen")
    controle = models.CharField("controle", max_length=100)
    # What was seen when this was written: other figures need another explanation.
    verwacht = models.CharField("verwacht", max_length=200, blank=True)
    gevonden = models.CharField("gevonden", max_length=200, blank=True)
    uitleg = models.TextField("uitleg")
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    op = models.DateTimeField("op")

    class Meta:
        verbose_name = "verklaring"
        verbose_name_plural = "verklaringen"
        constraints = [models.UniqueConstraint(fields=["editie", "controle"], name="verklaring_een_keer")]

    def __str__(self):
        return self.controle

    def hoort_bij(self, controle: dict) -> bool:
        """Was this written about the deviation as it is now?"""
        return (self.verwacht, self.gevonden) == (controle["verwacht"], controle["gevonden"])


class Bestand(models.Model):
    """A rendered file of an edition, kept with its hash: the document is the proof, the snapshot its content."""

    class Soort(models.TextChoices):
        PDF = "pdf", "PDF"
        HTML = "html", "Webpagina"
        XLSX = "xlsx", "Excel"
        ODS = "ods", "OpenDocument"
        CSV = "csv", "CSV (zip)"
        JSON = "json", "JSON"

    editie = models.ForeignKey(Editie, models.CASCADE, related_name="bestanden")
    soort = models.CharField("soort", max_length=10, choices=Soort)
    inhoud = models.BinaryField("inhoud")
    grootte = models.PositiveIntegerField("grootte in bytes")
    sha256 = models.CharField("kenmerk", max_length=64)
    stand = models.PositiveIntegerField("stand van de editie", default=0)
    gemaakt_op = models.DateTimeField("gemaakt op")

    class Meta:
        verbose_name = "bestand"
        verbose_name_plural = "bestanden"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["editie", "soort"], name="bestand_een_keer_per_soort")]

    def __str__(self):
        return f"{self.editie}.{self.soort}"
