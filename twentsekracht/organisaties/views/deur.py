"""The door of a page: one mixin, in front of Django's own class-based views."""

from django.http import Http404
from django.utils import timezone

from twentsekracht.organisaties import toegang


class AlleenVoor:
    """Only for those who hold one of `rollen`, and of the rows only those of their organisations.

    Everybody else gets 404: a stranger does not learn that there is something. Who is not signed in, was
    already sent to the log-in page by InloggenNodig. Rows are scoped when the model has an
    `organisatie_pad`; a model without belongs to the platform office. Forgetting `rollen` closes the page.
    """

    rollen = frozenset()

    def dispatch(self, request, *args, **kwargs):
        if not toegang.heeft_rol(request.user, *self.rollen, op=timezone.localdate()):
            raise Http404
        antwoord = super().dispatch(request, *args, **kwargs)
        # After logging out the back button shows nothing; a view that knows better has said so.
        antwoord.headers.setdefault("Cache-Control", "private, no-store")
        return antwoord

    def get_queryset(self):
        op = timezone.localdate()
        return toegang.beheerbaar(super().get_queryset(), self.request.user, op=op, rollen=self.rollen)


def bestaat_niet(request):
    """In place of a page of a package that the portal does not offer."""
    raise Http404
