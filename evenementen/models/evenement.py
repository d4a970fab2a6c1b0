"""Events, and the parts their programme is made of."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Organisatie
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.zoeken.woorden import patronen


class EvenementQuerySet(models.QuerySet):
    def gepubliceerd(self):
        """What everybody may read, signed in or not."""
        return self.filter(is_gepubliceerd=True)

    def tussen(self, van, tot):
        """What has a day in common with these days, the first and the last included; in order."""
        return self.filter(start__lte=tot, einde__gte=van).order_by("start", "code", "pk")

    def komend(self, *, op):
        """Not over yet on that day; the soonest first."""
        return self.filter(einde__gte=op).order_by("start", "code")

    def geweest(self, *, op):
        return self.filter(einde__lt=op).order_by("-start", "code")

    def programmeerbaar_door(self, gebruiker, *, op):
        """Whose programme this person moves about: the platform office all, who hosts an event that one until it is
        over."""
        ids = toegang.organisatie_ids(gebruiker, Rol.COORDINATOR, Rol.CONTACTPERSOON, op=op)
        return self if ids is toegang.OVERAL else self.filter(gastorganisatie__in=ids, einde__gte=op)

    def met_woorden(self, woorden):
        """Every word somewhere in the event or in the title of one of its parts."""
        for zoekt in patronen(woorden):
            deel = Evenement.objects.filter(pk=OuterRef("pk"), onderdelen__titel__iregex=zoekt)
            self = self.filter(
                Q(titel__iregex=zoekt)
                | Q(samenvatting__iregex=zoekt)
                | Q(omschrijving__iregex=zoekt)
                | Exists(deel)
            )
        return self


class Evenement(models.Model):
    class Soort(models.TextChoices):
        SUMMERSCHOOL = "summerschool", "Summerschool"
        KRACHT_TALENT = "kracht_talent", "Kracht & Talent week"
        MOBILITEITSWEEK = "mobiliteitsweek", "Week van de mobiliteit"
        ANDERS = "anders", "Ander evenement"

    class Planning(models.TextChoices):
        VOORSTEL = "voorstel", "Voorstel"
        GEPLAND = "gepland", "Gepland"
        AFGEWEZEN = "afgewezen", "Niet overgenomen"
        AFGELAST = "afgelast", "Afgelast"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    # Of a year that was read in nobody knows how it was planned: it is gepland, without a step.
    OVERGANGEN = {
        "": {Planning.VOORSTEL, Planning.GEPLAND},
        Planning.VOORSTEL: {Planning.GEPLAND, Planning.AFGEWEZEN, Planning.INGETROKKEN},
        Planning.GEPLAND: {Planning.AFGELAST},
        Planning.AFGEWEZEN: {Planning.GEPLAND},
        Planning.AFGELAST: frozenset(),
        Planning.INGETROKKEN: frozenset(),
    }

    # Old lists use the same code every year, so the code is unique within its year.
    code = models.CharField("code", max_length=40)
    jaar = models.PositiveSmallIntegerField("jaar")
    titel = models.CharField("titel", max_length=200)
    soort = models.CharField("soort", max_length=20, choices=Soort)
    samenvatting = models.CharField(
        "samenvatting", max_length=300, blank=True, help_text="Een of twee zinnen, voor de lijst."
    )
    omschrijving = models.TextField(
        "omschrijving", blank=True, help_text="Wat er te doen is en voor wie. Je mag Markdown gebruiken."
    )
    start = models.DateField("start")
    einde = models.DateField("einde")
    mede_organisator = models.CharField(
        "samen met",
        max_length=120,
        blank=True,
        help_text="Wie het mee organiseert. Bijvoorbeeld: het A&O fonds.",
    )
    route = models.TextField(
        "hoe kom je er",
        blank=True,
        help_text="Staat in de herinnering: parkeren, bus, ingang. Je mag Markdown gebruiken.",
    )
    aanmelden_vanaf = models.DateField("aanmelden vanaf", null=True, blank=True)
    aanmelden_tot = models.DateField(
        "aanmelden tot en met", null=True, blank=True, help_text="Leeg: tot een onderdeel begint."
    )
    is_gepubliceerd = models.BooleanField(
        "staat op de website", default=True, help_text="Uit zolang het evenement nog niet te zien mag zijn."
    )
    planning = models.CharField(
        "planning", max_length=12, choices=Planning, default=Planning.GEPLAND, editable=False
    )
    indiener = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="voorgesteld door",
    )
    gastorganisatie = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="te gast bij",
        help_text="De organisatie die het evenement ontvangt.",
    )
    opbrengst = models.TextField(
        "wat het opbracht",
        blank=True,
        help_text="Na afloop, voor het archief. Je mag Markdown gebruiken. Noem geen namen.",
    )

    objects = EvenementQuerySet.as_manager()

    class Meta:
        verbose_name = "evenement"
        verbose_name_plural = "evenementen"
        ordering = ["-start", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "jaar"],
                name="evenement_code_uniek_per_jaar",
                violation_error_message="Deze code is dit jaar al gebruikt.",
            ),
            models.CheckConstraint(
                name="evenement_periode_klopt",
                condition=Q(einde__gte=F("start")),
                violation_error_message="Het einde ligt voor de start.",
            ),
            models.CheckConstraint(
                name="evenement_aanmelden_klopt",
                condition=Q(aanmelden_vanaf__isnull=True)
                | Q(aanmelden_tot__isnull=True)
                | Q(aanmelden_tot__gte=F("aanmelden_vanaf")),
                violation_error_message="Het aanmelden sluit voordat het begint.",
            ),
            models.CheckConstraint(
                name="evenement_gepubliceerd_is_gepland",
                condition=Q(is_gepubliceerd=False) | Q(planning__in=["gepland", "afgelast"]),
                violation_error_message="Alleen wat gepland is, kan op de website.",
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("evenementen:evenement", args=[self.jaar, self.code])

    @property
    def is_afgelast(self):
        return self.planning == self.Planning.AFGELAST

    def is_open(self, *, op):
        """May somebody sign up on this day, as far as the event goes?"""
        if self.is_afgelast:
            return False
        if self.aanmelden_vanaf and op < self.aanmelden_vanaf:
            return False
        return op <= (self.aanmelden_tot or self.einde)
