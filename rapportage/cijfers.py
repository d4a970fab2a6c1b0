"""What the figures about money and staffing of the platform office mean, and how they are counted."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from rapportage.models import Begrotingspost, Bezetting, GedrukteWaarde
from twentsekracht.organisaties.models import Formatie


@dataclass(frozen=True)
class Post:
    """`gerealiseerd` None = not known yet; `saldo` = begroot - gerealiseerd, what isn't known counting as not spent."""

    post: str
    soort: str
    begroot: Decimal
    gerealiseerd: Decimal | None

    @property
    def sleutel(self):
        """What makes it the same post in another year."""
        return f"{self.soort}|{self.post}"

    @property
    def saldo(self):
        return self.begroot - (self.gerealiseerd or Decimal(0))


@dataclass(frozen=True)
class Functie:
    functie: str
    uren_per_week: Decimal
    van: date
    tot: date | None


@dataclass(frozen=True)
class Jaarcijfers:
    """posten: the budget of the year; begroting_volgend_jaar: that of the next, empty while it isn't known.

    bezetting: posts held on at least one day of the year. fte: size per organisation in the year, the
    verdeelsleutel; an organisation that is not in it has an unknown size.
    gedrukt: figures printed elsewhere, to compare with.
    """

    posten: tuple[Post, ...]
    volgend_jaar: tuple[Post, ...]
    bezetting: tuple[Functie, ...]
    fte: dict[str, Decimal]
    gedrukt: tuple[tuple[str, Decimal, str], ...]

    @property
    def begroot(self):
        return sum((post.begroot for post in self.posten), Decimal(0))

    @property
    def gerealiseerd(self):
        return sum((post.gerealiseerd or Decimal(0) for post in self.posten), Decimal(0))

    @property
    def overschot(self):
        """Budget minus what was spent; a post without a realisation counts as not spent."""
        return self.begroot - self.gerealiseerd

    def van_soort(self, soort):
        return tuple(post for post in self.posten if post.soort == soort)


def jaarcijfers(*, jaar, peildatum):
    """The whole calendar year: these figures do not depend on the peildatum (four queries)."""
    begroting = Begrotingspost.objects.filter(jaar__in=(jaar, jaar + 1)).order_by("-soort", "post")
    posten = [(rij.jaar, Post(rij.post, rij.soort, rij.begroot, rij.gerealiseerd)) for rij in begroting]
    bezetting = Bezetting.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=date(jaar, 1, 1)), van__lte=date(jaar, 12, 31)
    ).order_by("van", "-uren_per_week", "functie")
    return Jaarcijfers(
        posten=tuple(post for van, post in posten if van == jaar),
        volgend_jaar=tuple(post for van, post in posten if van != jaar),
        bezetting=tuple(Functie(rij.functie, rij.uren_per_week, rij.van, rij.tot) for rij in bezetting),
        fte=dict(Formatie.objects.filter(jaar=jaar).order_by().values_list("organisatie__code", "fte")),
        gedrukt=tuple(
            GedrukteWaarde.objects.filter(jaar=jaar)
            .order_by("sleutel", "bron")
            .values_list("sleutel", "waarde", "bron")
        ),
    )
