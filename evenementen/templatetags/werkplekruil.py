"""What the pages about swaps of workplace say."""

from django import template

from evenementen.paren import Waarom, Zonder

register = template.Library()

ZINNEN = {
    Waarom.GEEN_DAG: "Gaf geen dag door die nog komt.",
    Waarom.NIEMAND: "Kan op geen enkele dag samen met iemand van een andere organisatie die mag.",
}


@register.filter
def waarom_zonder(een: Zonder) -> str:
    if een.waarom in ZINNEN:
        return ZINNEN[een.waarom]
    mensen = "1 ander" if een.mogelijkheden == 1 else f"{een.mogelijkheden} anderen"
    if een.waarom == Waarom.NOG_VRIJ:
        return f"Kan met {mensen}, van wie er nog iemand vrij is."
    wie = "Die heeft een partner" if een.mogelijkheden == 1 else "Die hebben allen een partner"
    return f"Kan met {mensen}. {wie}."
