"""What ninja does not write in the description by itself: the refusals, the headers, and who to ask."""

from django.conf import settings

from vacatures.api.fouten import PROBLEMEN, SOORT
from vacatures.api.schemas import ProbleemSchema

INFO = {
    "info": {
        "contact": {
            "name": "Twentse Kracht",
            "url": f"{settings.SITE_URL}/contact/",
            "email": settings.BUREAU_EMAIL,
        },
        "license": {"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/nl/"},
    },
    "externalDocs": {"url": f"{settings.SITE_URL}/api/", "description": "Documentatie"},
    "tags": [
        {"name": "Eigen organisatie", "description": "Met een sleutel: de vacatures van je organisatie."},
        {"name": "Openbaar", "description": "Zonder sleutel: waarop nu iedereen kan reageren."},
    ],
}
PARAMETERS = {
    "aantal": "Zoveel vacatures op een bladzijde.",
    "code": "Het kenmerk van Twentse Kracht.",
    "gewijzigdSinds": "Alleen wat er sinds deze dag bij kwam of veranderde.",
    "kenmerk": "Het kenmerk van de vacature in jullie eigen systeem.",
    "na": "De code van de laatste vacature van de vorige bladzijde.",
    "organisatie": "Codes van organisaties.",
    "plaats": "De hoeveelste plaats van de vacature, vanaf 1.",
    "q": "Woorden die in de vacature staan.",
    "status": "Alleen vacatures die zo staan.",
    "vakgebied": "Alleen vacatures in deze vakgebieden.",
}
# Headers of HTTP itself, which ninja does not see: the views read them (beveiliging.py, organisatie.py).
BIJ_LEZEN = {
    "If-None-Match": "De ETag die je al hebt. Is er niets veranderd, dan krijg je 304 zonder inhoud."
}
BIJ_AANLEVEREN = {
    "If-Match": "De ETag die je kent. Is de vacature intussen veranderd, dan schrijven we niets (412).",
    "If-None-Match": "Met * schrijf je alleen als het kenmerk nog niet bestaat. Anders krijg je 409.",
}
# What can be asked next, with what of this question or its answer.
DEZE = {"kenmerk": "$request.path.kenmerk"}
VERVOLG = {
    "vacatures": {"vacature": {"code": "$response.body#/vacatures/0/code"}},
    "eigenVacatures": {"eigenVacature": {"kenmerk": "$response.body#/vacatures/0/kenmerk"}},
    "leverAan": dict.fromkeys(("eigenVacature", "publiceer", "trekIn"), DEZE),
    "publiceer": dict.fromkeys(("eigenVacature", "leverAan", "sluit", "trekIn"), DEZE),
    "sluit": dict.fromkeys(("eigenVacature", "legUitkomstVast"), DEZE),
}
ALTIJD = (400, 404, 406, 413, 429, 500, 503)
MET_SLEUTEL = (401,)
BIJ_SCHRIJVEN = (403, 409, 412, 415)
KOPPEN = {
    "API-Version": {"description": "De volledige versie van de API.", "schema": {"type": "string"}},
    "ETag": {"description": "Verandert als de inhoud verandert.", "schema": {"type": "string"}},
    "Link": {"description": "De eerste en de volgende bladzijde.", "schema": {"type": "string"}},
    "Retry-After": {"description": "Zoveel seconden wachten.", "schema": {"type": "integer"}},
}


def maak_af(schema: dict) -> dict:
    delen = schema.setdefault("components", {})
    delen["headers"] = KOPPEN
    delen["schemas"]["Probleem"] = ProbleemSchema.model_json_schema(
        ref_template="#/components/schemas/{model}"
    )
    delen["schemas"] |= delen["schemas"]["Probleem"].pop("$defs", {})
    for vraag in ("OpenbareVraag", "EigenVraag"):  # they stand there as parameters
        del delen["schemas"][vraag]
    delen["responses"] = {f"Probleem{status}": _probleem(status) for status in PROBLEMEN if status != 405}
    for pad, methoden in schema["paths"].items():
        for methode, operatie in methoden.items():
            _vul_aan(operatie, methode, is_lijst=pad.endswith("/vacatures"))
    return schema


def _vul_aan(operatie: dict, methode: str, *, is_lijst: bool) -> None:
    for parameter in operatie["parameters"]:
        parameter["description"] = PARAMETERS[parameter["name"]]
    operatie["parameters"] += _koppen_bij(operatie["operationId"], methode)
    for status, gegeven in operatie["responses"].items():
        gegeven["description"] = {200: "Gelukt.", 201: "Gemaakt."}[int(status)]
        koppen = ["API-Version", "ETag", *(["Link"] if is_lijst else [])]
        gegeven["headers"] = {kop: _verwijs("headers", kop) for kop in koppen}
        if vervolg := VERVOLG.get(operatie["operationId"]):
            gegeven["links"] = {
                naam: {"operationId": naam, "parameters": met} for naam, met in vervolg.items()
            }
    # A key that does not count is refused everywhere, also where none is asked.
    soorten = {*ALTIJD, *MET_SLEUTEL, *(BIJ_SCHRIJVEN if methode == "put" else ())}
    for status in sorted(soorten):
        operatie["responses"][str(status)] = _verwijs("responses", f"Probleem{status}")
    if methode == "get":
        operatie["responses"]["304"] = {
            "description": "Hetzelfde als je al had (If-None-Match).",
            "headers": {kop: _verwijs("headers", kop) for kop in ("API-Version", "ETag")},
        }


def _koppen_bij(operatie: str, methode: str) -> list[dict]:
    koppen = BIJ_AANLEVEREN if operatie == "leverAan" else BIJ_LEZEN if methode == "get" else {}
    return [
        {"name": naam, "in": "header", "required": False, "description": tekst, "schema": {"type": "string"}}
        for naam, tekst in koppen.items()
    ]


def _probleem(status: int) -> dict:
    koppen = ["API-Version", *(["Retry-After"] if status in (429, 503) else [])]
    return {
        "description": f"{PROBLEMEN[status][1]}.",
        "headers": {kop: _verwijs("headers", kop) for kop in koppen},
        "content": {SOORT: {"schema": _verwijs("schemas", "Probleem")}},
    }


def _verwijs(soort: str, naam: str) -> dict:
    return {"$ref": f"#/components/{soort}/{naam}"}
