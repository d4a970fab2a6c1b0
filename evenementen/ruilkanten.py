"""A swap as each of the two sees it: whom they meet, and where they go."""

from dataclasses import dataclass

from evenementen.models import Ruillid, Werkplekruil
from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.organisaties.models import Organisatie

BEIDEN = ("organisatie_a", "organisatie_b", "lid_a__gebruiker", "lid_b__gebruiker")  # for select_related


@dataclass(frozen=True)
class Kant:
    """Of `lid`, who goes to `bij` and whose place `met` takes."""

    ruil: Werkplekruil
    lid: Ruillid
    met: Ruillid
    bij: Organisatie

    @property
    def punt(self) -> Agendapunt:
        """A whole day: from when to when they settle themselves."""
        return Agendapunt(
            kenmerk=f"werkplekruil-{self.ruil.pk}-{self.lid.pk}",
            titel=f"Werkplekruil met {self.met}",
            begin=self.ruil.datum,
            einde=self.ruil.datum,
            plaats=self.bij.naam,
            geannuleerd=self.ruil.status == Werkplekruil.Status.NIET_DOORGEGAAN,
        )


def kanten(ruil: Werkplekruil) -> tuple[Kant, ...]:
    """Of a round both; of an old list it is not known who they were."""
    if ruil.ronde_id is None:
        return ()
    return (
        Kant(ruil, ruil.lid_a, ruil.lid_b, ruil.organisatie_b),
        Kant(ruil, ruil.lid_b, ruil.lid_a, ruil.organisatie_a),
    )
