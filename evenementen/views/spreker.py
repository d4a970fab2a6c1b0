"""The page of a speaker, also for who comes from outside: the address is the key."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from evenementen import services
from evenementen.aanwezigheid import is_op
from evenementen.services.presentielinks import presentieteken
from evenementen.sprekerpagina import optredens
from twentsekracht import markdown


@method_decorator([login_not_required, never_cache], name="dispatch")
class Sprekerpagina(TemplateView):
    """Gone thirty days after the last event, and as soon as the address is made anew."""

    template_name = "evenementen/spreker.html"

    def get(self, request, *args, **kwargs):
        antwoord = super().get(request, *args, **kwargs)
        antwoord.headers["X-Robots-Tag"] = "noindex"
        return antwoord

    def get_context_data(self, teken, **kwargs):
        spreker = services.spreker_van(teken)
        rijen = optredens(spreker, op=timezone.now()) if spreker else []
        if not rijen:
            raise Http404
        evenementen = {rij.onderdeel.evenement_id: rij.onderdeel.evenement for rij in rijen}
        routes = [
            (evenement, markdown.pagina(evenement.route, niveau=3))
            for evenement in evenementen.values()
            if evenement.route
        ]
        bureau = {"email": settings.BUREAU_EMAIL, "telefoon": settings.BUREAU_TELEFOON}
        return super().get_context_data(
            spreker=spreker,
            optredens=[(rij, self.lijst_van(rij)) for rij in rijen],
            routes=routes,
            bureau=bureau,
            **kwargs,
        )

    def lijst_van(self, rij) -> str:
        """The address of the list of who is there: on the day itself, as that list is open no longer."""
        deel = rij.onderdeel
        if rij.gaat_niet_door or not is_op(deel, timezone.localdate()):
            return ""
        return reverse("evenementen:presentie", args=[presentieteken(deel)])
