"""Events, their parts, who took part, and swaps of workplace."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet
from twentsekracht.zoeken.woorden import patronen


class EvenementQuerySet(models.QuerySet):
    def gepubliceerd(self):
        """What everybody may read, signed in or not."""
        return self.filter(is_gepubliceerd=True)

    def komend(self, *, op):
        """Not over yet on that day; the soonest first."""
        return self.filter(einde__gte=op).order_by("start", "code")

    def geweest(self, *, op):
        return self.filter(einde__lt=op).order_by("-start", "code")

    def met_woorden(self, woorden):
        """Every word somewhere in the event or in the title of one of its parts."""
        for zoekt in patronen(woorden):
            deel = Onderdeel.objects.filter(evenement=OuterRef("pk"), titel__iregex=zoekt)
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
    is_gepubliceerd = models.BooleanField(
        "staat op de website", default=True, help_text="Uit zolang het evenement nog niet te zien mag zijn."
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
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("evenementen:evenement", args=[self.jaar, self.code])


class Onderdeel(models.Model):
    class Soort(models.TextChoices):
        WORKSHOP = "workshop", "Workshop"
        LEZING = "lezing", "Lezing"
        TRAINING = "training", "Training"
        MEELOOPDAG = "meeloopdag", "Meeloopdag"
        PROEVERIJ = "proeverij", "Proeverij"

    evenement = models.ForeignKey(
        Evenement, models.PROTECT, related_name="onderdelen", verbose_name="evenement"
    )
    code = models.CharField("code", max_length=40)
    titel = models.CharField("titel", max_length=200)
    soort = models.CharField("soort", max_length=20, choices=Soort, blank=True)
    datum = models.DateField("datum", null=True, blank=True)
    begintijd = models.TimeField("van", null=True, blank=True)
    eindtijd = models.TimeField("tot", null=True, blank=True)
    spreker = models.CharField("door wie", max_length=200, blank=True)
    locatie = models.CharField("locatie", max_length=200, blank=True)
    capaciteit = models.PositiveIntegerField("capaciteit", null=True, blank=True)

    class Meta:
        verbose_name = "onderdeel"
        verbose_name_plural = "onderdelen"
        ordering = ["evenement", "datum", "begintijd", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["evenement", "code"],
                name="onderdeel_code_uniek",
                violation_error_message="Dit onderdeel staat er al.",
            ),
            models.CheckConstraint(
                name="onderdeel_tijden_kloppen",
                condition=Q(eindtijd__isnull=True) | Q(begintijd__isnull=False, eindtijd__gt=F("begintijd")),
                violation_error_message="De eindtijd ligt voor de begintijd, of er is geen begintijd.",
            ),
        ]

    def __str__(self):
        return self.titel


class DeelnameQuerySet(BeheerbaarQuerySet):
    def van(self, gebruiker):
        """Somebody's own, with what a page says about each."""
        return self.filter(deelnemer=gebruiker).select_related("onderdeel__evenement")


class Deelname(models.Model):
    class Status(models.TextChoices):
        AANGEMELD = "aangemeld", "Aangemeld"
        BEVESTIGD = "bevestigd", "Bevestigd"
        WACHTLIJST = "wachtlijst", "Wachtlijst"
        GEANNULEERD = "geannuleerd", "Geannuleerd"
        AANWEZIG = "aanwezig", "Aanwezig"
        AFWEZIG = "afwezig", "Afwezig"
        NO_SHOW = "no_show", "Niet gekomen"

    onderdeel = models.ForeignKey(
        Onderdeel, models.PROTECT, related_name="deelnames", verbose_name="onderdeel"
    )
    deelnemer = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="deelnames", verbose_name="deelnemer"
    )
    kenmerk = models.CharField(
        "kenmerk", max_length=40, blank=True, help_text="Kenmerk uit een oude lijst, geen naam."
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="deelnames", verbose_name="organisatie"
    )
    ingeschreven_op = models.DateField("ingeschreven op", null=True, blank=True)
    status = models.CharField("status", max_length=20, choices=Status)

    objects = DeelnameQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "deelname"
        verbose_name_plural = "deelnames"
        ordering = ["-ingeschreven_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["onderdeel", "kenmerk"],
                condition=~Q(kenmerk=""),
                name="deelname_kenmerk_een_keer",
                violation_error_message="Deze deelnemer staat al bij dit onderdeel.",
            ),
            models.UniqueConstraint(
                fields=["onderdeel", "deelnemer"],
                condition=Q(deelnemer__isnull=False),
                name="deelname_deelnemer_een_keer",
                violation_error_message="Deze deelnemer staat al bij dit onderdeel.",
            ),
        ]

    def __str__(self):
        return f"Deelname {self.pk} aan {self.onderdeel_id}"


S = Deelname.Status
MET_PLAATS = (S.BEVESTIGD, S.AANWEZIG, S.AFWEZIG, S.NO_SHOW)


class Deelnamestap(models.Model):
    """One move of a participation's status: append-only."""

    deelname = models.ForeignKey(Deelname, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=20, choices=Deelname.Status, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Deelname.Status)
    per = models.DateField("per", null=True, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    organisatie_pad = "deelname__organisatie"

    class Meta:
        verbose_name = "stap van een deelname"
        verbose_name_plural = "stappen van deelnames"
        ordering = ["per", "pk"]

    def __str__(self):
        return f"{self.get_naar_display()} per {self.per}"


class Werkplekruil(models.Model):
    """Two organisations whose secretaries (or another group) swap workplace for a day or two."""

    class Status(models.TextChoices):
        GEPLAND = "gepland", "Gepland"
        UITGEVOERD = "uitgevoerd", "Uitgevoerd"
        NIET_DOORGEGAAN = "niet_doorgegaan", "Niet doorgegaan"

    groep = models.CharField("groep", max_length=100)
    organisatie_a = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", verbose_name="organisatie"
    )
    organisatie_b = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", verbose_name="ruilt met")
    datum = models.DateField("datum")
    status = models.CharField("status", max_length=20, choices=Status)
    reden = models.CharField("reden", max_length=300, blank=True)

    class Meta:
        verbose_name = "werkplekruil"
        verbose_name_plural = "werkplekruilen"
        ordering = ["-datum", "groep", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["groep", "organisatie_a", "organisatie_b", "datum"],
                name="werkplekruil_een_keer",
                violation_error_message="Deze ruil staat er al.",
            ),
            models.CheckConstraint(
                name="werkplekruil_met_een_ander",
                condition=~Q(organisatie_a=F("organisatie_b")),
                violation_error_message="Een organisatie ruilt niet met zichzelf.",
            ),
        ]

    def __str__(self):
        return f"{self.organisatie_a} en {self.organisatie_b}, {self.datum}"
