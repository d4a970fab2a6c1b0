"""Who was there: the parts of an event with what is known of each, and the list of one part to fill in."""

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from evenementen.aanwezigheid import is_te_noteren, verwacht
from evenementen.aanwezigheidforms import AanwezigheidForm, InloperForm, PresentielinkForm
from evenementen.admin.organisatorblad import blad, evenement_van
from evenementen.fouten import EvenementFout
from evenementen.models import MET_PLAATS, Deelname, Onderdeel
from evenementen.services import aanwezigheid as services
from evenementen.services.presentielinks import presentieteken

Status = Deelname.Status


def aanwezigheid(beheer, request, object_id):
    """Per part how many are expected, came, and are still to be noted. One query for all."""
    evenement = evenement_van(beheer, request, object_id, om_te_wijzigen=True)
    geteld = evenement.onderdelen.annotate(
        verwacht=_tel(Q(deelnames__status__in=MET_PLAATS)),
        er=_tel(Q(deelnames__status=Status.AANWEZIG)),
        inlopers=_tel(Q(deelnames__status=Status.AANWEZIG, deelnames__is_inloper=True)),
        nog=_tel(Q(deelnames__status=Status.BEVESTIGD)),
    ).order_by("datum", "begintijd", "code")
    return blad(
        beheer,
        request,
        evenement,
        "aanwezigheid",
        f"Aanwezigheid bij {evenement}",
        onderdelen=geteld,
        vandaag=timezone.localdate(),
    )


def _tel(welke: Q) -> Count:
    return Count("deelnames", filter=welke)


def presentie(beheer, request, object_id, onderdeel):
    """The list of one part; below it walk-ins, and the link for the speaker."""
    evenement = evenement_van(beheer, request, object_id, om_te_wijzigen=True)
    deel = get_object_or_404(evenement.onderdelen.select_related("evenement"), pk=onderdeel)
    forms = {
        "lijst": AanwezigheidForm(rijen=list(verwacht(deel))),
        "inloper": InloperForm(),
        "link": PresentielinkForm(),
    }
    wat = request.POST.get("wat", "")
    if request.method == "POST" and wat in forms:
        extra = {"rijen": list(verwacht(deel))} if wat == "lijst" else {}
        forms[wat] = type(forms[wat])(request.POST, **extra)
        if forms[wat].is_valid() and _doe(beheer, request, deel, wat, forms[wat]):
            return redirect(request.path)
    return blad(
        beheer,
        request,
        evenement,
        "presentie",
        f"Wie was er bij {deel}?",
        onderdeel=deel,
        is_te_noteren=is_te_noteren(deel, op=timezone.localdate()),
        teken=presentieteken(deel),
        **{f"{naam}form": form for naam, form in forms.items()},
    )


def _doe(beheer, request, deel: Onderdeel, wat: str, form) -> bool:
    """Whether it was done; else the form says why not."""
    try:
        melding = DOEN[wat](request, deel, form)
    except EvenementFout as fout:
        form.add_error(None, str(fout))
        return False
    if wat != "link":  # which is written down by the service itself
        beheer.leg_vast(request, deel.evenement, "aanwezigheid genoteerd")
    messages.success(request, melding)
    return True


def _noteer(request, deel: Onderdeel, form) -> str:
    notities = form.notities_en_rest_aanwezig() if "rest" in request.POST else form.notities
    aantal = services.noteer(
        onderdeel_id=deel.pk,
        notities=notities,
        bron=services.Bron.BUREAU,
        door=request.user,
        reden=form.cleaned_data["reden"],
        op=timezone.now(),
    )
    return f"Bewaard: {aantal} veranderd."


def _inloper(request, deel: Onderdeel, form) -> str:
    rij = services.voeg_inloper_toe(
        onderdeel_id=deel.pk,
        gebruiker=form.cleaned_data["wie"],
        organisatie=form.cleaned_data["organisatie"],
        door=request.user,
        op=timezone.now(),
    )
    return f"Erbij gezet: {rij.deelnemer or f'iemand van {rij.organisatie.korte_naam}'}."


def _link(request, deel: Onderdeel, form) -> str:
    adres = form.cleaned_data["adres"]
    services.stuur_presentielink(onderdeel=deel, aan=adres, door=request.user, op=timezone.now())
    return f"De link is onderweg naar {adres}."


DOEN = {"lijst": _noteer, "inloper": _inloper, "link": _link}
