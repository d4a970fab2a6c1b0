"""What somebody offers (their own job), what they want in its place, and every move of that."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jbmb.models.families import Functiefamilie, zijn_families
from twentsekracht.omgeving import plaatsen
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet

KORTST, LANGST = 3, 12  # months of a swap
HOOGSTE_SCHAAL = 19
MEESTE_UREN = 40
MEESTE_THUISDAGEN = 5


def _heel(naam: str, van: int, tot: int) -> models.PositiveSmallIntegerField:
    grenzen = [MinValueValidator(van), MaxValueValidator(tot)]
    return models.PositiveSmallIntegerField(naam, null=True, blank=True, validators=grenzen)


def _uren(naam: str) -> models.DecimalField:
    grenzen = [MinValueValidator(1), MaxValueValidator(MEESTE_UREN)]
    return models.DecimalField(
        naam, max_digits=4, decimal_places=1, null=True, blank=True, validators=grenzen
    )


class RuilaanbodQuerySet(BeheerbaarQuerySet):
    def aangeboden_tot_en_met(self, dag):
        """Offered on or before the day, whatever became of it since. What nobody approved was never offered."""
        return self.filter(aangeboden_op__lte=dag)

    def open(self):
        """Still looking for somebody to swap with."""
        return self.filter(status=Ruilaanbod.Status.AANGEBODEN)

    def te_ruilen(self, *, op):
        """Open, of somebody who is there and in no ring yet, complete, still good, and that may yet begin."""
        compleet = {f"{naam}__isnull": False for naam in NODIG_GETAL}
        return (
            self.open()
            .filter(is_vast=True, deelnemer__in=Gebruiker.objects.open(op=op), **compleet)
            .exclude(functiefamilie="")
            .exclude(plaats="")
            .filter(Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=op), wens_start_tot__gte=op)
            .vrij()
        )

    def vrij(self):
        """In no ring that lives."""
        return self.exclude(kringleden__is_levend=True)

    def levend(self):
        """On its way, on offer or being swapped: of these somebody has one at a time."""
        return self.filter(status__in=LEVEND)

    def van(self, gebruiker):
        return self.filter(deelnemer=gebruiker)

    def van_anderen(self, gebruiker):
        """Also what came from an old list, which belongs to no account."""
        return self.filter(Q(deelnemer__isnull=True) | ~Q(deelnemer=gebruiker))

    def zichtbaar_voor(self, gebruiker):
        """What a colleague may find: of their own organisation only who chose at the offer to be seen there.

        Everybody sees their own offer, and what came from an old list, which tells of nobody.
        """
        hier = Q(organisatie=gebruiker.organisatie_id) | Q(deelnemer__organisatie=gebruiker.organisatie_id)
        verborgen = Q(deelnemer__isnull=False, verborgen_voor_eigen_organisatie=True)
        # As a subquery: excluding along a path that may be empty would also lose the old list.
        collega = self.model.objects.filter(verborgen & hier).van_anderen(gebruiker)
        return self.exclude(pk__in=collega.values("pk"))


class Ruilaanbod(models.Model):
    """A job, and the wish that goes with it. What came from an old list has no wish, and belongs to no account."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        INGEDIEND = "ingediend", "Wacht op goedkeuring"
        AANVULLING = "aanvulling", "Aanvulling gevraagd"
        AFGEWEZEN = "afgewezen", "Afgewezen"
        AANGEBODEN = "aangeboden", "Aangeboden"
        GEPAUZEERD = "gepauzeerd", "Gepauzeerd"
        VERLOPEN = "verlopen", "Verlopen"
        LOPEND = "lopend", "Ruil loopt"
        AFGEROND = "afgerond", "Ruil afgerond"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    # A job that changed goes back to the ambassadeur; who comes back from a swap that broke off is on offer again.
    OVERGANGEN = {
        "": {Status.CONCEPT},
        Status.CONCEPT: {Status.INGEDIEND, Status.INGETROKKEN},
        Status.INGEDIEND: {Status.AANGEBODEN, Status.AANVULLING, Status.AFGEWEZEN, Status.INGETROKKEN},
        Status.AANVULLING: {Status.INGEDIEND, Status.INGETROKKEN},
        Status.AANGEBODEN: {
            *(Status.INGEDIEND, Status.GEPAUZEERD, Status.VERLOPEN),
            *(Status.LOPEND, Status.INGETROKKEN),
        },
        Status.GEPAUZEERD: {
            *(Status.INGEDIEND, Status.AANGEBODEN, Status.VERLOPEN, Status.INGETROKKEN),
        },
        Status.VERLOPEN: {Status.INGEDIEND, Status.AANGEBODEN, Status.INGETROKKEN},
        Status.LOPEND: {Status.AFGEROND, Status.AANGEBODEN, Status.INGETROKKEN},
        **dict.fromkeys((Status.AFGEWEZEN, Status.AFGEROND, Status.INGETROKKEN), frozenset()),
    }

    code = models.CharField("code", max_length=40, unique=True)
    deelnemer = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="ruilaanbod", verbose_name="deelnemer"
    )
    kenmerk = models.CharField(
        "kenmerk", max_length=40, blank=True, help_text="Kenmerk uit een oude lijst, geen naam."
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="ruilaanbod", verbose_name="organisatie"
    )
    # ---- my job
    functie = models.CharField("functie", max_length=200)
    functiefamilie = models.CharField(
        "functiefamilie", max_length=30, choices=Functiefamilie, blank=True, help_text="Volgens HR21."
    )
    taken = models.TextField("taken", max_length=2000, blank=True)
    schaal = _heel("schaal", 1, HOOGSTE_SCHAAL)
    uren = _uren("uren per week")
    # A code of twentsekracht/omgeving.toml: choices there would be a migration for every new place.
    plaats = models.CharField("plaats", max_length=40, blank=True)
    thuisdagen = models.PositiveSmallIntegerField(
        "dagen thuis per week",
        null=True,
        blank=True,
        validators=[MaxValueValidator(MEESTE_THUISDAGEN)],
    )
    breng_mee = models.TextField("wat ik meebreng", max_length=2000, blank=True)
    is_vast = models.BooleanField("vast dienstverband", null=True, blank=True)
    # ---- what I want: empty is "maakt niet uit", but for how long and from when
    wens_families = models.JSONField(
        "gewenste functiefamilies", default=list, blank=True, validators=[zijn_families]
    )
    voorkeuren = models.ManyToManyField(Organisatie, through="Voorkeur", related_name="gewenst_in_ruil")
    wens_plaats = models.CharField("vanuit", max_length=40, blank=True)
    wens_afstand = models.PositiveSmallIntegerField("hoogstens zo ver", null=True, blank=True)
    wens_schaal_min = _heel("schaal vanaf", 1, HOOGSTE_SCHAAL)
    wens_schaal_max = _heel("schaal tot en met", 1, HOOGSTE_SCHAAL)
    wens_uren_min = _uren("uren vanaf")
    wens_uren_max = _uren("uren tot en met")
    wens_maanden_min = _heel("maanden vanaf", KORTST, LANGST)
    wens_maanden_max = _heel("maanden tot en met", KORTST, LANGST)
    wens_start_van = models.DateField("beginnen vanaf", null=True, blank=True)
    wens_start_tot = models.DateField("beginnen tot en met", null=True, blank=True)
    # ---- where it stands
    maanden = models.PositiveSmallIntegerField(
        "maanden", null=True, blank=True, help_text="Uit een oude lijst, die één getal kent."
    )
    verborgen_voor_eigen_organisatie = models.BooleanField("verborgen voor eigen organisatie", default=True)
    status = models.CharField("status", max_length=20, choices=Status, default=Status.AANGEBODEN)
    ingediend_op = models.DateField("ingediend op", null=True, blank=True)
    aangeboden_op = models.DateField("aangeboden op", null=True, blank=True)
    geldig_tot = models.DateField("geldig tot en met", null=True, blank=True)
    herinnerd_op = models.DateField("herinnerd op", null=True, blank=True)

    objects = RuilaanbodQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "ruilaanbod"
        verbose_name_plural = "ruilaanbod"
        ordering = ["-aangeboden_op", "code"]
        indexes = [models.Index(fields=["status", "geldig_tot"], name="ruilaanbod_stand")]
        # A check that comes to NULL lets a row through, so each says in so many words what may not be empty.
        constraints = [
            models.CheckConstraint(
                name="ruilaanbod_maanden_positief",
                condition=Q(maanden__isnull=True) | Q(maanden__gte=1),
                violation_error_message="Een ruil duurt minstens een maand.",
            ),
            models.CheckConstraint(
                name="ruilaanbod_schalen_lopen_op",
                condition=Q(wens_schaal_min__isnull=True)
                | Q(wens_schaal_max__isnull=True)
                | Q(wens_schaal_max__gte=F("wens_schaal_min")),
                violation_error_message="De hoogste schaal ligt onder de laagste.",
            ),
            models.CheckConstraint(
                name="ruilaanbod_uren_lopen_op",
                condition=Q(wens_uren_min__isnull=True)
                | Q(wens_uren_max__isnull=True)
                | Q(wens_uren_max__gte=F("wens_uren_min")),
                violation_error_message="Het hoogste aantal uren ligt onder het laagste.",
            ),
            models.CheckConstraint(
                name="ruilaanbod_duur_klopt",
                condition=Q(wens_maanden_min__isnull=True, wens_maanden_max__isnull=True)
                | Q(
                    wens_maanden_min__isnull=False,
                    wens_maanden_max__isnull=False,
                    wens_maanden_min__gte=KORTST,
                    wens_maanden_max__lte=LANGST,
                    wens_maanden_max__gte=F("wens_maanden_min"),
                ),
                violation_error_message=f"Een ruil duurt {KORTST} tot en met {LANGST} maanden. "
                "Vul het kortste en het langste aantal in.",
            ),
            models.CheckConstraint(
                name="ruilaanbod_begin_klopt",
                condition=Q(wens_start_van__isnull=True, wens_start_tot__isnull=True)
                | Q(
                    wens_start_van__isnull=False,
                    wens_start_tot__isnull=False,
                    wens_start_tot__gte=F("wens_start_van"),
                ),
                violation_error_message="Vul in vanaf welke dag en tot en met welke dag je kunt beginnen.",
            ),
            models.CheckConstraint(
                name="ruilaanbod_afstand_vanuit_een_plaats",
                condition=Q(wens_afstand__isnull=True) | ~Q(wens_plaats=""),
                violation_error_message="Kies ook vanuit welke plaats.",
            ),
            models.CheckConstraint(
                name="ruilaanbod_ingediend_is_compleet",
                condition=~Q(status="ingediend")
                | Q(
                    ingediend_op__isnull=False,
                    schaal__isnull=False,
                    uren__isnull=False,
                    wens_maanden_min__isnull=False,
                    wens_start_van__isnull=False,
                )
                & ~Q(functiefamilie="")
                & ~Q(plaats="")
                & ~Q(taken=""),
                violation_error_message="Dit aanbod is nog niet compleet.",
            ),
            models.CheckConstraint(
                name="ruilaanbod_aangeboden_sinds_een_dag",
                condition=Q(aangeboden_op__isnull=False)
                | Q(status__in=["concept", "ingediend", "aanvulling", "afgewezen", "ingetrokken"]),
                violation_error_message="Wat is aangeboden, is dat sinds een dag.",
            ),
            models.CheckConstraint(
                name="ruilaanbod_alleen_met_vast_contract",
                condition=Q(deelnemer__isnull=True)
                | Q(is_vast__isnull=False, is_vast=True)
                | ~Q(status__in=["aangeboden", "gepauzeerd", "verlopen", "lopend", "afgerond"]),
                violation_error_message="Ruilen kan alleen met een vast contract.",
            ),
            models.UniqueConstraint(
                fields=["deelnemer"],
                condition=Q(
                    deelnemer__isnull=False,
                    status__in=[
                        *("concept", "ingediend", "aanvulling"),
                        *("aangeboden", "gepauzeerd", "lopend"),
                    ],
                ),
                name="ruilaanbod_een_tegelijk",
                violation_error_message="Je hebt al een aanbod. Wijzig dat, of trek het in.",
            ),
        ]

    def __str__(self):
        return f"{self.functie} ({self.code})"

    def get_absolute_url(self):
        return reverse("jbmb:aanbod", args=[self.pk])

    @property
    def is_te_wijzigen(self) -> bool:
        return self.status in TE_WIJZIGEN

    def ontbreekt(self) -> list[str]:
        """What still has to be filled in before it can be sent in."""
        return [naam for naam in NODIG if getattr(self, naam) in (None, "")]

    @property
    def plaatsnaam(self) -> str:
        return _plaatsnaam(self.plaats)

    @property
    def wens_plaatsnaam(self) -> str:
        return _plaatsnaam(self.wens_plaats)


