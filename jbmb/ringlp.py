"""Rings as columns of an integer programme (the cycle formulation), solved by HiGHS. Pure: numbers in, numbers out.

Every ring is a column, every person a row that holds at most one chosen ring, every step that was settled a row that
keeps it. Most rings are never needed, so the linear programme starts with a few and takes in those whose price shows
that they could improve it (column generation), until there is none left that could. Its prices then say of each ring
how much a set with that ring loses at least; rings that would lose more than there is to win can be left out of the
integer programme, and it is exact all the same.
"""

from dataclasses import dataclass, field

import highspy
import numpy

SPELING = 1e-6  # what a sum of prices may be off
ERBIJ = 4  # columns taken in per person at a time
ONEINDIG = highspy.kHighsInf


@dataclass
class Ringen:
    """Row per ring: its people (`aantal`, who does not exist, fills up short ones), and what it counts for."""

    aantal: int
    leden: numpy.ndarray
    lengte: numpy.ndarray
    rang: numpy.ndarray
    gewacht: numpy.ndarray

    def __len__(self) -> int:
        return len(self.lengte)

    def kies(self, welke: numpy.ndarray) -> "Ringen":
        rijen = (self.leden[welke], self.lengte[welke], self.rang[welke], self.gewacht[welke])
        return Ringen(self.aantal, *rijen)


@dataclass
class Eis:
    """The sum of `gewicht` over the chosen rings lies between these."""

    gewicht: numpy.ndarray
    minst: float
    meest: float = ONEINDIG


@dataclass
class Grens:
    """No set of rings is worth more than `hoogste`, and one with ring j at most `hoogste - verlies[j]`."""

    hoogste: float
    verlies: numpy.ndarray
    gebruikt: numpy.ndarray  # the columns that the linear programme took in


