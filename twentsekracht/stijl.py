"""The living style page at /stijl/: every component in every state, for whoever builds or judges a page.

What it shows is made up here and nothing of it is stored; every form on it is one to look at.
"""

from datetime import date, timedelta
from decimal import Decimal

from django import forms
from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from twentsekracht import kleuren
from twentsekracht.evaluatie import Uitslag
from twentsekracht.formulieren import Datum, Getal, Tekstvak, Tijd
from twentsekracht.organisaties.toegang import REGIONAAL
from twentsekracht.organisaties.views import AlleenVoor

BLADEN = {
    "": "Kleur, letter en beeld",
    "lijsten": "Lijsten en kaarten",
    "pagina": "Delen van een pagina",
    "cijfers": "Cijfers",
    "formulieren": "Formulieren",
}
LANG = "Hemelwaterafvoerverordeningsmedewerker"  # a word that has to break on a telephone
DAG = date(2026, 2, 12)
DOEKEN = [
    ("bedrijfsvoering", "Bedrijfsvoering"),
    ("bestuur", "Bestuur"),
    ("dienstverlening", "Dienstverlening"),
    ("financien", "Financiën"),
    ("ict", "ICT en data"),
    ("juridisch", "Juridisch"),
    ("ruimte", "Ruimte en milieu"),
    ("sociaal_domein", "Sociaal domein"),
    ("veiligheid", "Openbare orde en veiligheid"),
    ("water", "Water"),
]
MAATJES = ["3xl", "2xl", "xl", "l", "m", "s", "xs"]
ICONEN = """
    arrow-right award bell bookmark bookmark-check briefcase building-2 calendar calendar-plus chart-column check
    chevron-down circle-alert circle-check circle-dot circle-x clock clock-3 copy download euro eye file-text
    folder-cog folder-input graduation-cap house inbox info key-round link list-todo log-in log-out mail map-pin
    menu newspaper pencil plus printer refresh-cw repeat search shield-check sliders-horizontal trash-2
    trending-down trending-up triangle-alert user users x
"""
MAANDEN = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov"]
OPLEIDINGEN = [34, 41, 52, 38, 47, 29, 8, 12, 61, 58, 44]
BIJEENKOMSTEN = [12, 18, 9, 22, 31, 16, 0, 5, 24, 37, 19]


class VoorbeeldFilter(forms.Form):
    q = forms.CharField(label="Zoek", required=False)
    vakgebied = forms.MultipleChoiceField(
        choices=DOEKEN[:5], required=False, widget=forms.CheckboxSelectMultiple
    )
    soort = forms.ChoiceField(
        choices=[("", "Alles"), ("vast", "Vaste functie"), ("klus", "Tijdelijke klus")],
        required=False,
        widget=forms.RadioSelect,
    )
    organisatie = forms.ChoiceField(
        choices=[("", "Alle organisaties"), ("almelo", "Gemeente Almelo")], required=False
    )
    thuis = forms.BooleanField(label="Deels thuis werken", required=False)


