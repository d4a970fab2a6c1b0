"""Reads and checks every file of a folder. Writes nothing; looks up in the database what a file refers to."""

from collections.abc import Iterable
from importlib import import_module
from itertools import islice

from django.conf import settings

from twentsekracht.inlezen.bestand import Bestand, Kolom
from twentsekracht.inlezen.boek import Boek, Jaar, Melding
from twentsekracht.inlezen.bron import Bron, NietTeLezen, ontcijfer, records
from twentsekracht.inlezen.models import Correctie
from twentsekracht.inlezen.waarden import Onleesbaar, toon

GROEP = 1000  # keys per query


def jaarbestanden() -> list[Bestand]:
    """What the apps read, in the order in which the files lean on each other."""
    return [bestand for module in settings.JAARBESTANDEN for bestand in import_module(module).BESTANDEN]


def in_groepen(dingen: Iterable, grootte: int = GROEP) -> Iterable[list]:
    iterator = iter(dingen)
    while groep := list(islice(iterator, grootte)):
        yield groep


def lees_jaar(bron: Bron, *, meld=lambda stap, gedaan, totaal: None) -> Jaar:
    jaar = Jaar()
    bestanden = jaarbestanden()
    for nummer, bestand in enumerate(bestanden):
        meld(f"{bestand.naam} lezen", nummer, len(bestanden))
        _lees_bestand(jaar.boek(bestand), bron.bestanden.get(bestand.naam))
    for naam in sorted(bron.bestanden.keys() - {bestand.naam for bestand in bestanden}):
        vreemd = "dit bestand hoort niet bij een jaarmap en is niet gelezen"
        jaar.waarschuwingen.append(Melding(naam, None, vreemd, vreemd))
    return jaar


def _lees_bestand(boek: Boek, inhoud: bytes | None) -> None:
    try:
        _lees_rijen(boek, inhoud)
    except NietTeLezen as fout:
        boek.is_heel = False
        boek.probleem(fout.regel, fout.tekst)
    if boek.bestand.namen:
        boek.namen = boek.bestand.namen(boek)
    _zoek_verwijzingen(boek)
    _zoek_dubbele(boek)
    _zoek_teruglopende(boek)
    for rij in boek.rijen:
        _noteer_doel(boek, rij)
    if boek.bestand.controleer:
        boek.bestand.controleer(boek)


# ---- records and cells


def _lees_rijen(boek: Boek, inhoud: bytes | None) -> None:
    if inhoud is None:
        raise NietTeLezen(None, "het bestand ontbreekt")
    tekst, fouten = ontcijfer(inhoud)
    for regel, fout in fouten:
        boek.probleem(regel, fout)
    if not tekst.strip():
        raise NietTeLezen(None, "het bestand is leeg; er hoort minstens een kopregel in te staan")
    regels = records(tekst)
    plaatsen, breedte = _lees_kop(boek, next(regels)[1])
    if not boek.is_heel:
        return
    cellezers = [_Cellezer(boek, kolom) for kolom in boek.bestand.kolommen]
    for regel, cellen in regels:
        boek.aantal += 1
        if len(cellen) != breedte:
            wat = "weinig" if len(cellen) < breedte else "veel"
            boek.probleem(regel, f"te {wat} velden: {len(cellen)} in plaats van {breedte}")
            cellen += [""] * (breedte - len(cellen))
            _onthoud_code(boek, cellen, plaatsen)
            continue
        rij = [lees(regel, cellen[plaats]) for lees, plaats in zip(cellezers, plaatsen, strict=True)]
        if _Cellezer.FOUT in rij:
            _onthoud_code(boek, cellen, plaatsen)
        else:
            boek.rijen.append(boek.bestand.Rij(regel, *rij))


def _lees_kop(boek: Boek, kop: list[str]) -> tuple[list[int], int]:
    """Where each column stands, and how many there are."""
    kop = [naam.strip() for naam in kop]
    if len(kop) == 1 and ";" in kop[0]:
        raise NietTeLezen(1, "de kolommen zijn gescheiden met een puntkomma; dat moet een komma zijn")
    namen = [kolom.naam for kolom in boek.bestand.kolommen]
    ontbreekt = [naam for naam in namen if naam not in kop]
    for naam in ontbreekt:
        boek.probleem(1, f"de kolom {naam} ontbreekt")
    dubbel = [naam for naam in namen if kop.count(naam) > 1]
    for naam in dubbel:
        boek.probleem(1, f"de kolom {naam} staat er meer dan een keer")
    for naam in kop:
        if naam not in namen:
            boek.let_op(1, f"de kolom {toon(naam)} kennen we niet en is niet gelezen")
    boek.is_heel = not (ontbreekt or dubbel)
    return [kop.index(naam) for naam in namen if naam in kop], len(kop)


