"""A ring that is put to its people: whether they want it, who they are, and what those who have to agree say."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from jbmb.models.aanbod import Ruilaanbod
from jbmb.models.ronde import Ring
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class RuilkringQuerySet(models.QuerySet):
    def levend(self):
        return self.filter(status__in=LEVENDE_KRING)

    def van(self, gebruiker):
        return self.filter(leden__aanbod__deelnemer=gebruiker)


class Ruilkring(models.Model):
    """Two, three or four people who each take the next one's job, from the first question until it is agreed.

    They see each other's job first, and the names when all of them are interested. One who says no ends it for all.
    """

    class Status(models.TextChoices):
        VOORGESTELD = "voorgesteld", "Voorgesteld"
        KENNISMAKEN = "kennismaken", "Kennismaken"
        AKKOORD = "akkoord", "Wacht op akkoord"
        ROND = "rond", "Rond"
        ONTBONDEN = "ontbonden", "Gaat niet door"

    class Waarom(models.TextChoices):
        NEE = "nee", "Iemand wil deze ruil niet"
        STIL = "stil", "Iemand gaf niet op tijd antwoord"
        LEIDINGGEVENDE = "leidinggevende", "Een leidinggevende geeft geen akkoord"
        AMBASSADEUR = "ambassadeur", "Een ambassadeur geeft geen akkoord"
        AKKOORD_STIL = "akkoord_stil", "Er kwam niet op tijd een akkoord"
        GEWIJZIGD = "gewijzigd", "Een aanbod is gewijzigd en past niet meer"
        INGETROKKEN = "ingetrokken", "Een aanbod is ingetrokken of gepauzeerd"
        GESTOPT = "gestopt", "Iemand stopte na het eigen ja"

    OVERGANGEN = {
        "": {Status.VOORGESTELD},
        Status.VOORGESTELD: {Status.KENNISMAKEN, Status.ONTBONDEN},
        Status.KENNISMAKEN: {Status.AKKOORD, Status.ONTBONDEN},
        Status.AKKOORD: {Status.ROND, Status.ONTBONDEN},
        Status.ROND: {Status.ONTBONDEN},
        Status.ONTBONDEN: frozenset(),
    }

    # Of a round, and put to people once: what was refused is not asked again.
    ring = models.OneToOneField(Ring, models.PROTECT, related_name="kring", verbose_name="ring")
    status = models.CharField("status", max_length=20, choices=Status, default=Status.VOORGESTELD)
    waarom = models.CharField("waarom niet", max_length=20, choices=Waarom, blank=True)
    voorgesteld_op = models.DateTimeField("voorgesteld op")
    uiterlijk = models.DateField("antwoord uiterlijk", null=True, blank=True)
    herinnerd_op = models.DateField("herinnerd op", null=True, blank=True)

    objects = RuilkringQuerySet.as_manager()

    class Meta:
        verbose_name = "ruilkring"
        verbose_name_plural = "ruilkringen"
        ordering = ["-voorgesteld_op", "-pk"]
        indexes = [models.Index(fields=["status", "uiterlijk"], name="ruilkring_stand")]
        constraints = [
            models.CheckConstraint(
                name="ruilkring_ontbonden_met_waarom",
                condition=Q(status="ontbonden") & ~Q(waarom="") | ~Q(status="ontbonden") & Q(waarom=""),
                violation_error_message="Zeg waarom een ruil niet doorgaat.",
            ),
            models.CheckConstraint(
                name="ruilkring_wacht_tot_een_dag",
                condition=Q(uiterlijk__isnull=False) | Q(status__in=["rond", "ontbonden"]),
                violation_error_message="Waarop wordt gewacht, is tot een dag.",
            ),
        ]

    def __str__(self):
        return f"Ruilkring {self.pk}"

    def get_absolute_url(self):
        return reverse("jbmb:kring", args=[self.pk])

    @property
    def is_levend(self) -> bool:
        return self.status in LEVENDE_KRING

    @property
    def toont_namen(self) -> bool:
        return self.status in MET_NAMEN


K = Ruilkring.Status
LEVENDE_KRING = (K.VOORGESTELD, K.KENNISMAKEN, K.AKKOORD, K.ROND)
# When all are interested they may know who it is; when it ends, that is over.
MET_NAMEN = (K.KENNISMAKEN, K.AKKOORD, K.ROND)
# Everybody said yes: others lean on it.
VASTGELEGD = (K.AKKOORD, K.ROND)


class Kringlid(models.Model):
    """Somebody in it: they go to the job of the next place, the last to that of the first."""

    kring = models.ForeignKey(Ruilkring, models.PROTECT, related_name="leden", verbose_name="ruilkring")
    plek = models.PositiveSmallIntegerField("plek")
    aanbod = models.ForeignKey(Ruilaanbod, models.PROTECT, related_name="kringleden", verbose_name="aanbod")
    # As the ring is, here too: so that the database sees to it that nobody is in two rings that live.
    is_levend = models.BooleanField("loopt", default=True)
    geinteresseerd_op = models.DateTimeField("geïnteresseerd op", null=True, blank=True)
    ja_op = models.DateTimeField("ja gezegd op", null=True, blank=True)
    leidinggevende = models.EmailField("leidinggevende", blank=True)
    # Because of whom it ended: their next place is not proposed to them again.
    brak_af = models.BooleanField("brak af", default=False)

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "aanbod__organisatie"

    class Meta:
        verbose_name = "lid van een ruilkring"
        verbose_name_plural = "leden van ruilkringen"
        ordering = ["kring", "plek"]
        constraints = [
            models.UniqueConstraint(fields=["kring", "plek"], name="kringlid_plek_uniek"),
            models.UniqueConstraint(
                fields=["aanbod"],
                condition=Q(is_levend=True),
                name="kringlid_een_tegelijk",
                violation_error_message="Niemand zit in twee ruilkringen tegelijk.",
            ),
            models.CheckConstraint(
                name="kringlid_ja_na_interesse",
                condition=Q(ja_op__isnull=True) | Q(geinteresseerd_op__isnull=False),
                violation_error_message="Ja zeggen kan na kennismaken.",
            ),
        ]

    def __str__(self):
        return f"Plek {self.plek} van {self.kring}"


class Kringstap(models.Model):
    """One move of a ring's status: append-only."""

    kring = models.ForeignKey(Ruilkring, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=20, choices=Ruilkring.Status, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Ruilkring.Status)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    class Meta:
        verbose_name = "stap van een ruilkring"
        verbose_name_plural = "stappen van ruilkringen"
        ordering = ["vastgelegd_op", "pk"]

    def __str__(self):
        return f"{self.get_naar_display()} op {self.vastgelegd_op:%d-%m-%Y}"


