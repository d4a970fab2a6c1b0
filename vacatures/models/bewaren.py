"""What somebody keeps of the vacancies: one of them, or a search that mails what is new."""

from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.models.mensen import mag_inloggen
from vacatures.models.reactie import Reactie
from vacatures.models.vacature import Vacature


class BewaardeVacatureQuerySet(models.QuerySet):
    def te_herinneren(self, *, vandaag: datetime):
        """Kept before today, closing within three days, and nobody was told. `vandaag`: when the day began.

        Not to who does not want it, or reacted already.
        """
        dag = timezone.localdate(vandaag)
        binnenkort = Q(vacature__sluit_op__range=(dag, dag + timedelta(days=BewaardeVacature.DAGEN_VOORAF)))
        gereageerd = Reactie.objects.filter(kandidaat=OuterRef("gebruiker"), vacature=OuterRef("vacature"))
        gereageerd = gereageerd.exclude(status=Reactie.Status.INGETROKKEN)
        stil = Q(gebruiker__mailkeuze__herinneren=False)
        zonder_mail = self.filter(binnenkort, op__lt=vandaag, herinnerd_op__isnull=True).exclude(stil)
        open_bij = mag_inloggen(dag, "gebruiker__"), Q(vacature__status=Vacature.Status.GEPUBLICEERD)
        return zonder_mail.filter(*open_bij).exclude(Exists(gereageerd))


class BewaardeVacature(models.Model):
    """A vacancy somebody keeps, to find it again."""

    DAGEN_VOORAF = 3  # before it closes its keeper is reminded

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="bewaarde_vacatures")
    vacature = models.ForeignKey(Vacature, models.CASCADE, related_name="bewaard_door")
    op = models.DateTimeField("bewaard op")
    herinnerd_op = models.DateTimeField("aan de sluitdatum herinnerd op", null=True, blank=True)

    objects = BewaardeVacatureQuerySet.as_manager()

    class Meta:
        verbose_name = "bewaarde vacature"
        verbose_name_plural = "bewaarde vacatures"
        ordering = ["-op", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["gebruiker", "vacature"], name="vacature_een_keer_bewaard"),
        ]

    def __str__(self):
        return f"{self.vacature_id} bewaard door {self.gebruiker_id}"


class Mailkeuze(models.Model):
    """What mail about vacancies somebody wants beside their searches; without a row the defaults below hold."""

    gebruiker = models.OneToOneField(Gebruiker, models.CASCADE, related_name="mailkeuze")
    herinneren = models.BooleanField("mail voordat een bewaarde vacature sluit", default=True)

    class Meta:
        verbose_name = "mailkeuze"
        verbose_name_plural = "mailkeuzes"

    def __str__(self):
        return f"Mailkeuze van {self.gebruiker_id}"


class ZoekopdrachtQuerySet(models.QuerySet):
    def mailen(self, *, op: date):
        """Those that mail, of people whose account is open."""
        stil = Zoekopdracht.HoeVaak.NOOIT
        return self.filter(mag_inloggen(op, "gebruiker__")).exclude(hoe_vaak=stil)

    def meteen(self, *, op: date):
        """Those that are looked at whenever something opens."""
        return self.mailen(op=op).filter(hoe_vaak=Zoekopdracht.HoeVaak.METEEN)

    def aan_de_beurt(self, *, vandaag: datetime):
        """At once, not looked at today, or not this week. `vandaag`: the moment at which the day began."""
        meteen = Q(hoe_vaak=Zoekopdracht.HoeVaak.METEEN)
        per_dag = Q(hoe_vaak=Zoekopdracht.HoeVaak.DAG, gekeken_op__lt=vandaag)
        per_week = Q(hoe_vaak=Zoekopdracht.HoeVaak.WEEK, gekeken_op__lt=vandaag - timedelta(days=6))
        return self.mailen(op=timezone.localdate(vandaag)).filter(meteen | per_dag | per_week)

    def te_vragen(self, *, op: datetime):
        """Nobody said for a year that it is wanted: time to ask."""
        lang_geleden = op - Zoekopdracht.GEWILD
        return self.mailen(op=timezone.localdate(op)).filter(
            gewild_op__lt=lang_geleden, gevraagd_op__isnull=True
        )

    def ongewild(self, *, op: datetime):
        """Asked, and nobody answered in time."""
        return self.filter(gevraagd_op__lt=op - Zoekopdracht.BEDENKTIJD)


class Zoekopdracht(models.Model):
    """A search somebody keeps: new vacancies that fit it come by mail."""

    class HoeVaak(models.TextChoices):
        METEEN = "meteen", "Meteen"
        DAG = "dag", "Elke dag"
        WEEK = "week", "Elke week"
        NOOIT = "nooit", "Niet mailen"

    GEWILD = timedelta(days=365)  # after which its owner is asked whether it still is
    BEDENKTIJD = timedelta(days=30)  # for the answer; then it goes

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="zoekopdrachten")
    naam = models.CharField("naam", max_length=200)
    vraag = models.CharField("vraag", max_length=1000, blank=True)  # as `zoekvraag.normaliseer` writes it
    hoe_vaak = models.CharField("hoe vaak", max_length=10, choices=HoeVaak, default=HoeVaak.DAG)
    gemaakt_op = models.DateTimeField("gemaakt op")
    gekeken_op = models.DateTimeField("gekeken op")  # what could be read before this moment is not new
    gemeld_op = models.DateTimeField("laatst gemeld op", null=True, blank=True)
    # Once a year somebody is asked whether it is still wanted; without an answer it goes.
    gewild_op = models.DateTimeField("laatst gewild op")
    gevraagd_op = models.DateTimeField("gevraagd of het nog gewild is op", null=True, blank=True)

    objects = ZoekopdrachtQuerySet.as_manager()

    class Meta:
        verbose_name = "zoekopdracht"
        verbose_name_plural = "zoekopdrachten"
        ordering = ["naam", "pk"]
        indexes = [models.Index(fields=["hoe_vaak", "gekeken_op"], name="zoekopdracht_aan_de_beurt")]
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "vraag"],
                name="zoekopdracht_een_keer",
                violation_error_message="Deze zoekopdracht heb je al.",
            ),
        ]

    def __str__(self):
        return self.naam

    @property
    def url(self):
        return f"{reverse('vacatures:lijst')}?{self.vraag}"


class Melding(models.Model):
    """A vacancy that somebody has been mailed about: never twice, however many searches it fits."""

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="vacaturemeldingen")
    vacature = models.ForeignKey(Vacature, models.CASCADE, related_name="meldingen")
    op = models.DateTimeField("gemeld op")

    class Meta:
        verbose_name = "melding van een vacature"
        verbose_name_plural = "meldingen van vacatures"
        ordering = ["-op", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["gebruiker", "vacature"], name="vacature_een_keer_gemeld")
        ]

    def __str__(self):
        return f"{self.vacature_id} gemeld aan {self.gebruiker_id}"