def _plaatsnaam(code: str) -> str:
    return plaatsen()[code][0] if code in plaatsen() else code


S = Ruilaanbod.Status
# Of these somebody has one at a time; the database holds it too.
LEVEND = (S.CONCEPT, S.INGEDIEND, S.AANVULLING, S.AANGEBODEN, S.GEPAUZEERD, S.LOPEND)
# What can still be found, or be found again; the owner may change what it says.
TE_WIJZIGEN = (S.CONCEPT, S.INGEDIEND, S.AANVULLING, S.AANGEBODEN, S.GEPAUZEERD, S.VERLOPEN)
# Over, and nothing follows: a year after that nobody needs to know whose it was.
VOORBIJ = (S.AFGEWEZEN, S.VERLOPEN, S.AFGEROND, S.INGETROKKEN)
# What the owner writes, and what of it the ambassadeur cannot do without.
INHOUD = (
    *("functie", "functiefamilie", "taken", "schaal", "uren", "plaats", "thuisdagen", "breng_mee"),
    *("wens_families", "wens_plaats", "wens_afstand", "wens_schaal_min", "wens_schaal_max"),
    *("wens_uren_min", "wens_uren_max", "wens_maanden_min", "wens_maanden_max"),
    *("wens_start_van", "wens_start_tot", "verborgen_voor_eigen_organisatie"),
)
NODIG_GETAL = ("schaal", "uren", "wens_maanden_min", "wens_maanden_max", "wens_start_van", "wens_start_tot")
# The job itself: when that changes the ambassadeur looks again. What somebody wants or brings is their own.
BAAN = ("functie", "functiefamilie", "taken", "schaal", "uren", "plaats")
NODIG = ("functie", "functiefamilie", "taken", "plaats", *NODIG_GETAL)


