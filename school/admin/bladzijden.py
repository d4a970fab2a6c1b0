"""What the pages share that stand in the admin beside the lists: the frame, the year, and whose figures they show."""

from django.contrib import admin
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property

from school.models import Afspraak
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.organisaties.views import AlleenVoor


class Beheerblad(AlleenVoor):
    """A page of the admin about one year (`?jaar=`, else this one)."""

    rollen = frozenset({Rol.CONTACTPERSOON, Rol.COORDINATOR})
    titel = ""

    @cached_property
    def vandaag(self):
        return timezone.localdate()

    @cached_property
    def jaar(self) -> int:
        gevraagd = self.kwargs.get("jaar") or self.request.GET.get("jaar") or self.vandaag.year
        if not str(gevraagd).isdecimal() or not 2000 <= int(gevraagd) <= 2100:
            raise Http404
        return int(gevraagd)

    def get_context_data(self, **kwargs):
        vast = {"title": self.titel, "opts": Afspraak._meta, "jaar": self.jaar, "vandaag": self.vandaag}
        return super().get_context_data(**{**admin.site.each_context(self.request), **vast, **kwargs})


class VanOrganisaties(Beheerblad):
    """About the organisations of this person; `?organisatie=` chooses one. Another's is not there."""

    @cached_property
    def organisaties(self):
        """Employers of the year; of a contactpersoon the own ones, whatever they are."""
        mijn = toegang.organisaties_van(self.request.user, *self.rollen, op=self.vandaag)
        if self.is_bureau:
            mijn = mijn.werkgevers().actief_in(self.jaar)
        return list(mijn.order_by("korte_naam"))

    @cached_property
    def is_bureau(self) -> bool:
        return toegang.heeft_rol(self.request.user, Rol.COORDINATOR, op=self.vandaag)

    @cached_property
    def organisatie(self):
        """The chosen one, or the only one; else None."""
        code = self.request.GET.get("organisatie", "")
        if not code.isprintable():
            raise Http404
        if code:
            mijn = toegang.organisaties_van(self.request.user, *self.rollen, op=self.vandaag)
            return get_object_or_404(mijn, code=code)
        return self.organisaties[0] if len(self.organisaties) == 1 and not self.is_bureau else None

    def get_context_data(self, **kwargs):
        vast = {
            "organisatie": self.organisatie,
            "organisaties": self.organisaties,
            "is_bureau": self.is_bureau,
        }
        return super().get_context_data(**{**vast, **kwargs})
