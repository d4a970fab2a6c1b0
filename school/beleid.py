"""What an organisation wants before somebody goes to a course, by what it costs."""

from dataclasses import dataclass
from decimal import Decimal

from school.models import Akkoordbeleid

Wijze = Akkoordbeleid.Wijze


@dataclass(frozen=True)
class Nodig:
    """`tweede`: who says yes after the leidinggevende, when the organisation says who that is."""

    wijze: Wijze
    tweede: str = ""

    @property
    def akkoord(self) -> bool:
        return self.wijze in (Wijze.AKKOORD, Wijze.TWEE)

    @property
    def beurten(self) -> int:
        """So many people have to agree, one after the other."""
        return 2 if self.wijze == Wijze.TWEE else 1

    @property
    def vraagt_tweede(self) -> bool:
        """Whoever enrols says who the second is."""
        return self.wijze == Wijze.TWEE and not self.tweede


NIETS = Nodig(Wijze.GEEN)


def nodig(organisatie_id: int, kosten: Decimal | None) -> Nodig:
    """The rule of the highest amount it reaches. Without a rule: approval. A cost not known yet may be any."""
    regels = Akkoordbeleid.objects.filter(organisatie=organisatie_id).order_by("-vanaf_kosten")
    if kosten is not None:
        regels = regels.filter(vanaf_kosten__lte=kosten)
    gevonden = regels.values_list("wijze", "tweede").first()
    return Nodig(Wijze(gevonden[0]), gevonden[1]) if gevonden else Nodig(Wijze.AKKOORD)
