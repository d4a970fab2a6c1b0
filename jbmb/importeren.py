"""Reads jbmb_aanbod.csv: who wants to swap jobs for a time, and with which organisations."""

from collections import defaultdict

from jbmb.models import Aanbodstap, Ruilaanbod, Voorkeur
from twentsekracht.inlezen.bestand import GEEN_VELD, Bestand, Kolom, kolommen
from twentsekracht.inlezen.boek import Boek
from twentsekracht.inlezen.lezen import in_groepen
from twentsekracht.inlezen.models import Correctie
from twentsekracht.inlezen.schrijven import Verslag, voeg_toe
from twentsekracht.organisaties.importeren import ORGANISATIES


def controleer_aanbod(boek: Boek) -> None:
    for rij in boek.rijen:
        if rij.maanden == 0:
            boek.probleem(rij, "maanden: een ruil duurt minstens 1 maand")
        if len(set(rij.voorkeuren)) < len(rij.voorkeuren):
            boek.probleem(rij, "voorkeuren: een organisatie staat er meer dan een keer")
        if rij.organisatie in rij.voorkeuren:
            boek.let_op(rij, "de eigen organisatie staat bij de voorkeuren", rij.code)
        if rij.vast_dienstverband is False:
            boek.let_op(rij, "zonder vast dienstverband", rij.code)


def loop_van_aanbod(boek: Boek, rij, aanbod: Ruilaanbod) -> list[dict]:
    """The file tells that it was offered; what came of it since is the portal's."""
    if aanbod.status != Ruilaanbod.Status.AANGEBODEN:
        return []
    return [{"naar": Ruilaanbod.Status.AANGEBODEN, "per": rij.aangeboden_op}]


def schrijf_voorkeuren(boek: Boek, verslag: Verslag, op) -> None:
    """In order of preference. A list that differs replaces the one that was there."""
    for groep in in_groepen(boek.rijen):
        gewenst = {boek.pks[rij.code]: [_pk(boek, code) for code in rij.voorkeuren] for rij in groep}
        bekend = defaultdict(list)
        for aanbod, organisatie in (
            Voorkeur.objects.filter(aanbod__in=gewenst)
            .order_by("aanbod", "rang")
            .values_list("aanbod", "organisatie")
        ):
            bekend[aanbod].append(organisatie)
        anders = {pk for pk in gewenst if gewenst[pk] != bekend[pk]}
        Voorkeur.objects.filter(aanbod__in=anders).delete()
        voeg_toe(
            Voorkeur,
            [
                Voorkeur(aanbod_id=pk, organisatie_id=organisatie, rang=rang)
                for pk in sorted(anders)
                for rang, organisatie in enumerate(gewenst[pk], start=1)
            ],
        )
        for rij in groep:
            if (pk := boek.pks[rij.code]) not in anders:
                continue
            if bekend[pk]:
                _noteer(boek, rij, bekend[pk])
                verslag.gewijzigd["voorkeuren"] += 1
            else:
                verslag.nieuw["voorkeuren"] += len(gewenst[pk])


def _pk(boek: Boek, code: str) -> int:
    return boek.naar("voorkeuren").pks[code]


def _noteer(boek: Boek, rij, eerder: list[int]) -> None:
    codes = {pk: code for code, pk in boek.naar("voorkeuren").pks.items()}
    oud, nieuw = "|".join(codes[pk] for pk in eerder), "|".join(rij.voorkeuren)
    boek.gewijzigd(rij.regel, "voorkeuren", Correctie.Soort.BIJGEWERKT, oud, nieuw)


AANBOD = Bestand(
    "jbmb_aanbod.csv",
    Ruilaanbod,
    sleutel=("code",),
    kolommen=kolommen(
        "code functie schaal uren aangeboden_op maanden",
        Kolom("deelnemer", veld="kenmerk", verplicht=True),
        Kolom("organisatie", naar=ORGANISATIES),
        Kolom("vast_dienstverband", veld="is_vast"),
        Kolom("voorkeuren", veld=GEEN_VELD, naar=ORGANISATIES, is_lijst=True),
    ),
    controleer=controleer_aanbod,
    stapmodel=Aanbodstap,
    stappen=loop_van_aanbod,
    na=schrijf_voorkeuren,
)

BESTANDEN = [AANBOD]
