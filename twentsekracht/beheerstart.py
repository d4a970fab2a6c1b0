"""The first page of the admin starts with work, not with tables: the few things that this person's roles do most.

Each is a page of the portal or of the admin, named as a string: the ground knows no app. Whether it may be opened is
asked of the page itself: a ModelAdmin of its permissions, a view of its roles (`AlleenVoor.rollen`).
"""

from dataclasses import dataclass

from django.contrib import admin
from django.urls import NoReverseMatch, resolve, reverse

from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol

HOOGSTENS = 9


@dataclass(frozen=True)
class Werk:
    titel: str
    tekst: str
    icoon: str
    url_naam: str


WERK = {
    "vacature": Werk(
        "Nieuwe vacature", "Plaats een vacature of klus.", "plus", "admin:vacatures_vacature_add"
    ),
    "vacatures": Werk(
        "Vacatures",
        "Werk ze bij, sluit ze, vul in wie het werd.",
        "briefcase",
        "admin:vacatures_vacature_changelist",
    ),
    "reacties": Werk("Reacties", "Wie reageerde waarop.", "inbox", "admin:vacatures_reactie_changelist"),
    "inschrijvingen": Werk(
        "Inschrijvingen",
        "Bekijk wie waarvoor staat.",
        "graduation-cap",
        "admin:school_inschrijving_changelist",
    ),
    "stand": Werk(
        "Stand van de afspraken",
        "Hoe we ervoor staan, en wat eerst moet.",
        "gauge",
        "admin:school_afspraak_stand",
    ),
    "uitvoering": Werk(
        "Nieuwe uitvoering", "Plan een opleiding in.", "calendar-plus", "admin:school_uitvoering_add"
    ),
    "deelnames": Werk("Deelnames", "Wie komt waarheen.", "users", "admin:evenementen_deelname_changelist"),
    "jaarplanning": Werk(
        "Jaarkalender", "Stel een evenement voor, denk mee.", "calendar-range", "evenementen:planning"
    ),
    "ruilen": Werk("Ruilaanbod", "Wie wil van baan ruilen.", "repeat", "admin:jbmb_ruilaanbod_changelist"),
    "nieuws": Werk(
        "Nieuw bericht", "Schrijf nieuws voor de website.", "newspaper", "admin:redactie_nieuwsbericht_add"
    ),
    "rollen": Werk("Rollen", "Wie mag wat, en tot wanneer.", "users", "organisaties:rollen"),
    "uitnodigen": Werk("Iemand uitnodigen", "Geef een collega toegang.", "mail", "organisaties:uitnodigen"),
    "controle": Werk(
        "Rollen nalopen", "Eens per jaar: klopt elke rol nog?", "shield-check", "organisaties:rollencontroles"
    ),
    "inlezen": Werk("Een jaar inlezen", "Stuur de lijsten van een jaar.", "folder-input", "inlezen:nieuw"),
    "rapportage": Werk("Rapportage", "Stel de rapportage samen.", "chart-column", "rapportage:lijst"),
    "logboek": Werk("Logboek", "Wie deed wat, en wanneer.", "list-todo", "organisaties:logboek"),
    "achtergrond": Werk(
        "Werk op de achtergrond", "Wat loopt, wat mislukte.", "refresh-cw", "admin:werk_job_changelist"
    ),
    "aanbieders": Werk(
        "Inloggen via organisatie",
        "Koppel een organisatie.",
        "key-round",
        "admin:aanmelden_aanbieder_changelist",
    ),
    "stijl": Werk("Stijl", "Alle onderdelen van het portaal.", "eye", "stijl"),
}
# What each role does most, the most frequent first.
PER_ROL = {
    Rol.COORDINATOR: "rapportage inlezen inschrijvingen stand uitvoering nieuws vacature uitnodigen rollen controle",
    Rol.BEHEERDER: "rollen uitnodigen logboek achtergrond aanbieders inlezen controle stijl",
    Rol.CONTACTPERSOON: "stand inschrijvingen deelnames jaarplanning vacature vacatures rollen uitnodigen controle",
    Rol.VACATUREHOUDER: "vacature vacatures reacties",
    Rol.AMBASSADEUR: "ruilen",
}


def werk_van(request, *, op) -> list[tuple[Werk, str]]:
    """What this person does most and may do today, with its address; fits on a page."""
    mijn = {rol for rol, _ in toegang.rollen_van(request.user, op=op)}
    namen = dict.fromkeys(naam for rol, namen in PER_ROL.items() if rol in mijn for naam in namen.split())
    open_ = ((WERK[naam], adres(WERK[naam].url_naam, request, op)) for naam in namen)
    return [(werk, url) for werk, url in open_ if url][:HOOGSTENS]


def adres(url_naam: str, request, op) -> str:
    """The address of a page when it is there and this person may open it."""
    try:
        url = reverse(url_naam)
    except NoReverseMatch:
        return ""
    if url_naam.startswith("admin:"):
        mag = _mag_in_beheer(url_naam.removeprefix("admin:"), request)
    else:
        rollen = resolve(url).func.view_class.rollen
        mag = toegang.heeft_rol(request.user, *rollen, op=op)
    return url if mag else ""


def _mag_in_beheer(naam: str, request) -> bool:
    app, model, bladzijde = naam.split("_")
    for klasse, beheer in admin.site._registry.items():
        if (klasse._meta.app_label, klasse._meta.model_name) == (app, model):
            vraag = beheer.has_add_permission if bladzijde == "add" else beheer.has_view_permission
            return vraag(request)
    return False