class Kringakkoord(models.Model):
    """Who has to agree for one member: the leidinggevende, and the ambassadeur of the organisation."""

    class Wie(models.TextChoices):
        LEIDINGGEVENDE = "leidinggevende", "Leidinggevende"
        AMBASSADEUR = "ambassadeur", "Ambassadeur"

    class Besluit(models.TextChoices):
        JA = "ja", "Akkoord"
        NEE = "nee", "Geen akkoord"

    lid = models.ForeignKey(Kringlid, models.CASCADE, related_name="akkoorden", verbose_name="lid")
    wie = models.CharField("wie", max_length=20, choices=Wie)
    besluit = models.CharField("besluit", max_length=10, choices=Besluit, blank=True)
    besloten_op = models.DateTimeField("besloten op", null=True, blank=True)

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "lid__aanbod__organisatie"

    class Meta:
        verbose_name = "akkoord voor een ruil"
        verbose_name_plural = "akkoorden voor ruilen"
        ordering = ["lid", "-wie"]
        constraints = [
            models.UniqueConstraint(fields=["lid", "wie"], name="kringakkoord_een_per_wie"),
            models.CheckConstraint(
                name="kringakkoord_besloten_sinds",
                condition=Q(besluit="", besloten_op__isnull=True)
                | ~Q(besluit="") & Q(besloten_op__isnull=False),
                violation_error_message="Een besluit heeft een moment.",
            ),
        ]

    def __str__(self):
        return f"{self.get_wie_display()} voor {self.lid}"
