"""`make bench-attenderen`: ten thousand saved searches over a thousand new vacancies, on PostgreSQL.

A database of its own. Prints how long a round takes and what memory it needs at its peak, for searches that are the
same as those of others and for searches of which no two are; each a process of its own. Ends with 1 when somebody was
mailed about a vacancy twice.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta

from bench import postgres
from bench.__main__ import meet

VAKKEN = ("bedrijfsvoering", "dienstverlening", "financien", "ict", "juridisch", "ruimte", "sociaal_domein")
WOORDEN = (
    "adviseur",
    "beleidsmedewerker",
    "jurist",
    "projectleider",
    "controller",
    "coördinator",
    "inspecteur",
)
OVER = (
    "wonen",
    "jeugd",
    "water",
    "archief",
    "milieu",
    "subsidies",
    "verkeer",
    "zorg",
    "belastingen",
    "personeel",
)
TEKST = (
    "Je werkt aan {0} in Twente. Samen met collega’s {1} je plannen en je overlegt met bewoners en bestuur. "
    * 6
)


def vul(keuze) -> None:
    from django.utils import timezone

    from twentsekracht.organisaties.models import Gebruiker, Organisatie

    nu = timezone.now()
    organisaties = Organisatie.objects.bulk_create(
        Organisatie(code=f"org-{n}", naam=f"Gemeente {n}", korte_naam=f"Org {n}", soort="gemeente")
        for n in range(18)
    )
    mensen = (
        Gebruiker(email=f"m{n}@voorbeeld.example", naam=f"M {n}", organisatie=organisaties[n % 18])
        for n in range(keuze.mensen)
    )
    Gebruiker.objects.bulk_create(mensen, batch_size=2000)
    _vacatures(keuze, organisaties, nu)
    _zoekopdrachten(keuze, nu)


def _vacatures(keuze, organisaties, nu) -> None:
    from django.utils import timezone

    from vacatures.models import Vacature, Vacaturestap
    from vacatures.openstelling import meteen

    vandaag, uur = timezone.localdate(nu), timedelta(hours=1)
    rijen = [_vacature(n, organisaties, vandaag, meteen) for n in range(keuze.oud + keuze.nieuw)]
    stappen = [
        Vacaturestap(
            vacature=een,
            naar="gepubliceerd",
            per=een.gepubliceerd_op,
            vastgelegd_op=nu - (vandaag - een.gepubliceerd_op) - uur,
        )
        for een in Vacature.objects.bulk_create(rijen, batch_size=2000)
    ]
    Vacaturestap.objects.bulk_create(stappen, batch_size=2000)


def _vacature(nummer, organisaties, vandaag, meteen):
    from vacatures.models import Vacature

    oud = nummer >= 1000
    dag = vandaag - timedelta(days=random.randint(5, 300) if oud else 0)
    wat, over = random.choice(WOORDEN), random.choice(OVER)
    schaal = random.randint(5, 13)
    doelgroep = random.choice(("extern", "regio", "regio", "intern"))
    return Vacature(
        code=f"v-{nummer}",
        titel=f"{wat.capitalize()} {over}",
        organisatie=random.choice(organisaties),
        omschrijving=TEKST.format(over, "maak"),
        vakgebied=random.choice(VAKKEN),
        niveau=random.choice(("mbo", "hbo", "wo")),
        schaal_min=schaal,
        schaal_max=schaal + 1,
        uren_min=random.choice((16, 24, 32)),
        uren_max=36,
        is_vast=True,
        status="gepubliceerd",
        gepubliceerd_op=dag,
        sluit_op=vandaag + timedelta(days=20),
        doelgroep=doelgroep,
        **meteen(doelgroep, dag),
    )


def _zoekopdrachten(keuze, nu) -> None:
    from django.db import connection
    from django.http import QueryDict

    from twentsekracht.organisaties.models import Gebruiker
    from vacatures.models import Zoekopdracht
    from vacatures.zoekvraag import normaliseer

    ids = list(Gebruiker.objects.values_list("pk", flat=True))
    gisteren = nu - timedelta(days=1)
    rijen, gehad = [], set()
    while len(rijen) < keuze.zoekopdrachten:
        wie = ids[len(rijen) % len(ids)]
        vraag = normaliseer(QueryDict(_vraag(keuze.verschillend, len(rijen))))
        if (wie, vraag) in gehad:
            continue
        gehad.add((wie, vraag))
        moment = {"gemaakt_op": gisteren, "gekeken_op": gisteren, "gewild_op": gisteren}
        rijen.append(Zoekopdracht(gebruiker_id=wie, naam=f"Zoek {len(rijen)}", vraag=vraag, **moment))
    Zoekopdracht.objects.bulk_create(rijen, batch_size=2000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _vraag(verschillend: bool, nummer: int) -> str:
    """As people choose: a field of work and a level, some with words or a scale; or words of which no two are alike."""
    vraag = f"vakgebied={random.choice(VAKKEN)}&niveau={random.choice(('mbo', 'hbo', 'wo'))}"
    if verschillend:
        return f"{vraag}&q={random.choice(OVER)}+-zonder{nummer}"
    if random.random() < 0.3:
        vraag += f"&q={random.choice(OVER)}"
    if random.random() < 0.3:
        vraag += f"&schaal_min={random.randint(6, 12)}"
    if random.random() < 0.3:
        vraag += f"&organisatie=org-{random.randint(0, 17)}"
    return vraag


def ronde() -> dict:
    """One daily round, as the job does it."""
    from django.db.models import Count

    from twentsekracht.werk.models import Bericht
    from vacatures import tasks
    from vacatures.models import Melding, Zoekopdracht

    begin_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begin, cpu = time.perf_counter(), time.process_time()
    tasks._attendeer(Zoekopdracht.objects.all(), lambda *a, **k: None)
    duur = time.perf_counter() - begin
    cpu = time.process_time() - cpu
    per_adres = Bericht.objects.values("aan").annotate(aantal=Count("pk")).filter(aantal__gt=1)
    return {
        "zoekopdrachten": Zoekopdracht.objects.count(),
        "vragen": Zoekopdracht.objects.values("vraag").distinct().count(),
        "seconden": round(duur, 1),
        "eigen_cpu": round(cpu, 1),
        "mails": Bericht.objects.count(),
        "meldingen": Melding.objects.count(),
        "dubbel": per_adres.count(),
        "erbij_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - begin_mb),
        "piek_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main():
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--zoekopdrachten", type=int, default=10_000)
    lezer.add_argument("--mensen", type=int, default=4_000)
    lezer.add_argument("--nieuw", type=int, default=1_000)
    lezer.add_argument("--oud", type=int, default=20_000)
    lezer.add_argument("--verschillend", action="store_true", help="no two searches are the same")
    lezer.add_argument("--stap", choices=["vul", "ronde"])
    keuze = lezer.parse_args()
    random.seed(7)
    if keuze.stap:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "twentsekracht.settings")
        import django

        django.setup()
        if keuze.stap == "vul":
            return vul(keuze)
        uitslag = ronde()
        print(json.dumps(uitslag), flush=True)
        sys.exit(bool(uitslag["dubbel"]))
    with eigen_database() as url:
        omgeving = {"DATABASE_URL": url, "DEBUG": "1", "REDIS_URL": ""}
        meet(["manage.py", "migrate", "--verbosity", "0"], omgeving)
        opdracht = [sys.executable, "-m", "bench.attenderen", *sys.argv[1:], "--stap"]
        for stap in ("vul", "ronde"):
            subprocess.run([*opdracht, stap], env=os.environ | omgeving, check=True)


@contextmanager
def eigen_database():
    naam = f"bench_attenderen_{os.getpid()}"
    try:
        yield postgres.nieuw(naam)
    finally:
        postgres.weg(naam)


if __name__ == "__main__":
    main()
