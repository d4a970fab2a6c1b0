"""The figures of the year as one dict, `cijfers` in the JSON: what a machine reads and next year compares with."""

from collections import Counter

from evenementen.models import Evenement
from rapportage.hoofdstukken.kantoor import terug_te_betalen
from trainees.models import Trainee
from vacatures.cijfers import Organisatiecijfers

S = Trainee.Status


def maak_cijfers(bron):
    return {
        "jaar": bron.jaar,
        "peildatum": bron.peildatum,
        **_vacatures(bron),
        **_reacties(bron),
        **_school(bron),
        **_evenementen(bron),
        "jbmb_aangeboden": bron.jbmb.aangeboden,
        "jbmb_per_organisatie": {code: t.aangeboden for code, t in sorted(bron.jbmb.per_organisatie.items())},
        "jbmb_per_functie": dict(bron.jbmb.per_functie),
        "trainees": {lichting.code: _lichting(lichting) for lichting in bron.trainees.lichtingen},
        **_bezoek(bron),
        **_kantoor(bron),
    }


def _vacatures(bron):
    tellingen = {
        w.code: bron.vacatures.per_organisatie.get(w.code, Organisatiecijfers()) for w in bron.werkgevers
    }
    door = Counter()
    for telling in tellingen.values():
        door.update(dict(telling.ingevuld_door))
    return {
        "vacatures": {c: {"aangeboden": t.aangeboden, "ingevuld": t.ingevuld} for c, t in tellingen.items()},
        "vacatures_totaal": {
            "aangeboden": sum(t.aangeboden for t in tellingen.values()),
            "ingevuld": sum(t.ingevuld for t in tellingen.values()),
        },
        "vacatures_ingevuld_door": dict(door),
    }


def _reacties(bron):
    per_herkomst, top = Counter(), bron.vacatures.top_reacties
    for telling in bron.vacatures.reacties.values():
        per_herkomst.update(telling)
    return {
        "reacties_totaal": bron.vacatures.reacties_totaal,
        "reacties_per_herkomst": dict(per_herkomst),
        "reacties_per_organisatie": {
            w.code: sum(bron.vacatures.reacties.get(w.code, {}).values()) for w in bron.werkgevers
        },
        "reacties_top10": [
            {
                "titel": v.titel,
                "dienstverband": v.dienstverband,
                "organisatie": v.organisatie,
                "reacties": v.reacties,
            }
            for v in top
        ],
        "reacties_top10_totaal": sum(v.reacties for v in top),
    }


def _school(bron):
    school = bron.school
    return {
        "school": {
            w.code: {
                "inschrijvingen": school.inschrijvingen.get(w.code, 0),
                "te_behalen": school.te_behalen.get(w.code),
            }
            for w in bron.werkgevers
        },
        "school_totaal": {
            "inschrijvingen": sum(school.inschrijvingen.values()),
            "te_behalen": sum(doel or 0 for doel in school.te_behalen.values()),
        },
        "top_opleidingen": [
            {"titel": o.titel, "inschrijvingen": o.inschrijvingen} for o in school.top_opleidingen
        ],
        "school_opleidingen": school.opleidingen,
        "school_uitvoeringen": school.uitvoeringen,
    }


def _evenementen(bron):
    cijfers = {}
    for soort in (Evenement.Soort.KRACHT_TALENT, Evenement.Soort.SUMMERSCHOOL):
        per_organisatie = bron.evenementen.deelnemers.get(soort, {})
        cijfers[soort.value] = {w.code: per_organisatie.get(w.code, 0) for w in bron.werkgevers}
        cijfers[f"{soort.value}_totaal"] = bron.evenementen.deelnemers_totaal(soort)
    return cijfers | {
        "summerschool_trainingen": bron.evenementen.onderdelen(Evenement.Soort.SUMMERSCHOOL),
        "deelnemers_per_soort": {
            soort: bron.evenementen.deelnemers_totaal(soort) for soort in sorted(bron.evenementen.deelnemers)
        },
        "werkplekruilen": {
            ruil.groep: {
                "uitgevoerd": ruil.uitgevoerd,
                "niet_doorgegaan": ruil.niet_doorgegaan,
                "gepland": ruil.gepland,
            }
            for ruil in bron.evenementen.werkplekruilen
        },
    }


def _lichting(lichting):
    """A cohort that still runs has no outcome yet: a zero there would say nothing."""
    cijfers = {"gestart": lichting.gestart}
    for status in (S.VOORTIJDIG_GESTOPT, S.IN_DIENST):
        aantal = lichting.aantal(status)
        if aantal or not lichting.loopt_nog:
            cijfers[status.value] = aantal
    return cijfers


def _bezoek(bron):
    bezoek = bron.bezoek
    return {
        "bezoeken_per_plaats_totaal": sum(m.aantal for m in bezoek.metingen("plaats")),
        "bezoeken_per_kanaal": {m.sleutel: m.aantal for m in bezoek.metingen("kanaal")},
        "bezoeken": bezoek.bezoeken,
        "unieke_bezoekers": bezoek.unieke_bezoekers,
    }


def _kantoor(bron):
    kantoor = bron.kantoor
    return {
        "begroting_totaal": kantoor.begroot,
        "gerealiseerd_totaal": kantoor.gerealiseerd,
        "verwacht_overschot": kantoor.overschot,
        "begroting": {p.sleutel: p.begroot for p in kantoor.posten},
        "eenmalig_terug_te_betalen": max(terug_te_betalen(bron), 0),
    }
