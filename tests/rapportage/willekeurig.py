"""Year folders at random, from a seed: other years, organisations and numbers, and all that is hard to count."""

from datetime import date, timedelta
from random import Random

from tests.jaarmap import schrijf_jaarmap

HERKOMST = ["intern", "regio", "extern", "onbekend"]
DIENSTVERBAND = ["vast", "tijdelijk", "detachering", "tijdelijk_of_vast"]


def schrijf_willekeurig_jaar(pad, zaad):
    """Writes a folder; gives (year, peildatum)."""
    r = Random(zaad)
    jaar = r.choice([2012, 2016, 2019, 2024, 2025])
    organisaties = [f"org-{n}" for n in range(r.randint(2, 9))]
    # One of them has no rows at all: not in any file but the register.
    actief = organisaties[:-1]

    def dag(van=date(jaar - 1, 7, 1), tot=date(jaar + 1, 3, 31)):
        return van + timedelta(days=r.randint(0, (tot - van).days))

    bestanden = (
        vacatures(r, actief, dag)
        | school(r, jaar, actief, dag)
        | evenementen(r, jaar, actief, dag)
        | rest(r, jaar, actief, dag)
    )
    bestanden["organisaties"] = [
        {"code": c, "naam": f"Organisatie {c}", "korte_naam": c.title(), "soort": "gemeente"}
        for c in organisaties
    ]
    schrijf_jaarmap(pad, **bestanden)
    return jaar, date(jaar, r.randint(2, 12), r.randint(1, 28))


def vacatures(r, organisaties, dag):
    rijen = []
    for n in range(r.randint(5, 60)):
        rij = {
            "code": f"V{n:03}",
            "titel": r.choice(["Jurist", "Bode", "Adviseur"]),
            "organisatie": r.choice(organisaties),
            "dienstverband": r.choice(DIENSTVERBAND),
            "status": r.choice(["gepubliceerd", "gesloten", "ingevuld", "ingetrokken", "concept"]),
        }
        if rij["status"] != "concept":
            gepubliceerd = dag()
            rij |= {"gepubliceerd_op": gepubliceerd, "sluit_op": gepubliceerd + timedelta(days=21)}
        if rij["status"] == "ingevuld":
            rij["ingevuld_op"] = gepubliceerd + timedelta(days=r.randint(0, 120))
            rij["ingevuld_door"] = r.choice(HERKOMST)
        rijen.append(rij)
    # Few vacancies get many reactions, in small numbers: that gives ties.
    open_ = [rij for rij in rijen if rij["status"] != "concept"]
    reacties = [
        {
            "vacature": rij["code"],
            "ingediend_op": rij["gepubliceerd_op"] + timedelta(days=r.randint(0, 60)),
            "herkomst": r.choice(HERKOMST),
        }
        for rij in open_
        for _ in range(r.randint(0, 4))
    ]
    return {"vacatures": rijen, "reacties": reacties}


def school(r, jaar, organisaties, dag):
    opleidingen = [
        {"code": f"O{n:02}", "titel": f"Opleiding {n}", "soort": "training", "uren": 4}
        for n in range(r.randint(1, 9))
    ]
    uitvoeringen, inschrijvingen = [], []
    for n in range(r.randint(1, 20)):
        start = dag()
        code = f"U{n:02}"
        uitvoeringen.append(
            {
                "code": code,
                "opleiding": r.choice(opleidingen)["code"],
                "start": start,
                "einde": start,
                "max_deelnemers": 4,
            }
        )
        for m in range(r.randint(0, 8)):
            ingeschreven = start - timedelta(days=r.randint(0, 200))
            rij = {
                "uitvoering": code,
                "deelnemer": f"M{m}",
                "organisatie": r.choice(organisaties),
                "ingeschreven_op": ingeschreven,
                "status": r.choice(["bevestigd", "bevestigd", "wachtlijst", "geannuleerd"]),
            }
            if rij["status"] == "geannuleerd":
                rij["geannuleerd_op"] = ingeschreven + timedelta(days=r.randint(0, 120))
            inschrijvingen.append(rij)
    afspraken = [
        {
            "organisatie": code,
            "jaar": jaar,
            "fte": 100 + n,
            "percentage": 15,
            "te_behalen": r.choice(["", 0, 5, 12]),
        }
        for n, code in enumerate(organisaties)
        if r.random() < 0.8
    ]
    return {
        "opleidingen": opleidingen,
        "uitvoeringen": uitvoeringen,
        "inschrijvingen": inschrijvingen,
        "afspraken": afspraken,
    }


