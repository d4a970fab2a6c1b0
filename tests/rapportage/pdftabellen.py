"""The tables of a snapshot as they must read in the PDF, and as they do."""

from tests import pdflezer


def in_het_nederlands(waarde, soort):
    """How a value must read, written down apart from the code that is tested."""
    if soort == "datum":
        maanden = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
        jaar, maand, dag = waarde.split("-")
        return f"{int(dag)} {maanden[int(maand) - 1]} {jaar}"
    if isinstance(waarde, str):
        return waarde
    getal = f"{abs(waarde):,.2f}" if soort == "euro" and waarde % 1 else f"{abs(waarde):,}"
    getal = getal.replace(",", " ").replace(".", ",").replace(" ", ".")
    teken = "\u2212" if waarde < 0 else "+" if soort == "verschil" and waarde > 0 else ""
    if soort == "euro":
        return f"{teken} € {getal}".strip()
    return {"procent": f"{getal}%"}.get(soort, teken + getal)


def verwachte_rijen(tabel):
    rijen = [*tabel["rijen"], *([tabel["totaal"]] if tabel["totaal"] else [])]
    for rij in rijen:
        is_totaal = rij is tabel["totaal"]
        yield [
            in_het_nederlands(rij[k["code"]], k["soort"])
            if rij.get(k["code"]) is not None
            else ("" if is_totaal else tabel["leeg_als"].get(k["code"], "–"))
            for k in tabel["kolommen"]
        ]


def verwacht(m):
    """The rows of every table that a chapter shows, under its numbered title."""
    codes = [b["code"] for h in m["hoofdstukken"] for b in h["blokken"] if b["soort"] == "tabel"]
    tabellen = [m["tabellen"][code] for code in codes]
    return {f"Tabel {n}. {t['titel']}": list(verwachte_rijen(t)) for n, t in enumerate(tabellen, 1)}


def in_pdf(pdf):
    """The same as read back from the tags; the controleblad, drawn from the checks, is not one of them."""
    gelezen = pdflezer.tabellen(pdf)
    return {
        titel: [[cel.replace("\u00a0", " ") for cel in rij] for rij in rijen]
        for titel, rijen in gelezen.items()
        if titel.partition(". ")[2] not in CONTROLEBLAD
    }


CONTROLEBLAD = ("Wat afwijkt of niet te toetsen is", "Wat klopt")
