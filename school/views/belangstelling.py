"""Hearing of a new date of a course, and ending that: signed in, or by the link in the mail."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView, View

from school import services
from school.fouten import SchoolFout
from school.models import Belangstelling, Opleiding


class LaatWeten(View):
    def post(self, request, pk):
        opleiding = get_object_or_404(Opleiding.objects.in_catalogus(), pk=pk)
        try:
            services.laat_weten(opleiding=opleiding, gebruiker=request.user, op=timezone.now())
        except SchoolFout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, "Je krijgt een mail zodra er een nieuwe datum is.")
        return redirect(opleiding)


class LaatNietWeten(View):
    """Also of a course that is no longer in the catalogue; back to where it was asked."""

    def post(self, request, pk):
        mijn = get_object_or_404(
            Belangstelling.objects.select_related("opleiding"), opleiding=pk, gebruiker=request.user
        )
        services.laat_niet_weten(opleiding=mijn.opleiding, gebruiker=request.user)
        messages.success(request, f"Je krijgt geen mail meer over een nieuwe datum van ‘{mijn.opleiding}’.")
        return redirect(mijn.opleiding if mijn.opleiding.is_gepubliceerd else "mijn:overzicht")


@method_decorator([login_not_required, never_cache, csrf_exempt], name="dispatch")
class Afmelden(TemplateView):
    """Looking changes nothing; one POST, also by a mail program (RFC 8058), ends it."""

    template_name = "school/afmelden.html"

    def dispatch(self, request, *args, **kwargs):
        self.pk = services.afmelding_van(kwargs["teken"])
        if self.pk is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        services.meld_af(belangstelling_id=self.pk)
        return self.render_to_response(self.get_context_data(**kwargs))

    def get_context_data(self, **kwargs):
        """Without one it has ended already."""
        mijn = Belangstelling.objects.filter(pk=self.pk).select_related("opleiding").first()
        return super().get_context_data(opleiding=mijn and mijn.opleiding, **kwargs)
