"""The sign-in sheet of a part on paper, as an accessible PDF: who is expected, and a box to sign in."""

from datetime import datetime

from django.db.models import F, Prefetch
from django.template.loader import render_to_string
from django.utils import timezone

from evenementen.models import MET_PLAATS, Deelname, Evenement
from evenementen.models.onderdeel import OnderdeelQuerySet
from twentsekracht.pdf import render

STIJLEN = ("static/css/tokens.css", "static/css/papier/letters.css", "static/css/papier/presentielijst.css")
LEGE_REGELS = 4  # for who comes without having signed up


def te_tekenen(evenement: Evenement):
    """The parts that go on, in order of time."""
    return evenement.onderdelen.filter(afgelast_op=None).order_by("datum", "begintijd", "code")


def presentielijst(evenement: Evenement, onderdelen: OnderdeelQuerySet, *, op: datetime) -> bytes:
    """A sheet for each of these parts of the event: by name, marks of an old list last. Four queries for any number."""
    verwacht = (
        Deelname.objects.filter(status__in=MET_PLAATS)
        .select_related("deelnemer", "organisatie")
        .order_by(F("deelnemer__naam").asc(nulls_last=True), "kenmerk", "pk")
    )
    delen = onderdelen.met_sprekers().prefetch_related(Prefetch("deelnames", verwacht, to_attr="verwacht"))
    context = {
        "evenement": evenement,
        "onderdelen": delen,
        "leeg": range(LEGE_REGELS),
        "gemaakt_op": timezone.localtime(op),
    }
    return render(render_to_string("evenementen/document/presentielijst.html", context), stijlen=STIJLEN)