def evenementen(r, jaar, organisaties, dag):
    rijen, onderdelen, deelnames = [], [], []
    for n in range(r.randint(0, 4)):
        start = dag()
        code = f"E{n}"
        soort = r.choice(["summerschool", "kracht_talent", "mobiliteitsweek"])
        rijen.append(
            {
                "code": code,
                "titel": f"Evenement {n}",
                "soort": soort,
                "start": start,
                "einde": start + timedelta(days=5),
            }
        )
        for m in range(r.randint(0, 4)):
            onderdeel = f"{code}-{m}"
            onderdelen.append(
                {
                    "code": onderdeel,
                    "evenement": code,
                    "titel": "Deel",
                    "soort": "workshop",
                    "datum": start,
                    "capaciteit": 40,
                }
            )
            deelnames += [
                {
                    "onderdeel": onderdeel,
                    "deelnemer": f"M{p}",
                    "organisatie": r.choice(organisaties),
                    "ingeschreven_op": start - timedelta(days=9),
                    "status": r.choice(["aanwezig", "aanwezig", "geannuleerd"]),
                }
                for p in r.sample(range(12), r.randint(0, 9))
            ]
    return {
        "evenementen": rijen,
        "evenement_onderdelen": onderdelen,
        "deelnames": deelnames,
        "werkplekruilen": [],
    }


def rest(r, jaar, organisaties, dag):
    lichtingen = [
        {"code": "oud", "start": date(jaar - 2, 9, 1), "einde": date(jaar, 9, 1)},
        {"code": "nieuw", "start": date(jaar, 9, 1), "einde": date(jaar + 2, 9, 1)},
        {"code": "later", "start": date(jaar + 1, 9, 1), "einde": ""},
    ]
    trainees = []
    for n in range(r.randint(0, 25)):
        lichting = r.choice(lichtingen)
        status = r.choice(["lopend", "in_dienst", "vertrokken", "voortijdig_gestopt"])
        trainees.append(
            {
                "code": f"T{n}",
                "lichting": lichting["code"],
                "organisatie": r.choice(organisaties) if status in ("lopend", "in_dienst") else "",
                "status": status,
                "contract": r.choice(["vast", "tijdelijk"]) if status == "in_dienst" else "",
                "per": "" if status == "lopend" else lichting["start"] + timedelta(days=r.randint(0, 900)),
            }
        )
    jbmb = [
        {
            "code": f"J{n}",
            "deelnemer": f"M{n}",
            "organisatie": r.choice(organisaties),
            "functie": r.choice(["Jurist", "Bode"]),
            "vast_dienstverband": "ja",
            "aangeboden_op": dag(),
            "maanden": 6,
        }
        for n in range(r.randint(0, 9))
    ]
    return {"lichtingen": lichtingen, "trainees": trainees, "jbmb_aanbod": jbmb} | kantoor(r, jaar)


def kantoor(r, jaar):
    helft = {"van": date(jaar, 7, 1), "tot": date(jaar, 12, 31)}
    bezoeken = [
        {"soort": "totaal", "sleutel": "bezoeken", "aantal": r.randint(1, 9999), **helft},
        {"soort": "plaats", "sleutel": "Enschede", "aantal": r.randint(1, 999), **helft},
        {"soort": "plaats", "sleutel": "Almelo", "aantal": r.randint(1, 999), **helft},
        {"soort": "kanaal", "sleutel": "direct", "aantal": r.randint(1, 999), **helft},
    ]
    begroting = [
        {
            "jaar": jaar,
            "post": "platform",
            "soort": "structureel",
            "begroot": r.randint(0, 9999),
            "gerealiseerd": 400,
        },
        {
            "jaar": jaar,
            "post": "opzet",
            "soort": "eenmalig",
            "begroot": r.randint(0, 9999),
            "gerealiseerd": "",
        },
        {"jaar": jaar + 1, "post": "platform", "soort": "structureel", "begroot": 5, "gerealiseerd": ""},
    ]
    return {
        "bezoeken": bezoeken[: r.randint(0, 4)],
        "begroting": begroting[: r.randint(0, 3)],
        "bezetting": [],
    }
