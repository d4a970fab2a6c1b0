"""Rounds in the admin: the coördinator starts one, sees what came of it and why, and repeats it."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from jbmb import ringuitleg
from jbmb.fouten import RuilFout
from jbmb.models import Ronde
from jbmb.services import rondes
from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import Rol

BLAD = "admin:jbmb_ronde_uitkomst"


@admin.register(Ronde)
class RondeAdmin(OrganisatieBeheer):
    """What a round came to never changes, so an existing one has no form."""

    bekijken = {Rol.COORDINATOR, Rol.BEHEERDER}
    toevoegen = {Rol.COORDINATOR}
    list_display = (
        "__str__",
        "aangevraagd_op",
        "aangevraagd_door",
        "langste",
        "geplaatst",
        "klaar_op",
        "blad",
    )
    list_filter = ("langste",)
    date_hierarchy = "aangevraagd_op"
    search_fields = ("aangevraagd_door__naam",)

    def get_fields(self, request, obj=None):
        feiten = ("blad", "aangevraagd_op", "aangevraagd_door", "klaar_op", "regels", "herhaling_van")
        return ("langste", "seconden", *(feiten if obj else ()))

    def get_readonly_fields(self, request, obj=None):
        return (*super().get_readonly_fields(request, obj), *(self.get_fields(request, obj) if obj else ()))

    def get_queryset(self, request):
        """The input is a megabyte with many offers: a list does not read it."""
        return super().get_queryset(request).select_related("werk", "aangevraagd_door").defer("invoer")

    @admin.display(description="kunnen ruilen")
    def geplaatst(self, ronde):
        return ronde.uitkomst["standen"][0]["waarde"] if ronde.is_klaar else None

    @admin.display(description="uitkomst")
    def blad(self, ronde):
        return format_html('<a href="{}">Ringen van {}</a>', reverse(BLAD, args=[ronde.pk]), ronde)

    def add_view(self, request, form_url="", extra_context=None):
        return super().add_view(request, form_url, {**(extra_context or {}), "title": "Een ronde beginnen"})

    def save_model(self, request, obj, form, change):
        self._bewaak(request, obj, "toevoegen")
        nieuw = rondes.vraag_ronde_aan(
            langste=obj.langste, seconden=obj.seconden, door=request.user, op=timezone.now()
        )
        obj.pk = nieuw.pk

    def response_add(self, request, obj, post_url_continue=None):
        return redirect(reverse(BLAD, args=[obj.pk]))

    def get_urls(self):
        uitkomst = self.admin_site.admin_view(self.uitkomst)
        return [
            path("<path:object_id>/uitkomst/", uitkomst, name="jbmb_ronde_uitkomst"),
            *super().get_urls(),
        ]

    def uitkomst(self, request, object_id):
        ronde = self.get_object(request, unquote(object_id))
        mag = self.has_add_permission(request)
        if ronde is None or not self.has_view_permission(request, ronde):
            raise Http404
        if request.method == "POST":
            if not mag:
                raise Http404
            doe = self._stel_voor if request.POST.get("wat") == "voorstellen" else self._herhaal
            return doe(request, ronde)
        context = {
            **self.admin_site.each_context(request),
            "title": str(ronde),
            "opts": self.opts,
            "ronde": ronde,
            "mag": mag,
        }
        if ronde.is_klaar:
            context |= {
                "treden": ringuitleg.treden(ronde.uitkomst),
                "ringen": zip(ringuitleg.ringen(ronde), self._kringen(ronde), strict=True),
                "aantal": len(ronde.uitkomst["ringen"]),
                "voor_te_stellen": not ronde.herhaling_van_id and rondes.voor_te_stellen(ronde).exists(),
                "zonder": ringuitleg.zonder(ronde),
            }
        return TemplateResponse(request, "admin/jbmb/ronde/uitkomst.html", context)

    def _kringen(self, ronde):
        """Of each ring what was put to its people; None: nothing yet."""
        ringen = ronde.ringen.select_related("kring").order_by("nummer")
        return [getattr(ring, "kring", None) for ring in ringen]

    def _stel_voor(self, request, ronde):
        try:
            rondes.vraag_voorstellen_aan(ronde=ronde, door=request.user, op=timezone.now())
        except RuilFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
        else:
            self.leg_vast(request, ronde, "stelt de ringen voor")
            self.message_user(
                request, "De ringen worden voorgesteld. Ververs de bladzijde.", messages.SUCCESS
            )
        return redirect(request.path)

    def _herhaal(self, request, ronde):
        try:
            nieuw = rondes.herhaal(ronde=ronde, door=request.user, op=timezone.now())
        except RuilFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
            return redirect(request.path)
        self.leg_vast(request, nieuw, f"herhaalt ronde {ronde.pk}")
        self.message_user(request, f"{nieuw} herhaalt {ronde}.", messages.SUCCESS)
        return redirect(reverse(BLAD, args=[nieuw.pk]))
