"""Pages of the platform office about one run: whether it goes on, and planning another one like it."""

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from school import services
from school.alternatieven import alternatieven
from school.fouten import SchoolFout
from school.models import BEZET, MET_PLAATS, Inschrijving, Uitvoering
from school.termijnen import begin
from school.woorden import wanneer
from twentsekracht.werkdagen import is_werkdag

Status = Inschrijving.Status


def _run(beheer, request, object_id) -> Uitvoering:
    run = beheer.get_object(request, object_id)
    if run is None or not beheer.has_change_permission(request, run):
        raise Http404
    return run


def _pagina(beheer, request, sjabloon: str, titel: str, run: Uitvoering, **context):
    context = {
        **beheer.admin_site.each_context(request),
        "title": titel,
        "opts": beheer.opts,
        "run": run,
        "wanneer": wanneer(run),
        **context,
    }
    return TemplateResponse(request, f"admin/school/uitvoering/{sjabloon}.html", context)


# ---- does it go on?


def doorgaan(beheer, request, object_id):
    run = _run(beheer, request, object_id)
    if request.method == "POST":
        return _besluit(beheer, request, run)
    vandaag = timezone.localdate()
    return _pagina(
        beheer,
        request,
        "doorgaan",
        f"Gaat ‘{run.opleiding}’ door?",
        run,
        is_begonnen=begin(run) <= timezone.now(),
        stand=_stand(run),
        alternatieven=alternatieven(run, op=vandaag),
    )


def _stand(run: Uitvoering) -> dict[str, int]:
    aantallen = {
        "met_plaats": MET_PLAATS,
        "akkoord": [Status.WACHT_OP_AKKOORD],
        "aanbod": [Status.AANGEBODEN],
        "wachtlijst": [Status.WACHTLIJST],
        "bezet": BEZET,
    }
    return run.inschrijvingen.aggregate(
        **{naam: Count("pk", filter=Q(status__in=statussen)) for naam, statussen in aantallen.items()}
    )


def _besluit(beheer, request, run: Uitvoering):
    besluiten = {
        "door": (services.laat_doorgaan, "besloten dat het doorgaat", "gaat_door_op", "gaat door"),
        "af": (services.gelast_af, "afgelast", "afgelast_op", "is afgelast"),
    }
    if request.POST.get("besluit") not in besluiten:
        messages.error(request, "Kies of het doorgaat.")
        return redirect(request.path)
    verb, actie, veld, woorden = besluiten[request.POST["besluit"]]
    try:
        aantal = verb(uitvoering=run, door=request.user, op=timezone.now())
    except SchoolFout as fout:
        messages.error(request, str(fout))
        return redirect(request.path)
    beheer.leg_vast(request, run, actie, [veld])
    mensen = "1 mens" if aantal == 1 else f"{aantal} mensen"
    messages.success(request, f"{run} {woorden}. Bericht aan {mensen}.")
    return redirect("admin:school_uitvoering_change", run.pk)


# ---- another one like it


class KopieForm(forms.Form):
    code = forms.CharField(max_length=40, help_text="Een code die nog niet bestaat.")
    start = forms.DateField(
        label="Eerste dag",
        widget=AdminDateWidget,
        help_text="De andere dagen schuiven net zo ver op.",
        error_messages={"invalid": "Vul een datum in, zoals 12-03-2027."},
    )


def kopieer(beheer, request, object_id):
    run = _run(beheer, request, object_id)
    if not beheer.has_add_permission(request):
        raise PermissionDenied
    form = KopieForm(request.POST or None, initial={"code": _volgende_code(run)})
    if request.method == "POST" and form.is_valid():
        try:
            nieuw = services.kopieer(uitvoering=run, op=timezone.now(), **form.cleaned_data)
        except SchoolFout as fout:
            form.add_error(None, str(fout))
        else:
            beheer.leg_vast(request, nieuw, "toegevoegd", ["start"])
            messages.success(request, "De nieuwe uitvoering staat klaar. Kijk na of alle dagen kloppen.")
            for waarschuwing in _vrije_dagen(nieuw):
                messages.warning(request, f"Let op: {waarschuwing}.")
            return redirect("admin:school_uitvoering_change", nieuw.pk)
    return _pagina(
        beheer,
        request,
        "kopieer",
        f"‘{run.opleiding}’ opnieuw plannen",
        run,
        form=form,
        media=beheer.media + form.media,
        bijeenkomsten=run.bijeenkomsten.all(),
    )


def _volgende_code(run: Uitvoering) -> str:
    """The first number behind the code of the course that is free."""
    stam = run.opleiding.code
    bezet = set(Uitvoering.objects.filter(code__startswith=f"{stam}-").values_list("code", flat=True))
    nummer = next(nummer for nummer in range(1, len(bezet) + 2) if f"{stam}-{nummer}" not in bezet)
    return f"{stam}-{nummer}"[: KopieForm.base_fields["code"].max_length]


def _vrije_dagen(run: Uitvoering) -> list[str]:
    dagen = {run.start, run.laatste_dag, *run.bijeenkomsten.values_list("datum", flat=True)}
    return [
        f"{dag:%d-%m-%Y} {'valt in het weekend' if dag.weekday() > 4 else 'is een feestdag'}"
        for dag in sorted(dagen)
        if not is_werkdag(dag)
    ]
