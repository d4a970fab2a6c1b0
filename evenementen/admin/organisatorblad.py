"""What the pages of the organiser share: whose event it is, and the frame with the way to the others."""

from django.contrib.admin.utils import unquote
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils import timezone

from evenementen.models import Evenement


def evenement_van(beheer, request, object_id, *, om_te_wijzigen=False) -> Evenement:
    """For who may look at it, or change it; for anybody else it is not there."""
    evenement = beheer.get_object(request, unquote(object_id))
    mag = beheer.has_change_permission if om_te_wijzigen else beheer.has_view_permission
    if evenement is None or not mag(request, evenement):
        raise Http404
    return evenement


def om_te_programmeren(beheer, request, object_id) -> Evenement:
    """For the platform office and who hosts it."""
    evenement = evenement_van(beheer, request, object_id)
    if not mag_programmeren(request, evenement):
        raise Http404
    return evenement


def mag_programmeren(request, evenement) -> bool:
    eigen = Evenement.objects.programmeerbaar_door(request.user, op=timezone.localdate())
    return eigen.filter(pk=evenement.pk).exists()


def blad(beheer, request, evenement, naam, titel, **context) -> TemplateResponse:
    """`naam`: of the page, which is also its template."""
    mag_wijzigen = beheer.has_change_permission(request, evenement)
    vast = {
        **beheer.admin_site.each_context(request),
        "title": titel,
        "opts": beheer.opts,
        "evenement": evenement,
        "hier": naam,
        "mag_wijzigen": mag_wijzigen,
        "mag_programmeren": mag_wijzigen or mag_programmeren(request, evenement),
    }
    return TemplateResponse(request, f"admin/evenementen/evenement/{naam}.html", {**vast, **context})
