"""What an organisation wants before somebody goes to a course, by what it costs."""

from dataclasses import dataclass
from decimal import Decimal

from school.models import Akkoordbeleid
from twentsekracht.vaste_vraag import Plek, VasteVraag

Wijze = Akkoordbeleid.Wijze
REGELS = VasteVraag(
    lambda: (
        Akkoordbeleid.objects.filter(organisatie=Plek("organisatie"))
        .order_by("-vanaf_kosten")
        .values_list("vanaf_kosten", "wijze", "tweede")
    )
)


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
    for vanaf, wijze, tweede in REGELS(organisatie=organisatie_id):
        if kosten is None or vanaf <= kosten:
            return Nodig(Wijze(wijze), tweede)
    return Nodig(Wijze.AKKOORD)
