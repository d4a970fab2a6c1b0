"""Who goes along with whom on which day, and how that came about step by step; and what they say afterwards."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from evenementen.models.meelopen import Meeloopdag
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class MeeloopverzoekQuerySet(BeheerbaarQuerySet):
    def met_alles(self):
        """With what a page or a mail says about each."""
        return self.select_related(
            "dag__plek__gastgever", "dag__plek__organisatie", "bezoeker", "organisatie"
        )

    def met(self, gebruiker):
        """In which somebody is the visitor, or the host of whom it was asked: before that it is not theirs to know."""
        gevraagd = Meeloopverzoekstap.objects.filter(
            verzoek=OuterRef("pk"), naar__in=[V.AANGEVRAAGD, V.BEVESTIGD]
        )
        return self.filter(Q(bezoeker=gebruiker) | Q(dag__plek__gastgever=gebruiker) & Exists(gevraagd))

    def bezet(self):
        return self.filter(status__in=BEZET_MEELOPEN)


class Meeloopverzoek(models.Model):
    """One person who wants to go along on one day; once confirmed it is a visit."""

    class Status(models.TextChoices):
        WACHT_OP_AKKOORD = "wacht_op_akkoord", "Wacht op akkoord"
        AANGEVRAAGD = "aangevraagd", "Aangevraagd"
        BEVESTIGD = "bevestigd", "Gaat door"
        AFGEWEZEN = "afgewezen", "Kan niet"
        GEANNULEERD = "geannuleerd", "Geannuleerd"
        VERVALLEN = "vervallen", "Geen antwoord"
        DOORGEGAAN = "doorgegaan", "Geweest"
        NIET_DOORGEGAAN = "niet_doorgegaan", "Niet doorgegaan"

    # First the leidinggevende where the organisation wants that, then the host where the place asks for it.
    OVERGANGEN = {
        "": {Status.WACHT_OP_AKKOORD, Status.AANGEVRAAGD, Status.BEVESTIGD},
        Status.WACHT_OP_AKKOORD: {
            *(Status.AANGEVRAAGD, Status.BEVESTIGD),
            *(Status.AFGEWEZEN, Status.GEANNULEERD, Status.VERVALLEN),
        },
        Status.AANGEVRAAGD: {Status.BEVESTIGD, Status.AFGEWEZEN, Status.GEANNULEERD, Status.VERVALLEN},
        Status.BEVESTIGD: {Status.GEANNULEERD, Status.DOORGEGAAN, Status.NIET_DOORGEGAAN},
        Status.DOORGEGAAN: {Status.NIET_DOORGEGAAN},
        Status.NIET_DOORGEGAAN: {Status.DOORGEGAAN},
        **dict.fromkeys((Status.AFGEWEZEN, Status.GEANNULEERD, Status.VERVALLEN), frozenset()),
    }

    dag = models.ForeignKey(Meeloopdag, models.PROTECT, related_name="verzoeken", verbose_name="dag")
    # That of the day, which does not move while anybody comes: so that the database sees two on one day.
    datum = models.DateField("datum")
    bezoeker = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="meeloopverzoeken", verbose_name="wie"
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="meeloopverzoeken", verbose_name="organisatie"
    )
    motivatie = models.TextField("waarom je mee wilt lopen", max_length=1000)
    leidinggevende = models.EmailField("e-mailadres van je leidinggevende", blank=True)
    status = models.CharField("status", max_length=20, choices=Status)
    gevraagd_op = models.DateTimeField("gevraagd op")
    antwoord_tot = models.DateTimeField("plaats vastgehouden tot", null=True, blank=True)
    # Of the last message to their calendars; empty as long as they know of nothing.
    agendanummer = models.PositiveSmallIntegerField("agendanummer", null=True, blank=True)
    herinnerd_op = models.DateTimeField("herinnerd op", null=True, blank=True)
    nagevraagd_op = models.DateTimeField("gevraagd hoe het was op", null=True, blank=True)

    objects = MeeloopverzoekQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "verzoek om mee te lopen"
        verbose_name_plural = "verzoeken om mee te lopen"
        ordering = ["-datum", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bezoeker", "datum"],
                condition=Q(
                    bezoeker__isnull=False,
                    status__in=[
                        *("wacht_op_akkoord", "aangevraagd", "bevestigd"),
                        *("doorgegaan", "niet_doorgegaan"),
                    ],
                ),
                name="meeloopverzoek_een_per_dag",
                violation_error_message="Je loopt die dag al met iemand mee.",
            ),
            models.CheckConstraint(
                name="meeloopverzoek_wacht_tot_een_moment",
                condition=Q(status__in=["wacht_op_akkoord", "aangevraagd"], antwoord_tot__isnull=False)
                | ~Q(status__in=["wacht_op_akkoord", "aangevraagd"]) & Q(antwoord_tot__isnull=True),
                violation_error_message="Wie op antwoord wacht, wacht tot een moment.",
            ),
        ]

    def __str__(self):
        return f"Verzoek {self.pk} om mee te lopen"

    def get_absolute_url(self):
        return reverse("evenementen:meeloopbezoek", args=[self.pk])

    @property
    def plek(self):
        return self.dag.plek

    @property
    def gastgever(self):
        return self.dag.plek.gastgever

    def is_gastgever(self, gebruiker) -> bool:
        return self.plek.gastgever_id is not None and self.plek.gastgever_id == gebruiker.pk

    def ander(self, gebruiker):
        """Whom this person meets; None when they are gone."""
        return self.bezoeker if self.is_gastgever(gebruiker) else self.gastgever


V = Meeloopverzoek.Status
# Waits for an answer, which may stay away.
WACHTEND_MEELOPEN = (V.WACHT_OP_AKKOORD, V.AANGEVRAAGD)
# What may still come to an end before the day.
OP_TE_ZEGGEN_MEELOPEN = (*WACHTEND_MEELOPEN, V.BEVESTIGD)
GEWEEST_MEELOPEN = (V.DOORGEGAAN, V.NIET_DOORGEGAAN)
# Who keeps a place of a day from somebody else.
BEZET_MEELOPEN = (*OP_TE_ZEGGEN_MEELOPEN, *GEWEEST_MEELOPEN)
# These two know each other's name.
KENT_ELKAAR = (V.BEVESTIGD, *GEWEEST_MEELOPEN)


class Meeloopverzoekstap(models.Model):
    """One move of a request's status: append-only."""

    verzoek = models.ForeignKey(Meeloopverzoek, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=20, choices=Meeloopverzoek.Status, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Meeloopverzoek.Status)
    reden = models.CharField("reden", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    organisatie_pad = "verzoek__organisatie"

    class Meta:
        verbose_name = "stap van een verzoek om mee te lopen"
        verbose_name_plural = "stappen van verzoeken om mee te lopen"
        ordering = ["vastgelegd_op", "pk"]

    def __str__(self):
        return self.get_naar_display()


class Bedankje(models.Model):
    """What one of the two says to the other afterwards: nobody else reads it."""

    class Van(models.TextChoices):
        BEZOEKER = "bezoeker", "Wie meeliep"
        GASTGEVER = "gastgever", "Bij wie"

    verzoek = models.ForeignKey(Meeloopverzoek, models.CASCADE, related_name="bedankjes")
    van = models.CharField("van", max_length=10, choices=Van)
    tekst = models.TextField("bedankje", max_length=500)
    gegeven_op = models.DateTimeField("gegeven op")

    organisatie_pad = "verzoek__organisatie"

    class Meta:
        verbose_name = "bedankje"
        verbose_name_plural = "bedankjes"
        ordering = ["gegeven_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["verzoek", "van"],
                name="bedankje_een_keer",
                violation_error_message="Je hebt al een bedankje gestuurd.",
            )
        ]

    def __str__(self):
        return f"Bedankje bij verzoek {self.verzoek_id}"
