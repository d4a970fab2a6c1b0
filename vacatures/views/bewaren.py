"""What somebody keeps: a vacancy, or a search that mails."""

from django.contrib import messages
from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import View

from vacatures import services
from vacatures.fouten import VacatureFout
from vacatures.models import Vacature
from vacatures.views.attenderen import wijzig


class Handeling(View):
    """A POST that does one thing and comes back to where it was pressed."""

    http_method_names = ["post"]

    def terug(self):
        volgende = self.request.POST.get("volgende", "")
        veilig = url_has_allowed_host_and_scheme(
            volgende, {self.request.get_host()}, require_https=self.request.is_secure()
        )
        return HttpResponseRedirect(volgende if veilig else reverse("vacatures:lijst"))


class Bewaren(Handeling):
    """Only what one may read: for the rest it does not exist."""

    bewaard = True

    def post(self, request, pk):
        zichtbaar = Vacature.objects.zichtbaar_voor(request.user, op=timezone.localdate())
        vacature = get_object_or_404(zichtbaar, pk=pk)
        self.doe(vacature)
        if not request.htmx:
            return self.terug()
        context = {"vacature": vacature, "bewaard": self.bewaard}
        return render(request, "vacatures/bewaarknop.html", context)

    def doe(self, vacature):
        services.bewaar(vacature=vacature, gebruiker=self.request.user, op=timezone.now())


class Weghalen(Bewaren):
    bewaard = False

    def doe(self, vacature):
        services.haal_weg(vacature=vacature, gebruiker=self.request.user)


class ZoekopdrachtBewaren(Handeling):
    def post(self, request):
        try:
            zoekopdracht, nieuw = services.bewaar_zoekopdracht(
                gebruiker=request.user, vraag=QueryDict(request.POST.get("vraag", "")), op=timezone.now()
            )
        except VacatureFout as fout:
            messages.error(request, str(fout))
            return self.terug()
        begin = "Je krijgt een mail" if nieuw else "Deze zoekopdracht had je al: je krijgt een mail"
        messages.success(request, f"{begin} als er iets nieuws is voor ‘{zoekopdracht}’.")
        return self.terug()


class ZoekopdrachtWijzigen(Handeling):
    def post(self, request, pk):
        zoekopdracht = get_object_or_404(request.user.zoekopdrachten, pk=pk)
        try:
            messages.success(request, wijzig(zoekopdracht, request.POST))
        except VacatureFout as fout:
            messages.error(request, str(fout))
        return self.terug()


class ZoekopdrachtVerwijderen(Handeling):
    def post(self, request, pk):
        services.verwijder_zoekopdracht(zoekopdracht=get_object_or_404(request.user.zoekopdrachten, pk=pk))
        messages.success(request, "De zoekopdracht is weg. Je krijgt er geen mail meer over.")
        return self.terug()


class Herinneren(Handeling):
    """Whether one hears of it before a kept vacancy closes."""

    def post(self, request):
        aan = request.POST.get("aan") == "1"
        services.zet_herinneren(gebruiker=request.user, aan=aan, op=timezone.now())
        messages.success(request, "We herinneren je weer." if aan else "We herinneren je niet meer.")
        return self.terug()
