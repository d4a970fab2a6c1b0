"""Every refusal as a problem (RFC 9457), in Dutch. What each kind means, stands at /api/."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from pydantic_core import PydanticUndefined

from vacatures.fouten import (
    GeenSchrijfsleutel,
    Ingehaald,
    KenmerkBestaatAl,
    KenmerkOnbekend,
    NogNietKlaar,
    VaardighedenOnbekend,
    VacatureFout,
)

SOORT = "application/problem+json"
# Per status the name that its address ends in, and what it is called.
PROBLEMEN = {
    400: ("ongeldig", "Het verzoek klopt niet"),
    401: ("sleutel", "Een geldige sleutel ontbreekt"),
    403: ("mag-niet", "Deze sleutel mag dit niet"),
    404: ("niet-gevonden", "Dit bestaat niet"),
    405: ("methode", "Deze methode kan hier niet"),
    406: ("formaat", "Dit formaat hebben we niet"),
    409: ("kan-niet", "Dit kan nu niet"),
    412: ("verouderd", "De vacature is intussen veranderd"),
    413: ("te-groot", "Het verzoek is te groot"),
    415: ("soort-inhoud", "Deze soort inhoud lezen we niet"),
    429: ("te-vaak", "Te veel verzoeken"),
    500: ("storing", "Er ging iets mis bij ons"),
    503: ("niet-nu", "De API werkt nu even niet"),
}
UITLEG = {
    400: "Bij fouten staat wat er niet klopt, en waar.",
    401: "Stuur een sleutel die geldt mee in de kop Authorization: Bearer.",
    403: "Vraag je contactpersoon om een sleutel om te schrijven.",
    404: "Op dit adres is niets, of niet meer. Adressen eindigen niet op een schuine streep.",
    405: "In de kop Allow staat wat wel kan.",
    406: "De API antwoordt in application/json.",
    409: "Bij detail staat waarom.",
    412: "Haal de vacature op, en stuur haar opnieuw met de nieuwe ETag.",
    413: "Maak de tekst korter.",
    415: "Stuur application/json, in UTF-8.",
    429: "Wacht zoveel seconden als er in Retry-After staat.",
    500: "Probeer het later nog eens. Blijft het misgaan, neem dan contact op.",
    503: "Probeer het zo nog eens.",
}
# What is wrong with a value, by the type of pydantic's error.
VELDFOUTEN = {
    "missing": "Dit veld ontbreekt.",
    "extra_forbidden": "Dit veld kennen we niet.",
    "string_type": "Dit moet tekst zijn.",
    "string_too_long": "Deze tekst is te lang: hoogstens {max_length} tekens.",
    "string_pattern_mismatch": "Deze waarde heeft niet de goede vorm.",
    "int_type": "Dit moet een geheel getal zijn.",
    "int_parsing": "Dit moet een geheel getal zijn.",
    "float_type": "Dit moet een getal zijn.",
    "finite_number": "Dit moet een getal zijn.",
    "greater_than_equal": "Dit getal is te klein: minstens {ge}.",
    "less_than_equal": "Dit getal is te groot: hoogstens {le}.",
    "multiple_of": "Dit moet een veelvoud zijn van {multiple_of}.",
    "enum": "Kies een van deze waarden: {expected}.",
    "literal_error": "Kies een van deze waarden: {expected}.",
    "list_type": "Dit moet een lijst zijn.",
    "too_long": "Deze lijst is te lang: hoogstens {max_length}.",
    "date_parsing": "Schrijf een datum als 2026-12-31.",
    "date_from_datetime_parsing": "Schrijf een datum als 2026-12-31.",
    "value_error": "Schrijf een datum als 2026-12-31.",
    "model_attributes_type": "Dit moet een object zijn.",
    "model_type": "Dit moet een object zijn.",
    "dict_type": "Dit moet een object zijn.",
}
STATUSSEN = {GeenSchrijfsleutel: 403, KenmerkOnbekend: 404, Ingehaald: 412, KenmerkBestaatAl: 412}
PLAATSEN = {"body": "inhoud", "query": "vraag", "path": "adres", "header": "kop"}


class Probleem(Exception):
    def __init__(self, status: int, detail: str = "", *, fouten=(), koppen=None):
        self.status, self.detail, self.fouten, self.koppen = status, detail, list(fouten), koppen or {}
        super().__init__(detail)


def antwoord(request: HttpRequest, probleem: Probleem) -> HttpResponse:
    naam, titel = PROBLEMEN.get(probleem.status) or PROBLEMEN[500 if probleem.status >= 500 else 400]
    inhoud = {
        "type": f"{settings.SITE_URL}/api/#{naam}",
        "title": titel,
        "status": probleem.status,
        "detail": probleem.detail or UITLEG.get(probleem.status, titel),
        "instance": request.path,
    }
    if probleem.fouten:
        inhoud["fouten"] = probleem.fouten
    return HttpResponse(
        json.dumps(inhoud), status=probleem.status, content_type=SOORT, headers=dict(probleem.koppen)
    )


def van_vacature(fout: VacatureFout) -> Probleem:
    """What the domain refuses. Its messages are for people, so also for who reads them in another system."""
    status = STATUSSEN.get(type(fout), 409)
    if isinstance(fout, NogNietKlaar):
        fouten = [{"plaats": "vacature", "veld": "", "melding": reden} for reden in fout.redenen]
        return Probleem(status, "De vacature is nog niet klaar.", fouten=fouten)
    if isinstance(fout, VaardighedenOnbekend):
        fouten = [
            {
                "plaats": "inhoud",
                "veld": f"vaardigheden.{plek}",
                "melding": f"‘{naam}’ staat niet op de lijst.",
            }
            for plek, naam in fout.namen.items()
        ]
        return Probleem(status, "Kies vaardigheden van de lijst op /api/v1/vaardigheden.", fouten=fouten)
    if isinstance(fout, Ingehaald):
        return Probleem(status)
    return Probleem(status, str(fout))


def van_velden(fouten: list[dict]) -> Probleem:
    return Probleem(400, "Niet alle velden kloppen.", fouten=[_veldfout(fout) for fout in fouten])


def _veldfout(fout: dict) -> dict:
    waar, *pad = fout["loc"]
    melding = VELDFOUTEN.get(fout["type"], "Deze waarde klopt niet.")
    gegevens = {
        naam: waarde for naam, waarde in fout.get("ctx", {}).items() if waarde is not PydanticUndefined
    }
    if "expected" in gegevens:
        gegevens["expected"] = str(gegevens["expected"]).replace("'", "").replace(" or ", " of ")
    # ninja puts the name of the parameter of our function in front of most fields.
    met_naam = waar == "body" or pad[:1] == ["vraag"]
    velden = [str(deel) for deel in (pad[1:] if met_naam else pad)]
    return {
        "plaats": PLAATSEN.get(waar, waar),
        "veld": ".".join(velden),
        "melding": melding.format_map(gegevens),
    }
