"""How full something is, said the same way everywhere: the school and the events count, this puts it in words."""

from dataclasses import dataclass

BIJNA_VOL = 0.95


@dataclass(frozen=True)
class Plaatsen:
    """Places taken, of how many; `maximum` None: there is no limit."""

    bezet: int
    maximum: int | None = None

    @property
    def vrij(self) -> int | None:
        """Never below zero: an old list may hold more people than places."""
        return None if self.maximum is None else max(0, self.maximum - self.bezet)

    @property
    def is_vol(self) -> bool:
        return self.vrij == 0

    @property
    def is_bijna_vol(self) -> bool:
        return bool(self.vrij) and (self.vrij == 1 or self.bezet / self.maximum >= BIJNA_VOL)

    @property
    def woorden(self) -> str:
        if self.vrij is None:
            return "Plaats genoeg"
        if self.is_vol:
            return "Vol"
        return f"Nog {self.vrij} plaats{'' if self.vrij == 1 else 'en'}"

    @property
    def staat(self) -> str:
        """The kind of badge that goes with the words (components/etiket.html)."""
        return "fout" if self.is_vol else "let-op" if self.is_bijna_vol else "goed"

    @property
    def bezet_woorden(self) -> str:
        """What the meter says; nothing when there is nothing to measure against."""
        if not self.maximum:
            return ""
        return f"{self.bezet} van {self.maximum} plaats{'' if self.maximum == 1 else 'en'} bezet"