class Voorbeeldformulier(forms.Form):
    groepen = [
        ("Wie je bent", ["naam", "adres", "wachtwoord", "organisatie", "vakken"]),
        ("Wanneer", ["dag", "tijd", "uren"]),
    ]
    naam = forms.CharField(label="Naam", max_length=60)
    adres = forms.EmailField(label="E-mailadres", help_text="Van je werk, bijvoorbeeld s.terhorst@almelo.nl.")
    wachtwoord = forms.CharField(
        label="Wachtwoord",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Ten minste twaalf tekens.",
    )
    organisatie = forms.ChoiceField(
        label="Organisatie", choices=[("", "Kies"), ("a", "Gemeente Almelo"), ("w", LANG)]
    )
    vakken = forms.MultipleChoiceField(label="Vakgebieden", choices=DOEKEN[:4], required=False)
    dag = forms.DateField(label="Startdatum", widget=Datum)
    tijd = forms.TimeField(label="Tijd", widget=Tijd, required=False)
    uren = forms.DecimalField(
        label="Uren", min_value=1, max_value=36, widget=Getal("uur per week", {"step": "0.5"})
    )
    soort = forms.ChoiceField(
        label="Soort", choices=[("vast", "Vast"), ("tijdelijk", "Tijdelijk")], widget=forms.RadioSelect
    )
    kanalen = forms.MultipleChoiceField(
        label="Hoe wil je bericht krijgen",
        choices=[("mail", "Per mail"), ("portaal", "In Mijn Twentse Kracht")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    motivatie = forms.CharField(label="Motivatie", max_length=500, widget=Tekstvak(4))
    cv = forms.FileField(label="Je cv", required=False, help_text="Een pdf van hoogstens 5 MB.")
    akkoord = forms.BooleanField(label="Mijn leidinggevende weet ervan")


class Stijl(AlleenVoor, TemplateView):
    rollen = REGIONAAL
    template_name = "stijl/stijl.html"

    def get_context_data(self, blad="", **kwargs):
        if blad not in BLADEN:
            raise Http404
        tabs = [
            (naam, reverse("stijl_blad", args=[code]) if code else reverse("stijl"), code == blad)
            for code, naam in BLADEN.items()
        ]
        inhoud = {
            "": basis,
            "lijsten": lijsten,
            "pagina": pagina,
            "cijfers": cijfers,
            "formulieren": formulieren,
        }
        delen = {"blad": blad or "basis", "naam": BLADEN[blad], "tabs": tabs, "lang": LANG}
        return super().get_context_data(**delen, **inhoud[blad](self.request), **kwargs)


def basis(request) -> dict:
    return {
        "kleuren": list(kleuren.tokens().items()),
        "paren": kleuren.paren(),
        "maatjes": MAATJES,
        "iconen": ICONEN.split(),
        "doeken": DOEKEN,
    }


def lijsten(request) -> dict:
    feiten = [
        ("map-pin", "Almelo, deels thuis"),
        ("clock-3", "28–32 uur"),
        ("euro", "Schaal 11"),
        ("graduation-cap", ""),
    ]
    bladen = Paginator(range(300), 10)
    return {
        "filter": VoorbeeldFilter(request.GET),
        "tellingen": {"vakgebied": {"ict": 1069, "bestuur": 1}},
        "sorteren": [("", "Sluitingsdatum"), ("-nieuw", "Nieuwste eerst")],
        "feiten": feiten,
        "dag": DAG,
        "volgorde": request.GET.get("sorteer", "naam"),
        "midden": bladen.page(15),
        "eerste": bladen.page(1),
    }


def pagina(request) -> dict:
    stap = {"op": DAG, "titel": "Aangevraagd"}
    return {
        "dagen": [
            {"dag": DAG, "titel": "De aanvraag", "tekst": "09.00 tot 12.30 uur · Stadhuis Hengelo"},
            {
                "dag": DAG + timedelta(days=28),
                "titel": f"{LANG} aan het woord",
                "tekst": "13.00 uur",
                "url": "#",
            },
        ],
        "gegevens": [
            ("Startdatum", "12 februari 2026"),
            ("Kosten", "€ 425, voor je organisatie"),
            ("Functie", LANG),
            ("Zonder waarde", ""),
        ],
        "tijdlijn": [
            stap | {"soort": "goed"},
            {"op": DAG, "titel": "Afgewezen", "soort": "fout", "tekst": "Er was geen plaats meer."},
            {"op": DAG, "titel": "Wacht op akkoord van je leidinggevende", "nu": True},
            {"titel": "Nog niet begonnen"},
        ],
        "bestanden": [
            {"naam": "Managementrapportage 2025", "url": "#", "soort": "pdf", "grootte": 1_240_000},
            {"naam": f"{LANG}.xlsx", "url": "#", "soort": "xlsx", "grootte": None},
        ],
        "tabs_een": [("Alleen dit", "#", True)],
        "tabs_veel": [("Profiel", "#", False), (LANG, "#", True), ("Beveiliging", "#", False)],
        "stappen": ["Bestanden lezen", "Rekenen", "Tekenen"],
        "adres": request.build_absolute_uri(request.path),
    }


def cijfers(request) -> dict:
    return {
        "uitslagen": [
            Uitslag({"vraag": "Welk cijfer geef je?"}, 12, Decimal("7.8"), (("7", 5), ("8", 5), ("9", 2))),
            Uitslag({"vraag": "Wat kan beter?"}, 5, teksten=("Meer pauzes.", "Niets!")),
            Uitslag({"vraag": "Raad je het aan?"}),
        ],
        "kerncijfers": [
            {
                "naam": "Collega’s in beweging",
                "waarde": "617",
                "toelichting": "12% meer dan in 2024",
                "richting": "op",
            },
            {"naam": "Open vacatures", "waarde": "38", "toelichting": "9 sluiten deze week"},
            {
                "naam": "Gevuld van alle plaatsen",
                "waarde": "81%",
                "toelichting": "6 procentpunt hoger",
                "oordeel": "goed",
                "richting": "op",
            },
            {
                "naam": "Dagen tot akkoord",
                "waarde": "4,2",
                "toelichting": "0,8 dag langzamer",
                "oordeel": "let-op",
                "richting": "op",
            },
        ],
        "maanden": MAANDEN,
        "twee_reeksen": [("Opleidingen", OPLEIDINGEN), ("Bijeenkomsten", BIJEENKOMSTEN)],
        "een_reeks": [("Reacties", [12 * n for n in OPLEIDINGEN])],
        "geen_cijfers": [("Reacties", [0] * len(MAANDEN))],
        "quota": [
            {"naam": "Gemeente Hengelo", "bezet": 3, "totaal": 5, "eigen": True},
            {
                "naam": "Gemeente Enschede",
                "bezet": 88,
                "totaal": 90,
                "staat": "Bijna vol",
                "staat_soort": "let-op",
            },
            {"naam": "Gemeente Almelo", "bezet": 4, "totaal": 4, "staat": "Vol", "staat_soort": "fout"},
            {"naam": LANG, "bezet": 0, "totaal": 2},
        ],
    }


def formulieren(request) -> dict:
    vast = Voorbeeldformulier(
        prefix="vast", initial={"naam": LANG, "dag": DAG, "uren": 32, "soort": "vast", "motivatie": "Graag."}
    )
    for veld in vast.fields.values():
        veld.disabled = True
    return {
        "leeg": Voorbeeldformulier(prefix="leeg"),
        "fout": Voorbeeldformulier({"fout-adres": "geen adres", "fout-uren": "400"}, prefix="fout"),
        "vast": vast,
        "klein": VoorbeeldFilter(prefix="klein"),
    }
