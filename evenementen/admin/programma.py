"""The programme editor: every part of an event in one screen, with what does not go together beside it.

For the platform office and for who hosts the event: when, where, for how many and how full; of who comes only numbers.
"""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from evenementen import services
from evenementen.admin.onderdeelform import OnderdeelForm
from evenementen.admin.organisatorblad import blad, om_te_programmeren
from evenementen.fouten import EvenementFout, ProgrammaVeranderd
from evenementen.models import Onderdeel
from evenementen.programmabord import VELDEN, Borddag, bord, kenmerk
from twentsekracht.formulieren import Datum, Tijd
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol


class Regelform(OnderdeelForm):
    """A row of the editor: where and when, and for how many."""

    online_url = None

    class Meta:
        model = Onderdeel
        fields = VELDEN
        widgets = {"datum": Datum, "begintijd": Tijd, "eindtijd": Tijd}

    def __init__(self, data=None, *, onderdeel):
        super().__init__(data, instance=onderdeel, prefix=f"o{onderdeel.pk}", label_suffix="")
        evenement = onderdeel.evenement
        self.fields["datum"].widget.attrs |= {
            "min": evenement.start.isoformat(),
            "max": evenement.einde.isoformat(),
        }

    def clean_datum(self):
        """The release of places is a day of its own, on the page of the part."""
        datum, vrijgave = self.cleaned_data["datum"], self.instance.vrijgave_op
        if vrijgave and (datum is None or datum < vrijgave):
            raise forms.ValidationError(
                f"Op {vrijgave:%d-%m-%Y} komen plaatsen vrij. Kies een latere dag, of wijzig eerst de vrijgave."
            )
        return datum

    @property
    def wijziging(self) -> dict:
        return {naam: self.cleaned_data[naam] for naam in self.changed_data}


def programma(beheer, request, object_id):
    evenement = om_te_programmeren(beheer, request, object_id)
    dagen = bord(evenement, op=timezone.now())
    onderdelen = [regel.onderdeel for dag in dagen for regel in dag.regels]
    for deel in onderdelen:
        deel.evenement = evenement
    gezien = kenmerk(onderdelen)
    per_deel = {deel.pk: Regelform(request.POST or None, onderdeel=deel) for deel in onderdelen}
    if request.method == "POST" and _bewaar(request, evenement, per_deel.values(), gezien):
        return redirect(request.path)
    return blad(
        beheer,
        request,
        evenement,
        "programma",
        f"Programma van {evenement}",
        dagen=[(dag.dag, [(regel, per_deel[regel.onderdeel.pk]) for regel in dag.regels]) for dag in dagen],
        aantal_bezwaren=_aantal_bezwaren(dagen),
        gezien=gezien,
        fouten=any(form.is_bound and form.errors for form in per_deel.values() if form.has_changed()),
        samen=_samen(dagen),
    )


def _rol(request, evenement) -> str:
    rollen, gastheer = {Rol.COORDINATOR, Rol.CONTACTPERSOON}, evenement.gastorganisatie_id
    return toegang.handelt_als(request.user, rollen, op=timezone.localdate(), organisatie_id=gastheer)


def _aantal_bezwaren(dagen: list[Borddag]) -> int:
    return sum(bool(regel.bezwaren) for dag in dagen for regel in dag.regels)


def _samen(dagen: list[Borddag]) -> dict[str, int]:
    regels = [regel for dag in dagen for regel in dag.regels]
    return {
        "onderdelen": len(regels),
        "bezet": sum(regel.plaatsen.bezet for regel in regels),
        "wachten": sum(regel.bezetting.wachtend.total() for regel in regels),
    }


def _bewaar(request, evenement, regels, gezien) -> bool:
    """Only what was changed is looked at; what is wrong with one row keeps them all from being saved."""
    if request.POST.get("gezien") != gezien:
        messages.error(request, str(ProgrammaVeranderd()))
        return True
    anders = [regel for regel in regels if regel.has_changed()]
    if [regel for regel in anders if not regel.is_valid()]:
        return False
    try:
        gedaan = services.wijzig_programma(
            evenement=evenement,
            wijzigingen={regel.instance.pk: regel.wijziging for regel in anders},
            gezien=gezien,
            door=request.user,
            rol=_rol(request, evenement),
            op=timezone.now(),
        )
    except EvenementFout as fout:
        messages.error(request, str(fout))
    else:
        wat = "1 onderdeel" if len(gedaan) == 1 else f"{len(gedaan)} onderdelen"
        messages.success(request, f"Bewaard: {wat} gewijzigd." if gedaan else "Er is niets gewijzigd.")
    return True
