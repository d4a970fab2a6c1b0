"""Kills the workers that mail about new vacancies, and counts what everybody got: all of it, and nothing twice.

    python -m tests.storing.attenderen --mensen 120 --kills 3

A database and processes of its own, as `tests.storing`. Prints one line of JSON; ends with 1 when somebody was mailed
twice about a vacancy, or not at all.
"""

import argparse
import collections
import contextlib
import json
import os
import random
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import django
from django.utils import timezone

from tests.storing.omgeving import eigen_database, start

NIEUW = 12


def main():
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    lezer.add_argument("--mensen", type=int, default=120)
    lezer.add_argument("--kills", type=int, default=3)
    lezer.add_argument("--hoogstens", type=float, default=200, help="seconds")
    keuze = lezer.parse_args()
    random.seed(3)
    with contextlib.ExitStack() as stapel:
        map = Path(stapel.enter_context(tempfile.TemporaryDirectory()))
        os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.storing.instellingen", "DEBUG": "1", "REDIS_URL": ""}
        os.environ["EMAIL_URL"] = f"filemail:///{map / 'post'}"
        os.environ["DATABASE_URL"] = stapel.enter_context(eigen_database(map, os.environ.get("DATABASE_URL")))
        django.setup()
        vul(keuze.mensen)
        with start("verwerk", map, contextlib.nullcontext()) as werkers:
            kills = doorloop(keuze, werkers)
        uitslag = tel(keuze, kills)
    sys.stdout.write(json.dumps(uitslag) + "\n")
    sys.exit(uitslag["dubbel"] + uitslag["gemist"] + uitslag["open"] > 0)


def vul(mensen):
    """Everybody has two searches that fit all that is new: one mail each, with every vacancy once."""
    from tests.maken import (
        maak_gebruiker,
        maak_organisatie,
        maak_vacature,
        maak_vacaturestap,
        maak_zoekopdracht,
    )
    from twentsekracht.werk import services as werk

    nu = timezone.now()
    vandaag, gisteren = timezone.localdate(nu), nu - timedelta(days=1)
    organisatie = maak_organisatie("hengelo")
    for _ in range(NIEUW):
        vacature = maak_vacature(
            organisatie, doelgroep="regio", vakgebied="ict", gepubliceerd_op=vandaag, sluit_op=vandaag
        )
        maak_vacaturestap(vacature, vastgelegd_op=nu)
    for _ in range(mensen):
        gebruiker = maak_gebruiker(organisatie=organisatie)
        for vraag in ("", "vakgebied=ict"):
            momenten = {"gekeken_op": gisteren, "gewild_op": gisteren}
            maak_zoekopdracht(gebruiker, vraag=vraag, **momenten)
    werk.vraag_aan(soort="vacatures.tasks.dagelijks", sleutel="proef", argumenten={}, door=None, op=nu)


def doorloop(keuze, werkers):
    """Kills a worker a while after it went on mailing, as long as the round is not done."""
    from twentsekracht.werk.models import Bericht, Job

    einde, kills, gezien = time.monotonic() + keuze.hoogstens, 0, 0
    while time.monotonic() < einde and Job.objects.open().exists():
        ronde = Job.objects.open().filter(sleutel="proef").exists()
        if ronde and kills < keuze.kills and Bericht.objects.count() > gezien:
            time.sleep(random.uniform(0, 0.15))
            for nummer in range(2):  # whichever of both has the round
                werkers.processen[nummer].kill()
                werkers.processen[nummer].wait()
            kills, gezien = kills + 1, Bericht.objects.count()
        werkers.houd_op_de_been()
        time.sleep(0.02)
    return kills


def tel(keuze, kills):
    from twentsekracht.organisaties.models import Gebruiker
    from twentsekracht.werk.models import Bericht, Job
    from vacatures.models import Melding

    per_adres = collections.Counter(Bericht.objects.values_list("aan", flat=True))
    return {
        "mensen": keuze.mensen,
        "gekild": kills,
        "mails": sum(per_adres.values()),
        "dubbel": sum(1 for aantal in per_adres.values() if aantal > 1),
        "gemist": Gebruiker.objects.exclude(email__in=list(per_adres)).count(),
        "verstuurd": Bericht.objects.filter(verstuurd_op__isnull=False).count(),
        "meldingen": Melding.objects.count(),
        "open": Job.objects.open().count(),
        "pogingen": Job.objects.get(sleutel="proef").beurt,
    }


main()
