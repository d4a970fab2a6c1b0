"""What the courses cost each organisation, on a page and as a list to send with the bill."""

from django.http import Http404
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from school.admin.bladzijden import VanOrganisaties
from school.afrekening import Post, posten, som
from twentsekracht import rekenblad

KOPPEN = (
    "Organisatie",
    "Kwartaal",
    "Opleiding",
    "Code",
    "Plaatsen",
    "Kosten per deelnemer",
    "Bedrag",
    "Annuleringen",
    "Kosten van annuleren",
    "Totaal",
)
UITLEG = (
    "Een plaats telt in het kwartaal waarin de uitvoering begint, ook als iemand niet kwam. Annuleringen: alleen waar "
    "kosten voor zijn. Alleen opleidingen die de organisatie zelf betaalt."
)


class Rekening(VanOrganisaties):
    """Of one organisation or (platform office) all of them; of a quarter or the year."""

    @cached_property
    def kwartaal(self) -> int | None:
        gevraagd = self.request.GET.get("kwartaal", "")
        if gevraagd not in {"", "1", "2", "3", "4"}:
            raise Http404
        return int(gevraagd) if gevraagd else None

    @cached_property
    def per_organisatie(self) -> list[tuple]:
        """(organisation, its posts, their sum), of who has any; of a chosen one always."""
        wie = [self.organisatie] if self.organisatie else self.organisaties
        gevonden = posten(self.jaar, organisatie_ids=[een.pk for een in wie], kwartaal=self.kwartaal)
        per_pk: dict[int, list[Post]] = {een.pk: [] for een in wie}
        for post in gevonden:
            per_pk[post.organisatie].append(post)
        return [
            (een, per_pk[een.pk], som(per_pk[een.pk])) for een in wie if per_pk[een.pk] or self.organisatie
        ]

    @cached_property
    def alles(self):
        return som(post for _, van, _ in self.per_organisatie for post in van)


class Afrekening(Rekening, TemplateView):
    template_name = "admin/school/afspraak/afrekening.html"

    def get_context_data(self, **kwargs):
        wie = self.organisatie or "alle organisaties"
        return super().get_context_data(
            title=f"Afrekening {self.jaar}: {wie}",
            kwartaal=self.kwartaal,
            kwartalen=(1, 2, 3, 4),
            per_organisatie=self.per_organisatie,
            alles=self.alles,
            vraag=self.request.GET.urlencode(),
            uitleg=UITLEG,
            **kwargs,
        )


class AfrekenBestand(Rekening, View):
    def get(self, request, soort):
        if soort not in rekenblad.SOORTEN:
            raise Http404
        wie = self.organisatie.code if self.organisatie else "alle"
        naam = f"afrekening-{self.jaar}{f'-kwartaal-{self.kwartaal}' if self.kwartaal else ''}-{wie}"
        return rekenblad.als_antwoord(soort, naam, KOPPEN, self._rijen(), UITLEG)

    def _rijen(self):
        for wie, van, totaal in self.per_organisatie:
            for post in van:
                yield _rij(wie, post)
            yield _totaal(f"Totaal {wie}", totaal)
        if len(self.per_organisatie) > 1:
            yield _totaal("Totaal", self.alles)


def _rij(wie, post: Post) -> list:
    return [
        str(wie),
        post.kwartaal,
        post.titel,
        post.code,
        post.plaatsen,
        "nog niet bekend" if post.prijs is None else post.prijs,
        post.bedrag,
        post.annuleringen,
        post.annuleringskosten,
        post.totaal,
    ]


def _totaal(naam: str, van) -> list:
    return [
        naam,
        "",
        "",
        "",
        van.plaatsen,
        "",
        van.bedrag,
        van.annuleringen,
        van.annuleringskosten,
        van.totaal,
    ]
