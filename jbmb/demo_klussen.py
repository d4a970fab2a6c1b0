"""Klussen and responses in every status, between organisations. Made once: after that nothing changes."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from jbmb.models import REACTIE_WACHT, Klus, Klusbeleid, Klusreactie
from twentsekracht.mijn.models import Vaardigheid
from twentsekracht.organisaties.models import Gebruiker, Organisatie

K, R = Klus.Status, Klusreactie.Status
BELEID = {"losser": "akkoord", "hengelo": "informeren", "enschede": "geen"}
# The way to each status.
KLUSWEG = {
    K.OPEN: (),
    K.LOPEND: (K.LOPEND,),
    K.AFGEROND: (K.LOPEND, K.AFGEROND),
    K.GESTOPT: (K.LOPEND, K.GESTOPT),
    K.INGETROKKEN: (K.INGETROKKEN,),
    K.VERVALLEN: (K.VERVALLEN,),
}
WEG = {
    R.GEREAGEERD: (),
    R.GEKOZEN: (R.GEKOZEN,),
    R.WACHT_OP_AKKOORD: (R.GEKOZEN, R.WACHT_OP_AKKOORD),
    R.AFGESPROKEN: (R.GEKOZEN, R.AFGESPROKEN),
    R.AFGEROND: (R.GEKOZEN, R.AFGESPROKEN, R.AFGEROND),
    R.GESTOPT: (R.GEKOZEN, R.AFGESPROKEN, R.GESTOPT),
    R.NIET_GEKOZEN: (R.NIET_GEKOZEN,),
    R.GEEN_AKKOORD: (R.GEKOZEN, R.WACHT_OP_AKKOORD, R.GEEN_AKKOORD),
    R.INGETROKKEN: (R.INGETROKKEN,),
    R.VERVALLEN: (R.GEKOZEN, R.VERVALLEN),
}
REDENEN = {
    K.GESTOPT: "Het project is uitgesteld tot volgend jaar.",
    K.INGETROKKEN: "We doen dit toch met het eigen team.",
}
# title, what, klusgever, skills, hours, first and last day from today, place, distance, people, status, responses
KLUSSEN = (
    (
        "Brieven herschrijven in duidelijke taal",
        "Onze standaardbrieven over parkeren en afval zijn lastig te lezen. Je herschrijft er twintig, samen met "
        "twee collega’s van het klantcontact. Je leert hoe een grote gemeente haar brieven test bij inwoners.",
        *(
            "vacaturehouder@enschede.example",
            ["Duidelijk schrijven"],
            6,
            21,
            100,
            "enschede",
            True,
            2,
            K.OPEN,
        ),
        (("ambtenaar@losser.example", R.GEKOZEN), ("contactpersoon@hengelo.example", R.GEREAGEERD)),
    ),
    (
        "Datamodel voor het sociaal domein nakijken",
        "We willen weten of onze cijfers over jeugdhulp kloppen. Je loopt het model na en schrijft op wat beter kan.",
        *("ambassadeur@borne.example", ["Data-analyse", "Excel"], 8, 28, 120, "borne", True, 1, K.OPEN),
        (
            ("vacaturehouder@enschede.example", R.WACHT_OP_AKKOORD),
            ("contactpersoon@almelo.example", R.VERVALLEN),
        ),
    ),
    (
        "Bewonersavonden begeleiden",
        "Drie avonden over het nieuwe dorpsplein. Je bereidt ze voor met de projectleider en leidt een tafel.",
        *("ambtenaar@losser.example", ["Participatie"], 4, 30, 90, "losser", False, 2, K.OPEN),
        (("contactpersoon@almelo.example", R.AFGESPROKEN), ("ambassadeur@borne.example", R.GEREAGEERD)),
    ),
    (
        "Inkoopteam helpen bij een aanbesteding",
        "Een Europese aanbesteding voor schoonmaak. Je denkt mee over duurzame eisen en leest offertes.",
        *("contactpersoon@hengelo.example", ["Aanbesteden"], 12, 45, 150, "hengelo", False, 1, K.OPEN),
        (),
    ),
    (
        "Wervingscampagne voor technische functies",
        "Je maakt met ons team teksten en beeld voor tien vacatures, en leert ons hoe jullie kandidaten vinden.",
        *("contactpersoon@almelo.example", ["Werven en selecteren"], 8, -20, 60, "almelo", True, 1, K.LOPEND),
        (("vacaturehouder@enschede.example", R.AFGESPROKEN), ("ambtenaar@losser.example", R.NIET_GEKOZEN)),
    ),
    (
        "Evaluatie van de opvang na de storm",
        "Je sprak met alle teams en schreef op wat goed ging en wat niet.",
        *("ambassadeur@borne.example", ["Crisiscommunicatie"], 6, -150, -60, "borne", False, 1, K.AFGEROND),
        (("ambtenaar@losser.example", R.AFGEROND), ("contactpersoon@almelo.example", R.GEEN_AKKOORD)),
    ),
    (
        "Archief overzetten",
        "Je hielp de laatste papieren dossiers te ordenen.",
        *("contactpersoon@hengelo.example", [], 8, -100, -20, "hengelo", False, 1, K.GESTOPT),
        (("contactpersoon@almelo.example", R.GESTOPT),),
    ),
    (
        "Toegankelijkheid van onze website",
        "Je toetst vijftig pagina’s en legt uit wat beter kan.",
        *("vacaturehouder@enschede.example", ["Programmeren"], 8, 40, 100, "", True, 1, K.INGETROKKEN),
        (("ambassadeur@borne.example", R.INGETROKKEN),),
    ),
    (
        "Notulist voor het regionale overleg",
        "Eens per twee weken een ochtend.",
        *("ambassadeur@borne.example", ["Duidelijk schrijven"], 2, -10, 80, "borne", False, 1, K.VERVALLEN),
        (),
    ),
)
MOTIVATIE = "Ik doe dit in mijn eigen gemeente ook, en wil graag zien hoe jullie het aanpakken."
DANK = "Je stelde de vragen die wij niet meer zagen. Het verslag ligt nu bij het college, en elk team herkent zich."


@transaction.atomic
def vul(*, op: datetime) -> None:
    if Klus.objects.exists():
        return
    organisaties = Organisatie.objects.in_bulk(field_name="code")
    for code, wijze in BELEID.items():
        Klusbeleid.objects.get_or_create(organisatie=organisaties[code], defaults={"wijze": wijze})
    adressen = {rij[2] for rij in KLUSSEN} | {wie for rij in KLUSSEN for wie, _ in rij[-1]}
    mensen = Gebruiker.objects.select_related("organisatie").in_bulk(sorted(adressen), field_name="email")
    for rij in KLUSSEN:
        if rij[2] in mensen:
            _klus(rij, mensen, op)


def _klus(rij: tuple, mensen: dict[str, Gebruiker], op: datetime) -> None:
    titel, wat, gever, kan, uren, van, tot, plaats, afstand, aantal, status, reacties = rij
    vandaag, klusgever = timezone.localdate(op), mensen[gever]
    begin = vandaag + timedelta(van)
    geplaatst = min(begin - timedelta(40), vandaag - timedelta(6))
    klus = Klus.objects.create(
        organisatie=klusgever.organisatie,
        klusgever=klusgever,
        titel=titel,
        omschrijving=wat,
        uren=uren,
        van=begin,
        tot=vandaag + timedelta(tot),
        plaats=plaats,
        kan_op_afstand=afstand,
        mensen=aantal,
        reageren_tot=begin - timedelta(10),
        status=status,
        geplaatst_op=geplaatst,
    )
    klus.vaardigheden.set(Vaardigheid.objects.filter(naam__in=kan))
    laatst = vandaag - timedelta(1) if van > 0 else min(vandaag + timedelta(tot), vandaag)
    momenten = _momenten(geplaatst, [begin, laatst] if len(KLUSWEG[status]) > 1 else [min(begin, laatst)], op)
    _stappen(klus, (K.OPEN, *KLUSWEG[status]), momenten, klusgever)
    for wie, stand in reacties:
        if wie in mensen:
            _reactie(klus, mensen[wie], stand, op)


def _momenten(eerste, dagen: list, op: datetime) -> list[datetime]:
    """None of them after now."""
    vandaag = timezone.localdate(op)
    return [op - (vandaag - dag) for dag in (eerste, *dagen)]


def _stappen(rij, statussen: tuple, momenten: list[datetime], door: Gebruiker) -> None:
    van = ""
    for naar, moment in zip(statussen, [*momenten, *momenten[-1:] * len(statussen)], strict=False):
        # Somebody's own first word of it; the rest is told without who.
        reden = REDENEN.get(naar, "") if isinstance(rij, Klus) else ""
        wie = None if van else door
        rij.stappen.create(van=van, naar=naar, vastgelegd_op=moment, reden=reden, door=wie)
        van = naar


def _reactie(klus: Klus, wie: Gebruiker, status: str, op: datetime) -> None:
    gereageerd = op - (timezone.localdate(op) - klus.geplaatst_op) + timedelta(days=2)
    wacht = status in REACTIE_WACHT
    reactie = Klusreactie.objects.create(
        klus=klus,
        deelnemer=wie,
        organisatie=wie.organisatie,
        motivatie=MOTIVATIE,
        uren=klus.uren,
        leidinggevende=f"teamleider@{wie.email.split('@')[1]}" if R.WACHT_OP_AKKOORD in WEG[status] else "",
        status=status,
        gereageerd_op=gereageerd,
        gevraagd_op=op - timedelta(days=1) if wacht else None,
        antwoord_tot=op + timedelta(days=6) if wacht else None,
        dank=DANK if status == R.AFGEROND else "",
        toont_dank=status == R.AFGEROND,
    )
    momenten = [min(gereageerd + timedelta(days=nummer), op) for nummer in range(len(WEG[status]) + 1)]
    if status in (R.AFGEROND, R.GESTOPT):
        momenten[-1] = op - (timezone.localdate(op) - klus.tot)
    _stappen(reactie, (R.GEREAGEERD, *WEG[status]), momenten, wie)
