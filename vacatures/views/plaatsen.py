"""The moves of who handles vacancies, each a view of its own; a final one asks first, on a page, without scripting."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.generic import FormView, View

from vacatures import services, voorbeeld
from vacatures.forms.beheren import IntrekForm, PlaatsForm, SluitForm, VerlengForm
from vacatures.forms.nakijken import SjabloonForm, TerugForm
from vacatures.fouten import NogNietKlaar, VacatureFout
from vacatures.views.beheren import OverVacature


class Handeling(OverVacature, View):
    """One move by a POST; `doe` returns what to say and where to go on."""

    http_method_names = ["post"]

    def post(self, request, pk):
        naar = self.vacature
        try:
            tekst, naar = self.doe({"vacature": self.vacature, "door": request.user, "op": timezone.now()})
            messages.success(request, tekst)
        except VacatureFout as fout:
            messages.error(request, str(fout))
        return redirect("vacatures:bewerken", naar.pk)


class Nakijken(Handeling):
    def doe(self, wie):
        vacature = services.keur_na(stand=self.request.POST.get("versie", ""), **wie)
        return "Je hebt de vacature nagekeken. Ze kan nu geplaatst worden.", vacature


class NakijkenVragen(Handeling):
    def doe(self, wie):
        services.vraag_nakijken(**wie)
        return "Je collega’s hebben een mail. Je hoort het als een van hen de vacature heeft gelezen.", wie[
            "vacature"
        ]


class Terughalen(Handeling):
    def doe(self, wie):
        return "De vacature is weer een concept. Ze gaat niet vanzelf open.", services.haal_terug(**wie)


class Kopieren(Handeling):
    def doe(self, wie):
        return "Dit is de kopie. Vul de datums nog in.", services.kopieer(**wie)


class OpnieuwPlaatsen(Handeling):
    def doe(self, wie):
        return "Dit is een nieuw concept met dezelfde tekst. Vul de datums nog in.", services.plaats_opnieuw(
            **wie
        )


class Vraag(OverVacature, FormView):
    """A move that asks for a day or a reason: `doe` works off the form and returns what to say."""

    template_name = "vacatures/beheren/vraag.html"
    titel = uitleg = knop = ""

    def form_valid(self, form):
        wie = {"vacature": self.vacature, "door": self.request.user, "op": timezone.now()}
        try:
            messages.success(self.request, self.doe(form.cleaned_data, wie))
        except NogNietKlaar as fout:
            for reden in fout.redenen:
                form.add_error(None, reden)
            return self.form_invalid(form)
        except VacatureFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        return redirect("vacatures:bewerken", self.vacature.pk)

    def get_context_data(self, **kwargs):
        terug = reverse("vacatures:bewerken", args=[self.vacature.pk])
        vast = {
            "titel": self.titel,
            "uitleg": self.uitleg,
            "knop": self.knop,
            "terug": terug,
            "kruimels": self.kruimels(),
        }
        return super().get_context_data(vacature=self.vacature, **vast, **kwargs)


class Plaatsen(Vraag):
    form_class = PlaatsForm
    template_name = "vacatures/beheren/plaatsen.html"
    knop = "Plaats de vacature"

    def doe(self, velden, wie):
        vacature = services.publiceer(per=velden["per"], **wie)
        if vacature.gepubliceerd_op > self.vandaag:
            return (
                f"De vacature staat klaar en gaat open op {date_format(vacature.gepubliceerd_op, 'j F Y')}."
            )
        return "De vacature staat op de site."

    def get_context_data(self, **kwargs):
        straks = voorbeeld.als_geplaatst(self.vacature, op=self.vandaag)
        return super().get_context_data(
            gemis=services.ontbreekt(self.vacature, op=self.vandaag),
            kijkers=voorbeeld.kijkers(straks, op=self.vandaag),
            **kwargs,
        )


class Terugsturen(Vraag):
    form_class = TerugForm
    titel = "De vacature terugsturen"
    uitleg = (
        "De vacature blijft een concept. Na de aanpassing vraagt de schrijver opnieuw om haar na te kijken."
    )
    knop = "Stuur terug"

    def get_initial(self):
        return {"versie": services.stand_van(self.vacature)}

    def doe(self, velden, wie):
        services.stuur_terug(opmerking=velden["opmerking"], stand=velden["versie"], **wie)
        return "De vacature is teruggestuurd, met je opmerking."


class SjabloonMaken(Vraag):
    form_class = SjabloonForm
    titel = "Een sjabloon maken van deze vacature"
    uitleg = (
        "Een sjabloon bewaart de functie, de tekst, de procedure, bij wie iemand terecht kan en de vaardigheden. "
        "Staat er een naam of een datum in? Pas die aan als je met het sjabloon begint."
    )
    knop = "Maak het sjabloon"

    def get_initial(self):
        return {"naam": self.vacature.titel[:100]}

    def doe(self, velden, wie):
        sjabloon = services.maak_sjabloon(naam=velden["naam"], **wie)
        return f"Het sjabloon ‘{sjabloon.naam}’ staat klaar. Je kiest het als je een nieuwe vacature maakt."


class Verlengen(Vraag):
    form_class = VerlengForm
    titel = "De vacature verlengen"
    uitleg = "Wie haar bewaarde, ziet de nieuwe datum. Verder verandert er niets."
    knop = "Verleng"

    def doe(self, velden, wie):
        vacature = services.verleng(tot=velden["tot"], reden=velden["reden"], **wie)
        return f"Reageren kan nu tot en met {date_format(vacature.sluit_op, 'j F Y')}."


class Sluiten(Vraag):
    form_class = SluitForm
    titel = "De vacature sluiten"
    uitleg = (
        "Niemand kan er daarna nog op reageren, en ze gaat niet weer open. Later vragen we je hoe het afliep."
    )
    knop = "Sluit de vacature"

    def doe(self, velden, wie):
        services.sluit(reden=velden["reden"], **wie)
        return "De vacature is gesloten."


class Intrekken(Vraag):
    form_class = IntrekForm
    titel = "De vacature intrekken"
    uitleg = (
        "Ze verdwijnt van de site en komt niet terug. Wie reageerde en nog op bericht wacht, krijgt een mail."
    )
    knop = "Trek de vacature in"

    def doe(self, velden, wie):
        services.trek_in(reden=velden["reden"], **wie)
        return "De vacature is ingetrokken."
