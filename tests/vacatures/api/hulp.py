"""What the tests of the API share: a vacancy that everybody may read, and asking the API something."""

import json
from datetime import timedelta

from django.utils import timezone

from tests.maken import maak_vacature

LIJST = "/api/v1/vacatures"
EIGEN = "/api/v1/organisatie/vacatures"
GEHEIM = "tk_geheim-van-hengelo"
VACATURE = {
    "titel": "Beleidsadviseur water",
    "omschrijving": "Je schrijft **het waterplan**.",
    "dienstverband": ["vast", "tijdelijk"],
    "schaalMin": 10,
    "schaalMax": 11,
    "urenMin": 32.5,
    "urenMax": 36,
    "vakgebied": "water",
    "doelgroep": "extern",
}


def dagen(aantal):
    return timezone.localdate() + timedelta(days=aantal)


def extern(organisatie=None, **velden):
    geplaatst = min(dagen(-5), velden.get("extern_op") or dagen(-5))
    velden = {"doelgroep": "extern", "gepubliceerd_op": geplaatst, "sluit_op": dagen(5), **velden}
    return maak_vacature(organisatie, **velden)


def put(client, pad, inhoud=None, **koppen):
    tekst = inhoud if isinstance(inhoud, str | bytes) else json.dumps(inhoud or {})
    return client.put(f"{EIGEN}/{pad}", tekst, content_type="application/json", headers=koppen)


def lever(client, kenmerk="HR-1", koppen=None, **velden):
    return put(client, kenmerk, {**VACATURE, "sluitOp": dagen(30).isoformat(), **velden}, **(koppen or {}))


def is_probleem(antwoord, status):
    assert antwoord.status_code == status, antwoord.content
    assert antwoord.headers["Content-Type"] == "application/problem+json"
    inhoud = json.loads(antwoord.content)
    assert inhoud["status"] == status and {"type", "title", "detail", "instance"} <= set(inhoud)
    assert antwoord.headers["API-Version"] == "1.0.0"
    return inhoud


def codes(antwoord):
    assert antwoord.status_code == 200, antwoord.content
    return [vacature["code"] for vacature in antwoord.json()["vacatures"]]
