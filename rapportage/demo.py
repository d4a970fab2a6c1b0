"""The report of the example year as the office would have made it: printed figures, words, explanations, editions.

Runs again without adding anything; what was cut off half-way is finished.
"""

from datetime import date, datetime

from rapportage import services
from rapportage.definitief import afwijkingen
from rapportage.models import Editie, GedrukteWaarde
from rapportage.verzamelen import verzamel
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.werk import services as werk

JAAR = 2015
BOEKEN_DICHT = date(2015, 10, 26)  # when the books of the printed report closed
OUDJAAR = date(2015, 12, 31)
COORDINATOR = "coordinator@twentsekracht.example"
ORGANISATIE = "hengelo"

GEDRUKT = "de gedrukte rapportage van 2015"
GEDRUKTE_WAARDEN = {
    "vacatures.aangeboden": 318,
    "vacatures.ingevuld": 149,
    "reacties.totaal": 3936,
    "school.inschrijvingen": 1069,
    "school.te_behalen": 923,
    "summerschool.deelnemers": 83,
    "kracht_talent.deelnemers": 271,
    "financien.begroot": 375_000,
    "financien.gerealiseerd": 275_000,
}

# What is known of each deviation, by how its code begins; the longest beginning counts.
VERKLARINGEN = {
    "gedrukt-vacatures-aangeboden": (
        "De gedrukte tabel noemt als totaal 318, maar haar eigen rijen tellen op tot 380. "
        "Dit rapport telt de rijen op. Waar 318 vandaan komt, is niet vastgelegd."
    ),
    "vacatures-meer-ingevuld": (
        "Een deel van de vacatures die in 2015 zijn ingevuld, is al in 2014 aangeboden. "
        "Die tellen dit jaar wel mee bij ingevuld en niet bij aangeboden."
    ),
    "bezoeken-kanalen": (
        "Het totaal komt uit de tekst van de gedrukte rapportage en is afgerond op honderdtallen. "
        "De kanalen zijn geteld."
    ),
    "bezoeken-kanalen-overijssel": (
        "De tekst van de gedrukte rapportage noemt 76.500 bezoeken uit Overijssel, de tabel met kanalen telt op tot "
        "76.845. De tabel is geteld; de tekst rondt ruim naar beneden af."
    ),
    "verdeelsleutel-fte": (
        "Het aantal fte is afgeleid van de afspraken met de Twentse School. Noaberkracht en de Veiligheidsregio hebben "
        "geen afspraak, dus van hen is het aantal fte niet bekend."
    ),
}

TEKSTEN = {
    "inleiding": """\
Dit is de managementrapportage van Twentse Kracht over {{ jaar }}. In dit jaar kreeg het platform zijn naam en \
zijn website, en deden {{ organisaties.aantal.voluit }} mee.

De organisaties boden samen **{{ vacatures.aangeboden.voluit }}** aan en kregen daar {{ reacties.totaal.voluit }} op. \
De Twentse School telde {{ school.inschrijvingen.voluit }}, {{ school.procent }} van wat was afgesproken. Daarmee \
is het platform na een jaar voor veel medewerkers een gewone plek om verder te kijken dan de eigen organisatie.""",
    "mobiliteitscentrum": """\
Het regionaal mobiliteitscentrum is voorbereid in {{ jaar }} en staat gepland voor {{ volgend_jaar }}. Het wordt \
de plek waar loopbaanbegeleiding, pools en plaatsingen bij elkaar komen.""",
    "arbeidsmediation": """\
Wie een conflict heeft op het werk, kan een mediator vragen van een andere organisatie dan de eigen. Over \
{{ jaar }} zijn nog geen aantallen vastgelegd.""",
    "loopbaanbegeleiding": """\
Loopbaanadviseurs begeleiden medewerkers van elkaars organisaties. Een aantal van hen gaf ook een workshop in de \
Kracht & Talent week. Over {{ jaar }} zijn nog geen aantallen vastgelegd.""",
    "doorkijk": """\
In {{ volgend_jaar }} gaat het platform door op wat in {{ jaar }} is begonnen:

- het regionaal mobiliteitscentrum gaat open
- bij elke ingevulde vacature leggen we vast waar de nieuwe collega vandaan komt: dan weten we wat het oplevert
- Jouw Baan Mijn Baan gaat van proef naar vast aanbod; dit jaar zijn {{ jbmb.aangeboden.voluit }} aangeboden
- de {{ trainees.lopend.voluit }} van de lichting 2015-2017 beginnen aan hun tweede opdracht""",
}


def vul(*, op: datetime) -> None:
    for sleutel, waarde in GEDRUKTE_WAARDEN.items():
        GedrukteWaarde.objects.get_or_create(
            jaar=JAAR, sleutel=sleutel, bron=GEDRUKT, defaults={"waarde": waarde}
        )
    wie = {"door": Gebruiker.objects.filter(email=COORDINATOR).first(), "op": op}
    _definitief(None, TEKSTEN, wie)
    _definitief(Organisatie.objects.get(code=ORGANISATIE), {}, wie)
    _werk_af(services.vraag_editie_aan(jaar=JAAR, peildatum=OUDJAAR, **wie))


def _definitief(organisatie: Organisatie | None, teksten: dict[str, str], wie: dict) -> None:
    edities = Editie.objects.voor(jaar=JAAR, organisatie=organisatie)
    if edities.definitief().exists():
        return
    editie = services.vraag_editie_aan(jaar=JAAR, peildatum=BOEKEN_DICHT, organisatie=organisatie, **wie)
    editie = _verzamel(editie, wie["op"])
    for hoofdstuk, tekst in teksten.items():
        services.bewaar_tekst(editie=editie, hoofdstuk=hoofdstuk, tekst=tekst, **wie)
    for afwijking in afwijkingen(editie.momentopname):
        if uitleg := verklaring_van(afwijking["code"]):
            services.verklaar_afwijking(editie=editie, controle=afwijking["code"], uitleg=uitleg, **wie)
    _werk_af(services.maak_definitief(editie=editie, **wie))


def verklaring_van(code: str) -> str:
    begin = max((begin for begin in VERKLARINGEN if code.startswith(begin)), key=len, default=None)
    return VERKLARINGEN[begin] if begin else ""


def _verzamel(editie: Editie, op: datetime) -> Editie:
    """Figures without files: these would be drawn anew a moment later, when the edition is definitive."""
    if job := werk.claim(editie.werk_id, op=op):
        m = verzamel(jaar=editie.jaar, peildatum=editie.peildatum, organisatie=editie.organisatie, op=op)
        velden = {"editie_id": editie.pk, "momentopname": m, "bestanden": {}, "stand": editie.stand, "op": op}
        werk.rond_af(job, lambda: services.leg_cijfers_vast(**velden), op=op)
    return _lees(editie)


def _werk_af(editie: Editie) -> Editie:
    """Here and now: whoever runs the demo waits for it, and no worker may be there yet."""
    werk.voer_uit(editie.werk_id)
    return _lees(editie)


def _lees(editie: Editie) -> Editie:
    return Editie.objects.select_related("organisatie", "werk").get(pk=editie.pk)
