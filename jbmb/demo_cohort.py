"""Three cohorts: one that is over, one that runs, and one that people can apply for. Made once."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from jbmb.models import (
    Coachnotitie,
    Cohort,
    Cohortcoach,
    Cohortdeelname,
    Cohortmatch,
    Cohortteam,
    Hulpvraag,
    Trainingsdag,
)
from jbmb.services.cohortdeelname import INWERKEN
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.werkdagen import werkdag_vanaf

C, D, M = Cohort.Status, Cohortdeelname.Status, Cohortmatch.Status
TEKST = (
    "Een half jaar uit je eigen werk en toch je eigen baan houden. Eerst werk je drie maanden bij een andere "
    "organisatie, op de plek van iemand uit de groep. Daarna doe je met een paar anderen een project voor een "
    "echte opdrachtgever.\n\n"
    "Er zijn vier trainingsdagen. Een coach loopt met je mee."
)
# title, the first day counted from today, places, status
COHORTEN = (
    ("Vakmensen-in-beweging, eerste groep", -320, 8, C.AFGEROND),
    ("Vakmensen-in-beweging, tweede groep", -60, 8, C.LOOPT),
    ("Vakmensen-in-beweging, derde groep", 75, 10, C.OPEN),
)
DAGEN = (
    ("Kennismaken en vooruitkijken", 1, "Stadhuis Hengelo", ""),
    ("Wat je leert op een andere plek", 45, "Gemeentehuis Borne", "/opleidingen/"),
    ("Samen een project beginnen", 95, "Stadskantoor Almelo", "/opleidingen/"),
    ("Laat zien wat je deed", 175, "Waterschap Vechtstromen, Almelo", ""),
)
# name, function, organisation, seeks; then the status in each cohort
MENSEN = (
    ("Anouk Brinkman", "Beleidsadviseur wonen", "almelo", "Uitvoering van dichtbij, liefst in een wijkteam."),
    ("Bart Oosterveld", "Wijkbeheerder", "hengelo", "Beleid maken in plaats van uitvoeren."),
    ("Carlijn Rouwenhorst", "Jurist", "enschede", "Werken aan de omgevingswet bij een kleinere gemeente."),
    ("Dennis Wolters", "Jurist omgevingsrecht", "oldenzaal", "Grote bezwaarzaken."),
    ("Esra Yildiz", "Communicatieadviseur", "borne", "Campagnes bij een grote stad."),
    ("Frank ter Horst", "Projectleider", "losser", "Een project over water."),
    ("Gea Nijhuis", "Adviseur personeel", "wierden", "Leren hoe een ander werving doet."),
    ("Hidde Kok", "Toezichthouder", "hellendoorn", "Een tijd op kantoor, bij vergunningen."),
)
VOORBIJ = (*(D.AFGEROND,) * 4, D.GESTOPT, D.TERUGGETROKKEN, D.AFGEWEZEN)
LOOPT = (D.IN_RUIL, D.IN_RUIL, D.DEELNEMER, D.DEELNEMER, D.IN_PROJECT, D.GESTOPT)
# The way to each status: the days are counted from the first day of the cohort.
GEKOZEN = ((D.AANGEMELD, -50), (D.UITGENODIGD, -30))
MEE = (*GEKOZEN, (D.DEELNEMER, -25))
WEG = {
    D.AANGEMELD: GEKOZEN[:1],
    D.UITGENODIGD: GEKOZEN,
    D.DEELNEMER: MEE,
    D.IN_RUIL: (*MEE, (D.IN_RUIL, 7)),
    D.IN_PROJECT: (*MEE, (D.IN_RUIL, 7), (D.IN_PROJECT, 55)),
    D.AFGEROND: (*MEE, (D.IN_RUIL, 7), (D.IN_PROJECT, 92), (D.AFGEROND, 185)),
    D.GESTOPT: (*MEE, (D.GESTOPT, 30)),
    D.TERUGGETROKKEN: (*GEKOZEN[:1], (D.TERUGGETROKKEN, -40)),
    D.AFGEWEZEN: (*GEKOZEN[:1], (D.AFGEWEZEN, -30)),
}
KLAAR = {
    "naam": "Warme wijken",
    "opdrachtgever": "Gemeente Almelo, wonen",
    "opdracht": "Zoek uit waarom weinig mensen hulp vragen bij het isoleren van hun huis.",
    "resultaat": "Een bus met een adviseur die naar de wijk komt. In twee maanden kwamen 140 mensen langs.",
}
BEZIG = {
    "naam": "Droge voeten",
    "opdrachtgever": "Waterschap Vechtstromen",
    "opdracht": "Maak een les over water voor groep 7.",
}
REDEN = {D.GESTOPT: "Een nieuwe baan", D.TERUGGETROKKEN: "Te druk"}


@transaction.atomic
def vul(*, op: datetime) -> None:
    if Cohort.objects.exists():
        return
    organisaties = Organisatie.objects.in_bulk(field_name="code")
    mensen = [_mens(*rij[:3], organisaties) for rij in MENSEN]
    coach = _mens("Irma Spekreijse", "Loopbaancoach", "enschede", organisaties)
    over, loopt, komt = (_cohort(*rij, op) for rij in COHORTEN)
    for cohort in (over, loopt):
        Cohortcoach.objects.create(cohort=cohort, gebruiker=coach)
    _deelnames(over, mensen[:7], VOORBIJ, op)
    rijen = _deelnames(loopt, [*mensen[:4], mensen[7], mensen[6]], LOOPT, op)
    _deelnames(komt, [mensen[4], mensen[5]], (D.AANGEMELD, D.UITGENODIGD), op)
    _ambtenaar(komt, op)
    _samen(loopt, rijen, op)
    _projecten(over, loopt, rijen, op)


def _projecten(over: Cohort, loopt: Cohort, rijen: list[Cohortdeelname], op: datetime) -> None:
    """A team with a result, one at work; and a note of the coach."""
    klaar = list(over.deelnames.filter(status=D.AFGEROND).order_by("pk"))
    for cohort, leden, velden in ((over, klaar, KLAAR), (loopt, rijen[4:5], BEZIG)):
        team = Cohortteam.objects.create(cohort=cohort, **velden)
        for lid in leden:
            team.leden.create(deelname=lid)
    coach = loopt.coaches.get().gebruiker
    Coachnotitie.objects.create(
        deelname=rijen[0], coach=coach, tekst="Wil vaker zelf een vergadering leiden.", geschreven_op=op
    )


def _cohort(titel: str, over: int, plaatsen: int, status: str, op: datetime) -> Cohort:
    start = werkdag_vanaf(timezone.localdate(op) + timedelta(over))
    cohort = Cohort.objects.create(
        titel=titel,
        omschrijving=TEKST,
        aanmelden_tot=start - timedelta(40),
        start=start,
        ruil_tot=start + timedelta(91),
        einde=start + timedelta(182),
        plaatsen=plaatsen,
        status=status,
    )
    van = ""
    weg = ((C.CONCEPT, -90), (C.OPEN, -80), (C.GEKOZEN, -30), (C.LOOPT, 0), (C.AFGEROND, 185))
    for naar, dag in weg:
        per = start + timedelta(dag)
        cohort.stappen.create(van=van, naar=naar, per=per, vastgelegd_op=op)
        van = naar
        if naar == status:
            break
    for titel_, dag, plaats, link in DAGEN:
        Trainingsdag.objects.create(
            cohort=cohort,
            titel=titel_,
            datum=werkdag_vanaf(start + timedelta(dag)),
            begintijd=time(9, 30),
            eindtijd=time(16),
            plaats=plaats,
            link=link,
        )
    return cohort


def _mens(naam: str, functie: str, organisatie: str, organisaties: dict) -> Gebruiker:
    email = f"{naam.split()[0].lower()}.vakmens@{organisatie}.example"
    wie = Gebruiker.objects.filter(email=email).first()
    return wie or Gebruiker.objects.create_user(
        email=email, naam=naam, functie=functie, organisatie=organisaties[organisatie]
    )


def _deelnames(cohort: Cohort, mensen: list, staten: tuple, op: datetime) -> list[Cohortdeelname]:
    return [_deelname(cohort, wie, staat, op) for wie, staat in zip(mensen, staten, strict=True)]


def _deelname(cohort: Cohort, wie: Gebruiker, staat: str, op: datetime) -> Cohortdeelname:
    zoekt = {rij[0]: rij[3] for rij in MENSEN}.get(wie.naam, "Iets nieuws leren bij een andere organisatie.")
    vandaag = timezone.localdate(op)
    wacht = staat == D.UITGENODIGD
    rij = Cohortdeelname.objects.create(
        cohort=cohort,
        deelnemer=wie,
        organisatie=wie.organisatie,
        functie=wie.functie or "Medewerker",
        motivatie="Ik werk al jaren op dezelfde plek, en wil zien hoe een ander het doet.",
        zoekt=zoekt,
        leidinggevende=f"leidinggevende@{wie.organisatie.code}.example",
        vraagnummer=int(staat != D.AANGEMELD),
        akkoord_tot=_middernacht(vandaag + timedelta(10)) if wacht else None,
        coach=cohort.coaches.first() if staat not in (D.AFGEWEZEN, D.TERUGGETROKKEN) else None,
        aangemeld_op=min(cohort.start - timedelta(50), vandaag - timedelta(3)),
        status=staat,
    )
    van = ""
    for naar, dag in WEG[staat]:
        per = min(cohort.start + timedelta(dag), vandaag - timedelta(3) if not van else vandaag)
        rij.stappen.create(van=van, naar=naar, per=per, reden=REDEN.get(naar, ""), vastgelegd_op=op)
        van = naar
    if D.DEELNEMER in dict(WEG[staat]):
        for nummer, tekst in enumerate(INWERKEN):
            rij.inwerkpunten.create(tekst=tekst, gedaan_op=vandaag - timedelta(20) if nummer < 3 else None)
    return rij


def _middernacht(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time()))


def _ambtenaar(cohort: Cohort, op: datetime) -> None:
    """Who looks around in the demo takes part in nothing else, so applied for what is to come."""
    wie = Gebruiker.objects.filter(email="ambtenaar@losser.example").first()
    if wie is not None and wie.organisatie is not None:
        _deelname(cohort, wie, D.AANGEMELD, op)


def _samen(cohort: Cohort, rijen: list[Cohortdeelname], op: datetime) -> None:
    """Two who swapped, one whose match is still a question, and a question for help."""
    een, ander, derde, vierde, klaar, gestopt = rijen
    start, eind = cohort.start + timedelta(7), cohort.ruil_tot
    matches = (
        (een, ander, eind, M.BEVESTIGD),
        (ander, een, eind, M.BEVESTIGD),
        (derde, vierde, eind, M.VOORGESTELD),
        (vierde, een, eind, M.GEWEIGERD),
        (klaar, vierde, cohort.start + timedelta(55), M.AFGEROND),
        (gestopt, derde, eind, M.AFGEBROKEN),
        (vierde, ander, eind, M.INGETROKKEN),
    )
    for van, naar, tot, staat in matches:
        match = Cohortmatch.objects.create(deelname=van, bij=naar, van=start, tot=tot, status=staat)
        per = cohort.start - timedelta(10)
        match.stappen.create(naar=M.VOORGESTELD, per=per, vastgelegd_op=op)
        if staat != M.VOORGESTELD:
            tussen = M.BEVESTIGD if staat in (M.AFGEROND, M.AFGEBROKEN) else ""
            if tussen:
                match.stappen.create(van=M.VOORGESTELD, naar=tussen, per=per, vastgelegd_op=op)
            match.stappen.create(van=tussen or M.VOORGESTELD, naar=staat, per=per, vastgelegd_op=op)
    Hulpvraag.objects.create(
        deelname=derde,
        vraag="Mijn laptop mag niet mee naar de andere organisatie. Wie kan dat regelen?",
        gevraagd_op=op - timedelta(2),
    )
    Hulpvraag.objects.create(
        deelname=een,
        vraag="Wie tekent de afspraken over mijn uren?",
        gevraagd_op=op - timedelta(40),
        antwoord="Dat doet je eigen leidinggevende. Ik heb de brief gestuurd.",
        beantwoord_op=op - timedelta(38),
    )
