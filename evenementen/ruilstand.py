"""How a round stands: who is in it, who said what, who is paired and who is not, and why. A fixed number of queries."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from evenementen.models import Ruilantwoord, Ruillid, Ruilpaar, Ruilronde
from evenementen.paren import Kandidaat, Tweetal, Zonder, mogelijkheden, zonder_partner
from evenementen.ruilgeschiedenis import ontmoetingen
from twentsekracht.organisaties.models import Lid, in_periode


@dataclass(frozen=True)
class Tweemanschap:
    """A pair as it is now. `is_nieuw`: they never met before."""

    paar: Ruilpaar
    een: Ruilantwoord
    ander: Ruilantwoord
    is_nieuw: bool

    @property
    def leden(self) -> Tweetal:
        return frozenset({self.een.lid_id, self.ander.lid_id})


@dataclass(frozen=True)
class Rondestand:
    """`laatste` and `eerder`: who was the other's partner last time, and who ever was."""

    ronde: Ruilronde
    op: date
    leden: dict[int, Ruillid]
    antwoorden: dict[int, Ruilantwoord]  # by member
    werkgevers: dict[int, int]  # by organisation
    laatste: set[Tweetal]
    eerder: set[Tweetal]
    afgeraden: set[Tweetal] = field(default_factory=set)  # by whoever runs the round

    @property
    def verboden(self) -> set[Tweetal]:
        return self.laatste | self.afgeraden

    @cached_property
    def kandidaten(self) -> dict[int, Kandidaat]:
        """Who joins, with the days that are still to come."""
        return {
            pk: Kandidaat(
                pk,
                self.werkgevers[self.leden[pk].organisatie_id],
                frozenset(dag.datum for dag in antwoord.dagen.all() if dag.datum > self.op),
            )
            for pk, antwoord in self.antwoorden.items()
            if antwoord.doet_mee
        }

    @cached_property
    def kan(self) -> dict[Tweetal, date]:
        return mogelijkheden(self.kandidaten.values(), self.verboden)

    @cached_property
    def paren(self) -> list[Tweemanschap]:
        """In order of day. A pair of which one left is none any more."""
        per_paar: dict[Ruilpaar, list[Ruilantwoord]] = {}
        for antwoord in self.antwoorden.values():
            if antwoord.paar:
                per_paar.setdefault(antwoord.paar, []).append(antwoord)
        tweetallen = [
            Tweemanschap(paar, *twee, frozenset({een.lid_id for een in twee}) not in self.eerder)
            for paar, twee in per_paar.items()
            if len(twee) == 2
        ]
        return sorted(tweetallen, key=lambda twee: (twee.paar.datum, twee.paar.pk))

    @property
    def zonder(self) -> tuple[Zonder, ...]:
        ingedeeld = frozenset().union(*(twee.leden for twee in self.paren))
        return zonder_partner(self.kandidaten.values(), self.kan, ingedeeld)

    @property
    def stil(self) -> list[Ruillid]:
        """Who said nothing yet."""
        return [lid for pk, lid in self.leden.items() if pk not in self.antwoorden]

    @property
    def kenmerk(self) -> str:
        """Of the pairs: whoever confirms says which they saw."""
        return " ".join(
            f"{min(twee.leden)}-{max(twee.leden)}-{twee.paar.datum:%Y%m%d}" for twee in self.paren
        )


def stand(ronde: Ruilronde, *, op: date) -> Rondestand:
    """Members are who are in the group when the round begins."""
    leden = {
        lid.pk: lid
        for lid in ronde.groep.leden.lopend(op=ronde.van).select_related("gebruiker", "organisatie")
    }
    antwoorden = Ruilantwoord.objects.filter(ronde=ronde, lid__in=leden).order_by("lid")
    laatste, eerder = ontmoetingen(ronde.groep, leden.values())
    per_lid = {}
    for antwoord in antwoorden.select_related("paar").prefetch_related("dagen"):
        antwoord.lid = leden[antwoord.lid_id]
        per_lid[antwoord.lid_id] = antwoord
    return Rondestand(
        ronde,
        op,
        leden,
        per_lid,
        _werkgevers({lid.organisatie_id for lid in leden.values()}, ronde.van),
        laatste,
        eerder,
        {frozenset(twee) for twee in ronde.verboden.values_list("lid_een", "lid_ander")},
    )


def _werkgevers(organisaties: set[int], op: date) -> dict[int, int]:
    """Dinkelland and Tubbergen have one employer."""
    bij_ander = Lid.objects.filter(in_periode(op), organisatie__in=organisaties)
    return {pk: pk for pk in organisaties} | dict(bij_ander.values_list("organisatie", "werkgever"))