class Voorkeur(models.Model):
    """An organisation that the person would like to work at, in order of preference."""

    aanbod = models.ForeignKey(Ruilaanbod, models.CASCADE, related_name="voorkeursvolgorde")
    organisatie = models.ForeignKey(Organisatie, models.CASCADE, related_name="+")
    rang = models.PositiveSmallIntegerField("rang")

    organisatie_pad = "aanbod__organisatie"

    class Meta:
        verbose_name = "voorkeur"
        verbose_name_plural = "voorkeuren"
        ordering = ["rang"]
        constraints = [
            models.UniqueConstraint(fields=["aanbod", "rang"], name="voorkeur_rang_uniek"),
            models.UniqueConstraint(fields=["aanbod", "organisatie"], name="voorkeur_organisatie_uniek"),
        ]

    def __str__(self):
        return f"{self.rang}. {self.organisatie}"


class Aanbodstap(models.Model):
    """One move of an offer's status: append-only."""

    aanbod = models.ForeignKey(Ruilaanbod, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=20, choices=Ruilaanbod.Status, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Ruilaanbod.Status)
    per = models.DateField("per")
    reden = models.CharField("reden", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    organisatie_pad = "aanbod__organisatie"

    class Meta:
        verbose_name = "stap van een aanbod"
        verbose_name_plural = "stappen van aanbod"
        ordering = ["per", "pk"]

    def __str__(self):
        return f"{self.get_naar_display()} per {self.per}"
