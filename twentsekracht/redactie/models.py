"""What the coördinator writes: news and pages, the moves of their status, and where moved addresses lead."""

from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.zoeken.woorden import alle_woorden


class Status(models.TextChoices):
    CONCEPT = "concept", "Concept"
    GEPUBLICEERD = "gepubliceerd", "Gepubliceerd"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


def begin_van(dag: date) -> datetime:
    """The first moment of a day in Twente."""
    return timezone.make_aware(datetime.combine(dag, time.min))


class StukQuerySet(models.QuerySet):
    def met_woorden(self, woorden: str):
        """Every word somewhere in it."""
        return self.filter(alle_woorden(woorden, *self.model.DOORZOCHT))


class Stuk(models.Model):
    """What news and pages share: a text with an address, and a status that moves in steps."""

    Status = Status
    OVERGANGEN = {
        Status.CONCEPT: {Status.GEPUBLICEERD},
        Status.GEPUBLICEERD: {Status.INGETROKKEN},
        Status.INGETROKKEN: {Status.GEPUBLICEERD},
    }

    titel = models.CharField("titel", max_length=120)
    slug = models.SlugField(
        "adres",
        max_length=80,
        unique=True,
        help_text="Het laatste stuk van het adres: kleine letters, cijfers en streepjes. Wie het oude adres "
        "heeft, komt vanzelf op het nieuwe.",
        error_messages={"unique": "Dit adres is al in gebruik."},
    )
    tekst = models.TextField("tekst", max_length=50_000)
    status = models.CharField("status", max_length=20, choices=Status, default=Status.CONCEPT, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", editable=False)
    gewijzigd_op = models.DateTimeField("gewijzigd op", editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return self.titel

    @property
    def is_gepubliceerd(self):
        return self.status == Status.GEPUBLICEERD

    def mag_naar(self, status) -> bool:
        return status in self.OVERGANGEN[Status(self.status)]


class NieuwsQuerySet(StukQuerySet):
    def zichtbaar_voor(self, gebruiker, *, op: date):
        """Published, and its day has come; what is for colleagues only for who is signed in.

        Also who wrote it sees no more than this on the pages: the rest stands in the admin.
        """
        verschenen = self.filter(
            status=Status.GEPUBLICEERD, gepubliceerd_op__lt=begin_van(op + timedelta(days=1))
        )
        return verschenen if is_collega(gebruiker) else verschenen.filter(alleen_collegas=False)


def is_collega(gebruiker) -> bool:
    return gebruiker.is_authenticated and gebruiker.is_active


class Nieuwsbericht(Stuk):
    """News. Planned by the day: `verschijnt_op` is the wish, `gepubliceerd_op` the moment that counts."""

    DOORZOCHT = ("titel", "inleiding", "tekst")

    inleiding = models.TextField(
        "inleiding", max_length=300, help_text="Een of twee zinnen, ook voor het overzicht van het nieuws."
    )
    verschijnt_op = models.DateField(
        "verschijnt op", null=True, blank=True, help_text="Leeg: meteen als je publiceert."
    )
    alleen_collegas = models.BooleanField(
        "alleen voor collega’s", default=False, help_text="Dan ziet alleen wie is ingelogd het bericht."
    )
    gepubliceerd_op = models.DateTimeField("gepubliceerd op", null=True, blank=True, editable=False)

    objects = NieuwsQuerySet.as_manager()

    class Meta:
        verbose_name = "nieuwsbericht"
        verbose_name_plural = "nieuwsberichten"
        ordering = [F("gepubliceerd_op").desc(nulls_first=True), "-pk"]
        indexes = [models.Index(fields=["status", "gepubliceerd_op"], name="nieuws_verschenen")]
        constraints = [
            models.CheckConstraint(
                name="nieuws_gepubliceerd_heeft_moment",
                condition=~Q(status=Status.GEPUBLICEERD) | Q(gepubliceerd_op__isnull=False),
                violation_error_message="Een gepubliceerd bericht heeft een datum nodig.",
            )
        ]

    def get_absolute_url(self):
        return reverse("redactie:nieuwsbericht", args=[self.slug])

    def verschijnt(self, op: datetime) -> datetime:
        """When it appears if it is published now."""
        return max(op, begin_van(self.verschijnt_op)) if self.verschijnt_op else op

    def is_verschenen(self, op: date) -> bool:
        return self.is_gepubliceerd and self.gepubliceerd_op < begin_van(op + timedelta(days=1))


class PaginaQuerySet(StukQuerySet):
    def zichtbaar_voor(self, gebruiker, *, op: date):
        """What is published is for everybody."""
        return self.filter(status=Status.GEPUBLICEERD)

    def in_voet(self):
        """What the foot of every page leads to, in its order."""
        return self.filter(plaats__isnull=False).order_by("plaats", "titel")


class Pagina(Stuk):
    DOORZOCHT = ("titel", "tekst")

    class Onderdeel(models.TextChoices):
        """What stands below the text of the page and is made by the portal itself."""

        CONTACT = "contact", "Contact per organisatie"

    omschrijving = models.CharField(
        "omschrijving",
        max_length=200,
        blank=True,
        help_text="Een zin voor zoekmachines: wat vind je op deze pagina?",
    )
    plaats = models.PositiveSmallIntegerField(
        "plaats in de voet", null=True, blank=True, help_text="Leeg: niet onder aan elke bladzijde."
    )
    onderdeel = models.CharField("onder de tekst", max_length=20, choices=Onderdeel, blank=True)

    objects = PaginaQuerySet.as_manager()

    class Meta:
        verbose_name = "pagina"
        verbose_name_plural = "pagina’s"
        ordering = [F("plaats").asc(nulls_last=True), "titel"]

    def get_absolute_url(self):
        return reverse("redactie:pagina", args=[self.slug])


class Stap(models.Model):
    """One move of a status: append-only."""

    van = models.CharField("van", max_length=20, choices=Status, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Status)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    class Meta:
        abstract = True
        ordering = ["vastgelegd_op", "pk"]

    def __str__(self):
        return self.get_naar_display()


class Nieuwsstap(Stap):
    stuk = models.ForeignKey(Nieuwsbericht, models.CASCADE, related_name="stappen")

    class Meta(Stap.Meta):
        verbose_name = "stap van een nieuwsbericht"
        verbose_name_plural = "stappen van nieuwsberichten"


class Paginastap(Stap):
    stuk = models.ForeignKey(Pagina, models.CASCADE, related_name="stappen")

    class Meta(Stap.Meta):
        verbose_name = "stap van een pagina"
        verbose_name_plural = "stappen van pagina’s"


class Doorverwijzing(models.Model):
    """An address where something used to be, and where it is now: always within this portal."""

    van = models.CharField(
        "van", max_length=200, unique=True, help_text="Het oude adres, bijvoorbeeld /trainingen/2015.html."
    )
    naar = models.CharField("naar", max_length=300, help_text="Een adres van dit portaal, zoals /school/.")
    permanent = models.BooleanField(
        "voorgoed", default=True, help_text="Zoekmachines nemen het nieuwe adres dan over."
    )
    aangemaakt_op = models.DateTimeField("aangemaakt op", editable=False)

    class Meta:
        verbose_name = "doorverwijzing"
        verbose_name_plural = "doorverwijzingen"
        ordering = ["van"]
        constraints = [
            models.CheckConstraint(
                name="doorverwijzing_binnen_het_portaal",
                condition=Q(van__startswith="/")
                & Q(naar__startswith="/")
                & ~Q(naar__startswith="//")
                & ~Q(naar__startswith="/\\"),
                violation_error_message="Een doorverwijzing blijft binnen dit portaal.",
            ),
            models.CheckConstraint(
                name="doorverwijzing_gaat_ergens_heen",
                condition=~Q(van=F("naar")),
                violation_error_message="Een adres verwijst niet naar zichzelf.",
            ),
        ]

    def __str__(self):
        return f"{self.van} naar {self.naar}"