@dataclass
class Opgave:
    """Rings, what each is worth, and what must hold."""

    ringen: Ringen
    gewicht: numpy.ndarray
    eisen: list[Eis] = field(default_factory=list)

    def grens(self, begin: numpy.ndarray, *, hoogstens: float) -> Grens | None:
        """The linear programme, beginning with these columns. None when the seconds ran out."""
        solver = _solver(hoogstens)
        gebruikt = numpy.zeros(len(self.ringen), dtype=bool)
        self._rijen(solver)
        erbij = numpy.flatnonzero(begin)
        while len(erbij):
            gebruikt[erbij] = True
            self._kolommen(solver, erbij)
            solver.run()
            if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return None
            prijzen = self._geldig(numpy.array(solver.getSolution().row_dual))
            verlies = self._verlies(prijzen)
            erbij = self._erbij(verlies, gebruikt)
        return Grens(self._hoogste(prijzen, verlies), verlies, gebruikt)

    def beste(self, welke: numpy.ndarray, vooraf: numpy.ndarray, *, hoogstens: float):
        """The best set of these rings as a mask, and whether none of them is better. `vooraf`: a set that is valid.

        Sets differ in worth by whole numbers, so a gap of less than one is none.
        """
        kolommen = numpy.flatnonzero(welke)
        solver = _solver(hoogstens)
        solver.setOptionValue("presolve", "off")  # it takes longer than it saves
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", 0.999)
        self._rijen(solver)
        self._kolommen(solver, kolommen, hoogste=1.0)
        aantal = len(kolommen)
        soort = numpy.full(aantal, int(highspy.HighsVarType.kInteger), dtype=numpy.uint8)
        solver.changeColsIntegrality(aantal, numpy.arange(aantal, dtype=numpy.int32), soort)
        begin = highspy.HighsSolution()
        begin.col_value = vooraf[kolommen].astype(float)
        solver.setSolution(begin)
        solver.run()
        gekozen = numpy.zeros(len(self.ringen), dtype=bool)
        gekozen[kolommen] = numpy.array(solver.getSolution().col_value) > 0.5
        return gekozen, solver.getModelStatus() == highspy.HighsModelStatus.kOptimal

    def _rijen(self, solver: highspy.Highs) -> None:
        minst = numpy.array([-ONEINDIG] * self.ringen.aantal + [eis.minst for eis in self.eisen])
        meest = numpy.array([1.0] * self.ringen.aantal + [eis.meest for eis in self.eisen])
        leeg = numpy.zeros(0)
        solver.addRows(
            len(minst), minst, meest, 0, numpy.zeros(0, numpy.int32), leeg.astype(numpy.int32), leeg
        )

    def _kolommen(self, solver: highspy.Highs, welke: numpy.ndarray, hoogste: float = ONEINDIG) -> None:
        """HiGHS minimises, so what a ring is worth is a cost below zero."""
        leden, aantal = self.ringen.leden[welke], self.ringen.aantal
        waarde = [(leden < aantal).astype(float), *(eis.gewicht[welke][:, None] for eis in self.eisen)]
        index = [leden, *(numpy.full((len(welke), 1), aantal + n) for n in range(len(self.eisen)))]
        waarde, index = numpy.concatenate(waarde, axis=1), numpy.concatenate(index, axis=1)
        telt = waarde != 0
        begin = numpy.concatenate([[0], numpy.cumsum(telt.sum(axis=1))[:-1]]).astype(numpy.int32)
        kosten, nul = -self.gewicht[welke].astype(float), numpy.zeros(len(welke))
        boven = numpy.full(len(welke), hoogste)
        solver.addCols(
            len(welke),
            kosten,
            nul,
            boven,
            int(telt.sum()),
            begin,
            index[telt].astype(numpy.int32),
            waarde[telt],
        )

    def _geldig(self, prijzen: numpy.ndarray) -> numpy.ndarray:
        """Prices of the right sign, whatever the solver rounded: the bound that they give always holds."""
        prijzen[: self.ringen.aantal] = numpy.minimum(prijzen[: self.ringen.aantal], 0.0)
        for nummer, eis in enumerate(self.eisen, self.ringen.aantal):
            if eis.meest == ONEINDIG:
                prijzen[nummer] = max(prijzen[nummer], 0.0)
        return prijzen

    def _verlies(self, prijzen: numpy.ndarray) -> numpy.ndarray:
        per_mens = numpy.append(prijzen[: self.ringen.aantal], 0.0)
        verlies = -self.gewicht - per_mens[self.ringen.leden].sum(axis=1)
        for eis, prijs in zip(self.eisen, prijzen[self.ringen.aantal :], strict=True):
            verlies = verlies - prijs * eis.gewicht
        return verlies

    def _erbij(self, verlies: numpy.ndarray, gebruikt: numpy.ndarray) -> numpy.ndarray:
        """Of the rings that could improve it the best few for each person."""
        kan = numpy.flatnonzero((verlies < -SPELING) & ~gebruikt)
        kan = kan[numpy.argsort(verlies[kan], kind="stable")][: 20 * self.ringen.aantal]
        keren = [0] * (self.ringen.aantal + 1)
        erbij = []
        for ring, leden in zip(kan.tolist(), self.ringen.leden[kan].tolist(), strict=True):
            echt = [lid for lid in leden if lid < self.ringen.aantal]
            if min(keren[lid] for lid in echt) < ERBIJ:
                erbij.append(ring)
                for lid in echt:
                    keren[lid] += 1
        return numpy.array(erbij, dtype=int)

    def _hoogste(self, prijzen: numpy.ndarray, verlies: numpy.ndarray) -> float:
        """From the prices themselves, so that it holds also when the solver stopped a hair before its optimum."""
        hoogste = -prijzen[: self.ringen.aantal].sum()
        for eis, prijs in zip(self.eisen, prijzen[self.ringen.aantal :], strict=True):
            hoogste -= prijs * (eis.minst if prijs >= 0 else eis.meest)
        return hoogste + max(0.0, -verlies.min()) * self.ringen.aantal / 2


def _solver(hoogstens: float) -> highspy.Highs:
    """One thread and one seed: the same question gets the same answer."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("parallel", "off")
    solver.setOptionValue("random_seed", 0)
    solver.setOptionValue("time_limit", max(hoogstens, 0.01))
    return solver
