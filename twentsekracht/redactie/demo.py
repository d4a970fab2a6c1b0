"""News that could have been written these weeks, in every state, and the standard pages. Runs again without adding."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.redactie import services
from twentsekracht.redactie.models import Nieuwsbericht, Status

COORDINATOR = "coordinator@twentsekracht.example"

# days ago (negative: days to come), status, only for colleagues, address, title, first lines, text
BERICHTEN = [
    (
        2,
        Status.GEPUBLICEERD,
        False,
        "kracht-en-talent-week",
        "De Kracht & Talent week komt eraan",
        "Een week vol workshops en lezingen, gratis voor iedereen die bij een van onze organisaties werkt.",
        """\
Wat kun je goed, en wat wil je daarmee? In de Kracht & Talent week helpen trainers, trainees en loopbaanadviseurs \
je op weg. Alle onderdelen zijn gratis. Je hebt alleen het akkoord van je leidinggevende nodig voor de tijd.

## Wat kun je doen?

- Een workshop over je eigen talenten
- Een lezing over werken met verschillende generaties
- Oefenen met je LinkedIn-profiel
- Een gesprek van een halfuur met een loopbaanadviseur van een andere organisatie

Bij sommige workshops zijn er maar twaalf plaatsen. Wie het eerst komt, is er zeker bij.""",
    ),
    (
        9,
        Status.GEPUBLICEERD,
        False,
        "nieuwe-lichting-trainees-begonnen",
        "Twaalf nieuwe trainees zijn begonnen",
        "De derde lichting is van start. Hun eerste opdracht doen ze bij acht verschillende organisaties.",
        """\
Ze hebben een essay geschreven, gesprekken gevoerd en een assessment gedaan. Nu zijn ze begonnen: twaalf trainees \
die de komende twee jaar bij verschillende overheden in Twente werken.

De eerste opdrachten gaan over vergunningen, een nieuwe manier van vergaderen met inwoners en het plan voor een \
wijk zonder gas. De decaan begeleidt de groep.

**Heb je zelf een opdracht voor een trainee?** De volgende ronde begint in het voorjaar. Lees meer over \
[het traineeship](/trainees/).""",
    ),
    (
        16,
        Status.GEPUBLICEERD,
        True,
        "ruil-eens-van-baan",
        "Ruilen van baan: zo beviel het",
        "Twee collega’s van burgerzaken ruilden een halfjaar van plek. Ze vertellen wat ze ervan leerden.",
        """\
Een halfjaar lang zat de een in Borne en de ander in Oldenzaal. Hetzelfde werk, maar alles ging net anders.

> Ik dacht dat wij het slim deden. Nu weet ik dat het nog slimmer kan. En zij ook.

Allebei werkten ze de ander in. Dat kostte een week, en daarna liep het. Hun leidinggevenden zijn enthousiast: beide \
teams namen iets over van de ander.

Wil je ook ruilen? Praat erover met de ambassadeur van je organisatie.""",
    ),
    (
        30,
        Status.GEPUBLICEERD,
        False,
        "nieuw-aanbod-twentse-school",
        "Het nieuwe aanbod van de Twentse School staat klaar",
        "Van omgevingswet tot helder schrijven: dit zijn de opleidingen van het komende halfjaar.",
        """\
We hebben geluisterd naar wat jullie vorig jaar misten. Daarom zijn er meer korte trainingen van een dag en zijn er \
data op vrijdag.

| onderwerp | dagdelen |
| --- | ---: |
| Helder schrijven voor inwoners | 2 |
| Werken met de omgevingswet | 6 |
| Je eerste jaar als leidinggevende | 8 |

Is een training vol? Zet je dan op de wachtlijst. Bij genoeg belangstelling komt er een extra groep.""",
    ),
    (
        58,
        Status.GEPUBLICEERD,
        False,
        "terugblik-summerschool",
        "Terugblik op de Summerschool",
        "Acht trainingen, tachtig deelnemers en veel zon. De hoogste waardering kreeg de training onderhandelen.",
        """\
In de laatste week van augustus kwamen ruim tachtig collega’s van veertien organisaties bij elkaar. Ze volgden \
trainingen, maar vooral: ze leerden elkaar kennen.

De deelnemers gaven de week gemiddeld een ruime acht. De tip die we het vaakst kregen: maak er volgend jaar twee \
weken van. Daar denken we over na.""",
    ),
    (
        -6,
        Status.GEPUBLICEERD,
        False,
        "week-van-de-mobiliteit",
        "Loop een dag mee bij een ander",
        "In de week van de mobiliteit kijk je een dag mee bij een collega van een andere organisatie.",
        """\
Hoe is het om dijkgraaf te zijn, of meldkamermedewerker? In de week van de mobiliteit kun je een dag meelopen.

1. Kies een plek uit de lijst.
2. Overleg met je leidinggevende.
3. Schrijf je in.

Wil je zelf iemand ontvangen? Meld dat bij de contactpersoon van je organisatie.""",
    ),
    (
        1,
        Status.CONCEPT,
        True,
        "nieuwe-spelregels-vacatures",
        "Nieuwe spelregels voor vacatures",
        "Vanaf het nieuwe jaar staan vacatures eerst twee weken open voor collega’s in Twente.",
        """\
De Kring van secretarissen heeft nieuwe spelregels vastgesteld. Een vacature staat eerst twee weken open voor \
collega’s in Twente. Pas daarna kan iedereen reageren.

*Nog aanvullen: vanaf welke datum precies.*""",
    ),
    (
        75,
        Status.INGETROKKEN,
        False,
        "inloopspreekuur-vervalt",
        "Het inloopspreekuur van vrijdag vervalt",
        "Door ziekte is er deze week geen spreekuur.",
        "Volgende week vrijdag zijn we er weer, van negen tot elf uur.",
    ),
]


@transaction.atomic
def vul(*, op: datetime) -> None:
    services.zet_standaardpaginas(op=op)
    door = Gebruiker.objects.filter(email=COORDINATOR).first()
    bekend = set(Nieuwsbericht.objects.values_list("slug", flat=True))
    for dagen, status, alleen_collegas, slug, titel, inleiding, tekst in BERICHTEN:
        if slug in bekend:
            continue
        moment = op - timedelta(days=max(dagen, 0))
        bericht = Nieuwsbericht(
            slug=slug, titel=titel, inleiding=inleiding, tekst=tekst, alleen_collegas=alleen_collegas
        )
        if dagen < 0:
            bericht.verschijnt_op = timezone.localdate(op) - timedelta(days=dagen)
        services.schrijf(stuk=bericht, door=door, op=moment)
        if status != Status.CONCEPT:
            services.publiceer(stuk=bericht, door=door, op=moment)
        if status == Status.INGETROKKEN:
            services.trek_in(stuk=bericht, door=door, op=moment + timedelta(days=3))
