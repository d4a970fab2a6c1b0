"""Where everybody stands: a table of all organisations, and the page of one of them."""

from django.utils import timezone
from django.views.generic import TemplateView

from school.admin.bladzijden import VanOrganisaties
from school.afrekening import per_kwartaal, som
from school.afspraken import in_woorden, verloop
from school.cockpit import cockpit
from school.jaarstand import Jaarstand, jaarstanden, totaal
from school.prognose import Patroon
from school.templatetags.afspraak import met_teken, ongeveer
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol

MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


class StandPagina(VanOrganisaties, TemplateView):
    """One organisation when there is one to show, else the table of all this person sees."""

    def get_template_names(self):
        return [f"admin/school/afspraak/{'cockpit' if self.organisatie else 'stand'}.html"]

    def get_context_data(self, **kwargs):
        eigen = self._van_een() if self.organisatie else self._van_alle()
        return super().get_context_data(**eigen, **kwargs)

    def _van_alle(self) -> dict:
        standen, patroon = jaarstanden(self.jaar, op=self.vandaag, organisaties=self.organisaties)
        return {
            "title": f"Stand van de afspraken in {self.jaar}",
            "standen": standen,
            "patroon": patroon,
            "totaal": totaal(standen, patroon),
        }

    def _van_een(self) -> dict:
        wat = cockpit(self.organisatie, self.jaar, op=timezone.now())
        eigen = toegang.heeft_rol(
            self.request.user, Rol.CONTACTPERSOON, op=self.vandaag, organisatie=self.organisatie
        )
        return {
            "title": f"{self.organisatie}: hoe we ervoor staan in {self.jaar}",
            "c": wat,
            "kern": kerncijfers(wat.stand, wat.patroon),
            "meterwoorden": meterwoorden(wat.stand),
            "afspraak": in_woorden(wat.stand.afspraak),
            "verloop": verloop(self.organisatie.pk, self.jaar),
            "maanden": (f"’{(self.jaar - 1) % 100:02}", *MAANDEN),
            "reeksen": [("Inschrijvingen", wat.per_maand)],
            "kwartalen": per_kwartaal(wat.posten),
            "kosten": som(wat.posten),
            "is_eigen": eigen,
        }


def kerncijfers(stand: Jaarstand, patroon: Patroon) -> list[dict]:
    """For components/kerncijfers.html."""
    te_behalen = "geen aantal afgesproken" if stand.te_behalen is None else f"afgesproken: {stand.te_behalen}"
    return [
        {"naam": "Ingeschreven", "waarde": stand.ingeschreven, "toelichting": te_behalen},
        {"naam": "Aanwezig geweest", "waarde": stand.aanwezig},
        _prognose(stand, patroon),
        _saldo(stand),
    ]


def _prognose(stand: Jaarstand, patroon: Patroon) -> dict:
    if stand.prognose is None:
        return {"naam": "Prognose", "waarde": "–", "toelichting": "nog te vroeg"}
    cijfer = {
        "naam": "Prognose",
        "waarde": ongeveer(stand.prognose, patroon),
        "toelichting": "aan het eind van het jaar",
    }
    if stand.te_behalen is None:
        return cijfer
    return cijfer | {"oordeel": "let-op" if stand.verwacht_tekort else "goed"}


def _saldo(stand: Jaarstand) -> dict:
    if stand.saldo is None:
        return {"naam": "Saldo", "waarde": "–", "toelichting": "geen aantal afgesproken"}
    cijfer = {
        "naam": "Saldo",
        "waarde": met_teken(stand.saldo),
        "oordeel": "goed" if stand.saldo_na >= 0 else "let-op",
    }
    if stand.overgedragen:
        cijfer["toelichting"] = f"met overdracht: {met_teken(stand.saldo_na)}"
    else:
        cijfer["toelichting"] = "op of boven de afspraak" if stand.saldo >= 0 else "onder de afspraak"
    return cijfer


def meterwoorden(stand: Jaarstand) -> str:
    if not stand.te_behalen:
        return ""
    extra = f", met overdracht {stand.telt}" if stand.overgedragen else ""
    return f"{stand.ingeschreven} van de {stand.te_behalen} inschrijvingen{extra}: {stand.procent}%"
