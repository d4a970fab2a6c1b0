"""A vacancy: what it says, who may see it from when, and how it stands with it."""

from datetime import date, timedelta
from itertools import pairwise

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, Exists, F, Q, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from twentsekracht.mijn.models import Niveau, Vaardigheid, Vakgebied
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet
from vacatures import zoektaal
from vacatures.models import grenzen
from vacatures.models.openstelling import Fase, Herplaatsingskandidaat

SCHAAL, UREN, BEDRAG = map(grenzen.validators, (grenzen.SCHAAL, grenzen.UREN, grenzen.BEDRAG))
DIENSTVERBANDEN = ("detachering", "oproep", "tijdelijk", "vast")


class Herkomst(models.TextChoices):
    """Where a candidate comes from, seen from the organisation with the vacancy."""

    INTERN = "intern", "Eigen organisatie"
    REGIO = "regio", "Andere Twentse organisatie"
    EXTERN = "extern", "Van buiten"
    ONBEKEND = "onbekend", "Onbekend"


FASEVELDEN = tuple(f"{fase}_op" for fase in Fase)


def _pas_na(eerder: str, later: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"vacature_{later}_na_{eerder}",
        condition=Q(**{f"{eerder}__isnull": True})
        | Q(**{f"{later}__isnull": True})
        | Q(**{f"{eerder}__lte": F(later)}),
        violation_error_message="Een ruimere groep kan niet eerder aan de beurt zijn dan een kleinere.",
    )


def _ook_voor(kleiner: str, ruimer: str) -> models.CheckConstraint:
    """Open for the wider audience, so for the narrower one. A concept may leave days to the organisation's plan."""
    return models.CheckConstraint(
        name=f"vacature_{kleiner}_bij_{ruimer}",
        condition=Q(status="concept") | Q(**{f"{ruimer}__isnull": True}) | Q(**{f"{kleiner}__isnull": False}),
        violation_error_message="Wie open is voor een ruimere groep, is dat ook voor een kleinere.",
    )


class VacatureQuerySet(BeheerbaarQuerySet):
    def aangeboden_in(self, jaar):
        """Published in the year; a concept never counts."""
        return self.filter(gepubliceerd_op__year=jaar).exclude(status=Vacature.Status.CONCEPT)

    def open(self, *, op: date):
        """Published, and its last day has not passed."""
        nog_niet_dicht = Q(sluit_op__isnull=True) | Q(sluit_op__gte=op)
        return self.filter(nog_niet_dicht, status=Vacature.Status.GEPUBLICEERD, gepubliceerd_op__lte=op)

    def dicht(self, *, op: date):
        """No longer open, and how it ended is not recorded: closed by somebody, or its last day has passed."""
        voorbij = Q(status=Vacature.Status.GEPUBLICEERD, sluit_op__lt=op)
        return self.filter(Q(status=Vacature.Status.GESLOTEN) | voorbij)

    def zichtbaar_voor(self, gebruiker, *, op: date):
        """What somebody may read on the site.

        Outsiders: what is open to everybody, while it is open. Colleagues of a partner: what has opened for
        Twente's governments or for their own organisation, also after it closed; who has priority in their own
        organisation, a phase earlier. Concepts and withdrawn ones are for who handles them.
        """
        if is_buitenstaander(gebruiker):
            return self.open_voor(gebruiker, op=op)
        aan_de_beurt = _aan_de_beurt(gebruiker, op=op)
        return self.filter(aan_de_beurt, status__in=Vacature.GETOOND, gepubliceerd_op__lte=op)

    def open_voor(self, gebruiker, *, op: date):
        """What of that is open: what somebody may react to."""
        return self.open(op=op).filter(_aan_de_beurt(gebruiker, op=op))

    def openbaar_geweest(self, *, op: date):
        """Closed now, after it stood open to everybody."""
        dicht = Q(status__in=(Vacature.Status.GESLOTEN, Vacature.Status.INGEVULD)) | Q(sluit_op__lt=op)
        return self._stond_open(op).filter(dicht, status__in=Vacature.GETOOND)

    def openbaar_ingetrokken(self, *, op: date):
        """Taken back, after it stood open to everybody: that it is no longer there, is all that is told of it."""
        return self._stond_open(op).filter(status=Vacature.Status.INGETROKKEN)

    def _stond_open(self, op: date):
        gezien = Q(sluit_op__isnull=True) | Q(sluit_op__gte=F("extern_op"))
        return self.filter(gezien, gepubliceerd_op__lte=op, extern_op__lte=op)

    def met_woorden(self, woorden: str):
        """What fits what was typed in the search box: see `zoektaal` (on PostgreSQL one query)."""
        return self.filter(zoektaal.zoekt(woorden).past())

    def titel_eerst(self, woorden: str):
        """Those with the words in their title before those with the words in their text.

        For a short list: it looks at all there is. A long one goes title by title (`stromen`).
        """
        in_titel = zoektaal.zoekt(woorden).in_titel()
        if not in_titel:
            return self.nieuwste_eerst()
        return self.order_by(Case(When(in_titel, then=0), default=1), "-gepubliceerd_op", "code")

    def nieuwste_eerst(self):
        return self.order_by("-gepubliceerd_op", "code")

    def sluit_eerst(self):
        """Closing soonest first; what has no last day comes last."""
        return self.order_by(F("sluit_op").asc(nulls_last=True), "-gepubliceerd_op", "code")


