"""Who comes by with a session: two questions, asked for every page of everybody who is signed in."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils import timezone

from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap
from twentsekracht.vaste_vraag import Plek, VasteVraag

SESSIE = VasteVraag(lambda: Session.objects.filter(session_key=Plek("sleutel")))
# Most people hold no role, and have no membership to ask for.
GEBRUIKER = VasteVraag(
    lambda: (
        Gebruiker.objects.order_by()
        .filter(pk=Plek("pk"))
        .annotate(met_lidmaatschap=Exists(Lidmaatschap.objects.filter(gebruiker=OuterRef("pk"))))
    )
)


class SessionStore(db.SessionStore):
    """Django's own, in how it asks for the row. Of the same name, since what lies in the row is signed with that."""

    def _get_session_from_db(self):
        for sessie in SESSIE(sleutel=self.session_key):
            if sessie.expire_date > timezone.now():
                return sessie
        self._session_key = None


class Bekend(AuthenticationBackend):
    """allauth's own, in how it asks for the person of a session."""

    def get_user(self, user_id):
        for gebruiker in GEBRUIKER(pk=user_id):
            if not gebruiker.met_lidmaatschap:
                toegang.zonder_lidmaatschap(gebruiker)
            return gebruiker if self.user_can_authenticate(gebruiker) else None