class _Cellezer:
    """Reads the cells of one column. The same text is read once: dates, choices and codes come back a lot."""

    FOUT = object()

    def __init__(self, boek: Boek, kolom: Kolom):
        bestand = boek.bestand
        self.boek, self.kolom = boek, kolom
        self.lees = bestand.lezer_van(kolom)
        self.verplicht, self.leeg = bestand.is_verplicht(kolom), bestand.leeg_van(kolom)
        self.namen = boek.jaar.boek(kolom.naar).namen if kolom.naar and kolom.naar.namen else None
        self.bekend: dict[str, tuple] = {}

    def __call__(self, regel: int, cel: str):
        gelezen = self.bekend.get(cel)
        if gelezen is None:
            gelezen = self.bekend[cel] = self._lees(cel)
        waarde, fout, wijzigingen = gelezen
        if fout:
            self.boek.probleem(regel, f"{self.kolom.naam}: {fout}")
            return self.FOUT
        for soort, nieuw in wijzigingen:
            self.boek.gewijzigd(regel, self.kolom.naam, soort, cel, nieuw)
        return waarde

    def _lees(self, cel: str) -> tuple:
        """(value, what is wrong, [(kind of correction, the text it became)])"""
        kaal, wijzigingen = cel.strip(), []
        if kaal != cel:
            wijzigingen.append((Correctie.Soort.OPGESCHOOND, kaal))
        if not kaal:
            return (None, "is leeg", ()) if self.verplicht else (self.leeg, None, wijzigingen)
        try:
            if self.kolom.is_lijst:
                waarde = tuple(
                    self._lees_een(deel.strip(), wijzigingen) for deel in kaal.split("|") if deel.strip()
                )
            else:
                waarde = self._lees_een(kaal, wijzigingen)
        except Onleesbaar as fout:
            return None, str(fout), ()
        return waarde, None, wijzigingen

    def _lees_een(self, tekst: str, wijzigingen: list):
        if self.namen is None:
            return self.lees(tekst)
        code = self.namen.get(tekst.casefold())
        if code is None and self.boek.jaar.boek(self.kolom.naar).is_heel:
            raise Onleesbaar(f"{toon(tekst)} is geen bekende organisatie")
        if code is None:  # that file is the problem, not this cell
            return tekst.casefold()
        if code != tekst:
            wijzigingen.append((Correctie.Soort.ALIAS, code))
        return code


def _onthoud_code(boek: Boek, cellen: list[str], plaatsen: list[int]) -> None:
    namen = [kolom.naam for kolom in boek.bestand.kolommen]
    if boek.bestand.verwijskolom:
        boek.gezien.add(cellen[plaatsen[namen.index("code")]].strip())


# ---- between rows and files


def _zoek_verwijzingen(boek: Boek) -> None:
    """Keeps the rows whose references lead somewhere. Organisations were already looked up by name."""
    for kolom in boek.bestand.kolommen:
        if not kolom.naar or kolom.naar.namen:
            continue
        naar = boek.jaar.boek(kolom.naar)
        _haal_uit_database(naar, {getattr(rij, kolom.naam) for rij in boek.rijen})
        goed = []
        for rij in boek.rijen:
            code = getattr(rij, kolom.naam)
            if code in naar.dubbelzinnig:
                boek.probleem(
                    rij, f"{kolom.naam}: {toon(code)} komt in {naar.bestand.meervoud} meer dan een keer voor"
                )
            elif code in naar.doelen:
                goed.append(rij)
            elif naar.is_heel and code not in naar.gezien:
                boek.probleem(
                    rij,
                    f"{kolom.naam}: {toon(code)} staat niet in {naar.bestand.naam} en niet in het portaal",
                )
            _onthoud(boek, rij)
        boek.rijen = goed


def _haal_uit_database(naar: Boek, codes: set[str]) -> None:
    onbekend = sorted(codes - naar.doelen.keys() - naar.gezien - naar.dubbelzinnig)
    for groep in in_groepen(onbekend):
        for obj in naar.bestand.model.objects.filter(code__in=groep).order_by("pk"):
            if obj.code in naar.doelen:
                naar.dubbelzinnig.add(obj.code)
            naar.doelen[obj.code] = obj
            naar.pks[obj.code] = obj.pk


def _zoek_dubbele(boek: Boek) -> None:
    """Keeps the first row of a key."""
    if not boek.bestand.sleutel:
        return
    eerste: dict[tuple, object] = {}
    for rij in boek.rijen:
        sleutel = boek.sleutel(rij)
        if (eerder := eerste.setdefault(sleutel, rij)) is not rij:
            wat = ", ".join(str(deel) for deel in sleutel)
            boek.probleem(rij, f"dubbel: {wat} staat ook op regel {eerder.regel}")
    boek.rijen = list(eerste.values())


def _zoek_teruglopende(boek: Boek) -> None:
    for van, tot in boek.bestand.loopt_op:
        for rij in boek.rijen:
            laagste, hoogste = getattr(rij, van), getattr(rij, tot)
            if laagste is not None and hoogste is not None and hoogste < laagste:
                boek.probleem(rij, f"{tot} ({hoogste}) ligt voor {van} ({laagste})")


def _onthoud(boek: Boek, rij) -> None:
    if boek.bestand.verwijskolom:
        boek.gezien.add(rij.code)


def _noteer_doel(boek: Boek, rij) -> None:
    if not boek.bestand.verwijskolom:
        return
    if rij.code in boek.doelen:
        boek.dubbelzinnig.add(rij.code)
    boek.doelen[rij.code] = rij
