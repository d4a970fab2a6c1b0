"""Pages of a contactpersoon about one run: enrolling a group, and the places kept for the own organisation."""

import csv
import io

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from school import services
from school.fouten import SchoolFout
from school.groep import MEESTE, Uitkomst, als_tekst, lees_regels
from school.models import Quotum, Uitvoering
from school.plaatsen import bezettingen, plaatsen
from school.services.groep import NietIedereen
from twentsekracht.keuring import Geweigerd
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.beheerformulier import als_beheerformulier
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.rekenblad_lezen import lees

MB = 1024 * 1024


class GroepForm(forms.Form):
    """`regels` once it is valid: of what was typed and of the file together."""

    adressen = forms.CharField(
        label="Plak de adressen",
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 8, "cols": 60, "class": "vLargeTextField"}),
        help_text=f"Een adres per regel, hoogstens {MEESTE}. De naam mag erbij: Fenna &lt;fenna@gemeente.nl&gt;.",
    )
    bestand = forms.FileField(
        label="Of kies een bestand",
        required=False,
        widget=forms.FileInput({"accept": ".csv,.txt,.xlsx,.ods"}),
        help_text="Een lijst in CSV, Excel (xlsx) of ODS, met in elke rij een e-mailadres.",
    )

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        if not bestand:
            return ""
        if bestand.size > MB:
            raise forms.ValidationError("Dit bestand is te groot (hoogstens 1 MB).")
        inhoud = bestand.read()
        try:
            rijen = lees(inhoud) if inhoud.startswith(b"PK") else _csv(inhoud)
        except Geweigerd as fout:
            raise forms.ValidationError(str(fout)) from fout
        met_adres = [rij for rij in rijen if any("@" in cel for cel in rij)]
        if not met_adres:
            raise forms.ValidationError("In dit bestand staat geen e-mailadres.")
        return "\n".join(";".join(rij) for rij in met_adres)

    def clean(self):
        velden = super().clean()
        self.regels = lees_regels(f"{velden.get('adressen', '')}\n{velden.get('bestand', '')}")
        if not self.errors and not self.regels:
            raise forms.ValidationError("Plak minstens een adres, of kies een bestand.")
        if len(self.regels) > MEESTE:
            raise forms.ValidationError(
                f"Je kunt hoogstens {MEESTE} mensen tegelijk inschrijven. Dit zijn er {len(self.regels)}."
            )
        return velden


def _csv(inhoud: bytes) -> list[list[str]]:
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        tekst = inhoud.decode("cp1252", errors="replace")
    if "\x00" in tekst:
        raise Geweigerd("Dit is geen lijst. Kies een bestand in CSV, Excel (xlsx) of ODS.")
    scheiding = ";" if ";" in tekst else "\t" if "\t" in tekst else ","
    try:
        return list(csv.reader(io.StringIO(tekst, newline=None), delimiter=scheiding))
    except csv.Error as fout:
        raise Geweigerd(
            "Dit bestand is niet te lezen. Sla het op als CSV of Excel en probeer het opnieuw."
        ) from fout


def is_contactpersoon(request) -> bool:
    return toegang.heeft_rol(request.user, Rol.CONTACTPERSOON, op=timezone.localdate())


def _run(beheer, request, object_id) -> Uitvoering:
    run = beheer.get_object(request, object_id)
    if run is None or not is_contactpersoon(request):
        raise Http404
    return run


def _organisaties(request):
    return toegang.organisaties_van(request.user, Rol.CONTACTPERSOON, op=timezone.localdate())


def _pagina(beheer, request, sjabloon: str, titel: str, run: Uitvoering, **context):
    context = {
        **beheer.admin_site.each_context(request),
        "title": titel,
        "opts": beheer.opts,
        "run": run,
        **context,
    }
    return TemplateResponse(request, f"admin/school/uitvoering/{sjabloon}.html", context)


# ---- a group


def groep(beheer, request, object_id):
    """First what would happen to each, then with one of two buttons it does."""
    run = _run(beheer, request, object_id)
    form = GroepForm(request.POST, request.FILES) if request.method == "POST" else GroepForm()
    context = {}
    if request.method == "POST" and form.is_valid():
        stap = STAPPEN.get(request.POST.get("stap", ""), _niets)
        try:
            context = stap(request, run, form.regels)
        except SchoolFout as fout:
            form.add_error(None, str(fout))
    if "uitslagen" not in context:
        context["adminform"] = als_beheerformulier(form)
    return _pagina(
        beheer,
        request,
        "groep",
        "Schrijf een groep in",
        run,
        knop="Kijk eerst wat er gebeurt",
        stand=_stand(request, run),
        **context,
    )


def _stand(request, run: Uitvoering):
    organisatie = _organisaties(request).first()
    vandaag = timezone.localdate()
    return plaatsen([run], op=vandaag, organisatie_id=organisatie and organisatie.pk)[run.pk]