def is_buitenstaander(gebruiker) -> bool:
    """Reads what is open to everybody, and no more."""
    return not gebruiker.is_active or not gebruiker.organisatie_id


def _aan_de_beurt(gebruiker, *, op: date) -> Q:
    """A phase that this reader is in has come."""
    if is_buitenstaander(gebruiker):
        return Q(extern_op__lte=op)
    voorrang = Herplaatsingskandidaat.objects.geldig(op=op).filter(gebruiker=gebruiker)
    intern = Q(intern_op__lte=op) | Q(Exists(voorrang), herplaatsing_op__lte=op)
    return Q(regio_op__lte=op) | Q(organisatie=gebruiker.organisatie_id) & intern


# The day from which colleagues in the region may see it; of what never gets there, its own organisation.
OPEN_VOOR_COLLEGAS = Coalesce("regio_op", "intern_op", "herplaatsing_op")


class Vacature(models.Model):
    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        GEPUBLICEERD = "gepubliceerd", "Gepubliceerd"
        GESLOTEN = "gesloten", "Gesloten"
        INGEVULD = "ingevuld", "Ingevuld"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    Niveau, Vakgebied = Niveau, Vakgebied  # the words in which people describe themselves, too

    class Doelgroep(models.TextChoices):
        """Who may react in the widest phase of the openstelling."""

        INTERN = "intern", "Eigen organisatie"
        REGIO = "regio", "Twentse overheid"
        EXTERN = "extern", "Iedereen"

    # What colleagues may read: it stood open once, and was not taken back.
    GETOOND = (Status.GEPUBLICEERD, Status.GESLOTEN, Status.INGEVULD)
    # The moves that exist; each has its verb in services.py.
    OVERGANGEN = {
        Status.CONCEPT: {Status.GEPUBLICEERD, Status.INGETROKKEN},
        # Back to concept: only what was planned, until the day it would have opened.
        Status.GEPUBLICEERD: {Status.GESLOTEN, Status.INGEVULD, Status.INGETROKKEN, Status.CONCEPT},
        Status.GESLOTEN: {Status.INGEVULD, Status.INGETROKKEN},
    }
    DAGEN_NIEUW = 7
    DAGEN_LAATSTE_KANS = 7

    code = models.CharField("code", max_length=40, unique=True)
    titel = models.CharField("titel", max_length=200)
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="vacatures", verbose_name="organisatie"
    )
    omschrijving = models.TextField(
        "omschrijving",
        max_length=20_000,
        blank=True,
        help_text="Wat ga je doen, wie zoeken we en wat bieden we? Je kunt Markdown gebruiken.",
    )
    standplaats = models.CharField("standplaats", max_length=100, blank=True)
    contact = models.CharField(
        "contact",
        max_length=200,
        blank=True,
        help_text="Bij wie kan iemand terecht met een vraag? Liever een functie dan een naam.",
    )
    # Dienstverband is a set: a job can be open to more than one.
    is_vast = models.BooleanField("vast", default=False)
    is_tijdelijk = models.BooleanField("tijdelijk", default=False)
    is_detachering = models.BooleanField("detachering", default=False)
    is_oproep = models.BooleanField("oproep", default=False)
    schaal_min = models.PositiveSmallIntegerField("schaal vanaf", null=True, blank=True, validators=SCHAAL)
    schaal_max = models.PositiveSmallIntegerField(
        "schaal tot en met", null=True, blank=True, validators=SCHAAL
    )
    uren_min = models.DecimalField(
        "uren vanaf", max_digits=4, decimal_places=1, null=True, blank=True, validators=UREN
    )
    uren_max = models.DecimalField(
        "uren tot en met", max_digits=4, decimal_places=1, null=True, blank=True, validators=UREN
    )
    niveau = models.CharField("niveau", max_length=10, choices=Niveau, blank=True)
    vakgebied = models.CharField("vakgebied", max_length=20, choices=Vakgebied, blank=True)
    functiefamilie = models.CharField("functiefamilie", max_length=100, blank=True)
    vaardigheden = models.ManyToManyField(
        Vaardigheid, related_name="vacatures", blank=True, verbose_name="vaardigheden"
    )
    # A month's gross pay for a full-time job, as it stood in the salary table when it was published.
    salaris_min = models.DecimalField(
        "salaris vanaf", max_digits=8, decimal_places=2, null=True, blank=True, validators=BEDRAG
    )
    salaris_max = models.DecimalField(
        "salaris tot en met", max_digits=8, decimal_places=2, null=True, blank=True, validators=BEDRAG
    )
    procedure = models.TextField(
        "procedure",
        max_length=4_000,
        blank=True,
        help_text="Wat gebeurt er na de sluitdatum, en wanneer zijn de gesprekken?",
    )
    houder = models.ForeignKey(
        Gebruiker,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="vacatures_in_beheer",
        verbose_name="vacaturehouder",
    )
    kenmerk = models.CharField(
        "eigen kenmerk", max_length=100, blank=True, help_text="Het nummer in jullie eigen systeem."
    )
    doelgroep = models.CharField("doelgroep", max_length=10, choices=Doelgroep, blank=True)
    # From which day each audience may see it; empty: not. A wider one never opens before a narrower one, so
    # whoever is in several asks the narrowest only. `openstelling.py` counts them out when it is published.
    herplaatsing_op = models.DateField("herplaatsing vanaf", null=True, blank=True)
    intern_op = models.DateField("eigen organisatie vanaf", null=True, blank=True)
    regio_op = models.DateField("Twentse overheid vanaf", null=True, blank=True)
    extern_op = models.DateField("iedereen vanaf", null=True, blank=True)
    aantal_plaatsen = models.PositiveSmallIntegerField(
        "aantal plaatsen", default=1, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    nagekeken_door = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="nagekeken door"
    )
    # Who wrote the text as it is now: not the one who may say that it was read by somebody else.
    gewijzigd_door = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="gewijzigd door"
    )
    status = models.CharField("status", max_length=20, choices=Status, default=Status.CONCEPT)
    gepubliceerd_op = models.DateField("gepubliceerd op", null=True, blank=True)
    sluit_op = models.DateField("sluit op", null=True, blank=True)
    ingevuld_op = models.DateField("ingevuld op", null=True, blank=True)
    ingevuld_door = models.CharField("ingevuld door", max_length=10, choices=Herkomst, blank=True)

    objects = VacatureQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "vacature"
        verbose_name_plural = "vacatures"
        ordering = ["-gepubliceerd_op", "code"]
        indexes = [
            models.Index(fields=["gepubliceerd_op", "organisatie"], name="vacature_gepubliceerd"),
            models.Index(fields=["ingevuld_op", "organisatie"], name="vacature_ingevuld"),
            models.Index(fields=["status", "sluit_op", "code"], name="vacature_sluit"),
            models.Index("status", OPEN_VOOR_COLLEGAS.desc(), "code", name="vacature_nieuwste"),
            models.Index(fields=["status", "-extern_op", "code"], name="vacature_nieuwste_extern"),
        ]
        constraints = [
            models.CheckConstraint(
                name="vacature_schaal_loopt_op",
                condition=Q(schaal_min__isnull=True)
                | Q(schaal_max__isnull=True)
                | Q(schaal_max__gte=F("schaal_min")),
                violation_error_message="De hoogste schaal ligt onder de laagste.",
            ),
            models.CheckConstraint(
                name="vacature_uren_lopen_op",
                condition=Q(uren_min__isnull=True)
                | Q(uren_max__isnull=True)
                | Q(uren_max__gte=F("uren_min")),
                violation_error_message="Het hoogste aantal uren ligt onder het laagste.",
            ),
            models.CheckConstraint(
                name="vacature_salaris_loopt_op",
                condition=Q(salaris_min__isnull=True)
                | Q(salaris_max__isnull=True)
                | Q(salaris_max__gte=F("salaris_min")),
                violation_error_message="Het hoogste salaris ligt onder het laagste.",
            ),
            grenzen.constraint("schaal", grenzen.SCHAAL),
            grenzen.constraint("uren", grenzen.UREN),
            grenzen.constraint("salaris", grenzen.BEDRAG),
            *(_pas_na(eerder, later) for eerder, later in pairwise(FASEVELDEN)),
            *(_ook_voor(kleiner, ruimer) for kleiner, ruimer in pairwise(FASEVELDEN)),
            models.UniqueConstraint(
                fields=["organisatie", "kenmerk"],
                condition=~Q(kenmerk=""),
                name="vacature_kenmerk_uniek",
                violation_error_message="Jullie hebben al een vacature met dit kenmerk.",
            ),
        ]

    def __str__(self):
        return f"{self.titel} ({self.code})"

    def get_absolute_url(self):
        return reverse("vacatures:detail", args=[self.code])

    def is_open(self, *, op: date) -> bool:
        return self.status == self.Status.GEPUBLICEERD and (self.sluit_op is None or self.sluit_op >= op)

    def dagen_open(self, *, op: date) -> int | None:
        """Days until its last day, today being 0; None when it has none."""
        return (self.sluit_op - op).days if self.sluit_op else None

    def is_nieuw(self, *, op: date, sinds: date | None = None) -> bool:
        """`sinds`: from when somebody may see it; without it, since it was published."""
        sinds = sinds or self.gepubliceerd_op
        return bool(sinds) and op - timedelta(days=self.DAGEN_NIEUW) <= sinds

    def te_zien_sinds(self, groep: Fase) -> date | None:
        """From which day this audience (`openstelling.groep_van`) may see it. An earlier day would tell of a phase that
        was not for them. What is looked at in advance, since it was published.
        """
        return getattr(self, f"{groep}_op") or self.gepubliceerd_op

    @property
    def dienstverband(self):
        """The set as one code, alphabetical: `tijdelijk_of_vast`; empty when unknown."""
        return "_of_".join(soort for soort in DIENSTVERBANDEN if getattr(self, f"is_{soort}"))


class Vacaturestap(models.Model):
    """One move of a vacancy's status: append-only, so that any date can be asked how things stood."""

    vacature = models.ForeignKey(Vacature, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=20, choices=Vacature.Status, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Vacature.Status)
    per = models.DateField("per")
    reden = models.CharField("reden", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    organisatie_pad = "vacature__organisatie"

    class Meta:
        verbose_name = "stap van een vacature"
        verbose_name_plural = "stappen van vacatures"
        ordering = ["per", "pk"]

    def __str__(self):
        return f"{self.get_naar_display()} per {self.per}"