def _wat(request, run, regels) -> dict:
    return {
        "uitvoering": run,
        "regels": regels,
        "door": request.user,
        "organisaties": _organisaties(request),
        "op": timezone.now(),
    }


def _proef(request, run, regels) -> dict:
    uitslagen = services.proef_groep(**_wat(request, run, regels))
    return {"uitslagen": uitslagen, "adressen": als_tekst(regels), **_telling(uitslagen)}


def _doe(request, run, regels) -> dict:
    wat = _wat(request, run, regels)
    try:
        uitslagen = services.schrijf_groep_in(**wat, alleen_samen=request.POST["stap"] == "samen")
    except NietIedereen as fout:
        messages.error(request, str(fout))
        return {"uitslagen": fout.uitslagen, "adressen": als_tekst(regels), **_telling(fout.uitslagen)}
    if request.POST.get("nodig_uit"):
        del wat["uitvoering"]
        gevraagd, niet = services.nodig_onbekenden_uit(**wat)
        for melding in niet:
            messages.warning(request, melding)
        if gevraagd:
            messages.success(request, f"Uitgenodigd om een account te maken: {', '.join(gevraagd)}.")
    aantal = sum(uitslag.uitkomst in (Uitkomst.PLAATS, Uitkomst.WACHTLIJST) for uitslag in uitslagen)
    if aantal:
        messages.success(request, f"Klaar: {aantal} ingeschreven. Wie is ingeschreven, krijgt een mail.")
    else:
        messages.info(request, "Er is niemand ingeschreven.")
    return {"uitslagen": uitslagen, "is_klaar": True}


def _niets(request, run, regels) -> dict:
    """Back to the list."""
    return {}


STAPPEN = {"": _proef, "samen": _doe, "wie_kan": _doe}


def _telling(uitslagen) -> dict:
    """What the buttons may promise."""
    soorten = [uitslag.uitkomst for uitslag in uitslagen]
    return {
        "kan_samen": all(uitslag.is_goed for uitslag in uitslagen) and "plaats" in soorten,
        "kan_iemand": "plaats" in soorten or "wachtlijst" in soorten,
        "onbekend": soorten.count("geen_account"),
    }


# ---- the places kept for the own organisation


class TerugForm(forms.Form):
    aantal = forms.IntegerField(label="Hoeveel plaatsen geef je terug?", min_value=1)


class MeerForm(forms.Form):
    aantal = forms.IntegerField(label="Hoeveel plaatsen erbij?", min_value=1, max_value=99)
    waarom = forms.CharField(
        label="Waarom?", max_length=500, widget=forms.Textarea({"rows": 3, "class": "vLargeTextField"})
    )


def quotum(beheer, request, object_id):
    """Of each organisation of which this person is the contactpersoon; of no other."""
    run = _run(beheer, request, object_id)
    eigen = [_eigen_quotum(run, organisatie) for organisatie in _organisaties(request)]
    if request.method == "POST":
        gekozen = next(
            (een for een in eigen if str(een["organisatie"].pk) == request.POST.get("organisatie")), None
        )
        if gekozen is None:
            raise Http404
        if _verwerk(request, run, gekozen):
            return redirect(request.path)
    return _pagina(beheer, request, "quotum", "Plaatsen van je organisatie", run, eigen=eigen)


def _eigen_quotum(run: Uitvoering, organisatie) -> dict:
    vandaag = timezone.localdate()
    rij = Quotum.objects.filter(uitvoering=run, organisatie=organisatie).first()
    bezetting = bezettingen([run], op=vandaag)[run.pk]
    return {
        "organisatie": organisatie,
        "quotum": rij,
        "bezet": bezetting.bezet[organisatie.pk],
        "over": bezetting.ongebruikt(organisatie.pk),
        "terug": TerugForm(prefix=f"terug{organisatie.pk}"),
        "meer": MeerForm(prefix=f"meer{organisatie.pk}"),
    }


def _verwerk(request, run: Uitvoering, gekozen: dict) -> bool:
    """Whether it was done; else the form says why not."""
    wat = "meer" if request.POST.get("wat") == "meer" else "terug"
    form = gekozen[wat] = type(gekozen[wat])(request.POST, prefix=gekozen[wat].prefix)
    if not form.is_valid():
        return False
    op, velden = timezone.now(), form.cleaned_data
    try:
        if wat == "meer":
            organisatie = gekozen["organisatie"]
            services.vraag_meer_plaatsen(
                uitvoering=run, organisatie=organisatie, door=request.user, op=op, **velden
            )
        elif gekozen["quotum"] is None:
            raise Http404
        else:
            services.geef_plaatsen_terug(quotum=gekozen["quotum"], door=request.user, op=op, **velden)
    except SchoolFout as fout:
        form.add_error(None, str(fout))
        return False
    gedaan = {"meer": "De coördinator krijgt je vraag.", "terug": "De plaatsen zijn nu voor iedereen."}
    messages.success(request, gedaan[wat])
    return True
