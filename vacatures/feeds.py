"""New vacancies for feed readers and intranets, and what search engines may know of.

Only what is open to everybody, also for who is signed in: what a reader keeps or passes on, is public anyway.
"""

from datetime import date, datetime, time

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from twentsekracht.organisaties.models import Organisatie
from vacatures import woorden
from vacatures.models import Vacature, Vacaturestap
from vacatures.zoekvraag import Keuze, als_vraag, in_woorden, lees, normaliseer, samen, voorwaarden

IN_FEED = 50
BEGIN = datetime(2026, 1, 1, tzinfo=timezone.get_default_timezone())  # of a feed without items


def openbaar(*, op: date) -> QuerySet[Vacature]:
    """Open to everybody, the latest to become so first; `geplaatst` is the moment of its last publication."""
    geplaatst = Vacaturestap.objects.filter(vacature=OuterRef("pk"), naar=Vacature.Status.GEPUBLICEERD)
    laatste = geplaatst.order_by("-vastgelegd_op").values("vastgelegd_op")[:1]
    rijen = Vacature.objects.open_voor(AnonymousUser(), op=op)
    return rijen.annotate(geplaatst=Subquery(laatste)).order_by("-extern_op", "code")


def sinds(vacature: Vacature) -> datetime:
    """Since when outsiders can read it: the start of the day, or the moment at which it was published that day."""
    begin = timezone.make_aware(datetime.combine(vacature.extern_op, time.min))
    geplaatst = vacature.geplaatst
    return geplaatst if geplaatst and timezone.localdate(geplaatst) == vacature.extern_op else begin


def bijgewerkt(vacature: Vacature) -> datetime:
    """It says something else since then: it opened, or stays open longer."""
    return max(filter(None, [sinds(vacature), vacature.geplaatst]))


class Atom(Atom1Feed):
    def latest_post_date(self):
        """Without items not "now": a feed that did not change stays the same."""
        return super().latest_post_date() if self.items else BEGIN


class VacatureFeed(Feed):
    """Of a search: the parameters of the list."""

    feed_type = Atom
    author_name = "Twentse Kracht"
    language = "nl"
    item_guid_is_permalink = False

    def get_object(self, request):
        return normaliseer(request.GET), lees(request.GET)

    def title(self, zoekt):
        return f"Vacatures in Twente: {in_woorden(zoekt[0])}" if zoekt[0] else "Vacatures in Twente"

    def subtitle(self, zoekt):
        return "Vacatures van de Twentse overheden die voor iedereen open zijn"

    def link(self, zoekt):
        return _adres("vacatures:lijst", zoekt[0])

    def feed_url(self, zoekt):
        return _adres("vacatures:feed", zoekt[0])

    def feed_guid(self, zoekt):
        return f"urn:x-twentsekracht:vacatures:{als_vraag(zoekt[1])}"

    def items(self, zoekt):
        return self._passend(zoekt[1]).select_related("organisatie")[:IN_FEED]

    def _passend(self, keuze: Keuze) -> QuerySet[Vacature]:
        op = timezone.localdate()
        return openbaar(op=op).filter(samen(voorwaarden(keuze, gebruiker=AnonymousUser(), op=op)))

    def item_title(self, vacature):
        return f"{vacature.titel}, {vacature.organisatie}"

    def item_description(self, vacature):
        feiten = " · ".join(tekst for _, tekst in woorden.feiten(vacature) if tekst)
        delen = [woorden.kort(vacature), feiten, woorden.stand(vacature, op=timezone.localdate())]
        return "".join(f"<p>{escape(deel)}</p>" for deel in delen if deel)

    def item_pubdate(self, vacature):
        return sinds(vacature)

    def item_updateddate(self, vacature):
        return bijgewerkt(vacature)

    def item_author_name(self, vacature):
        return str(vacature.organisatie)

    def item_categories(self, vacature):
        return [tekst for tekst in (vacature.get_vakgebied_display(), vacature.get_niveau_display()) if tekst]

    def item_guid(self, vacature):
        """Stays the same whatever becomes of the title or the address."""
        return f"urn:x-twentsekracht:vacature:{vacature.pk}"


class OrganisatieFeed(VacatureFeed):
    """Of one organisation, for its own intranet."""

    def get_object(self, request, organisatie):
        gevonden = Organisatie.objects.actief_op(timezone.localdate()).filter(code=organisatie).first()
        if gevonden is None:
            raise Http404
        return gevonden

    def title(self, organisatie):
        return f"Vacatures bij {organisatie}"

    def subtitle(self, organisatie):
        return f"Vacatures van {organisatie} die voor iedereen open zijn"

    def link(self, organisatie):
        return reverse("vacatures:organisatie", args=[organisatie.code])

    def feed_url(self, organisatie):
        return reverse("vacatures:organisatie_feed", args=[organisatie.code])

    def feed_guid(self, organisatie):
        return f"urn:x-twentsekracht:vacatures:bij:{organisatie.code}"

    def items(self, organisatie):
        rijen = openbaar(op=timezone.localdate()).filter(organisatie=organisatie)
        return rijen.select_related("organisatie")[:IN_FEED]


def _adres(naam: str, vraag: str) -> str:
    return f"{reverse(naam)}?{vraag}" if vraag else reverse(naam)


class VacaturelijstSitemap(Sitemap):
    def items(self):
        return ["vacatures:lijst"]

    def location(self, naam):
        return reverse(naam)


class VacatureSitemap(Sitemap):
    """Every vacancy that is open to everybody. However many there are, of each page only what it says is read."""

    limit = 10_000

    def items(self):
        return openbaar(op=timezone.localdate()).values_list("code", "extern_op", "geplaatst", named=True)

    def location(self, vacature):
        return reverse("vacatures:detail", args=[vacature.code])

    def lastmod(self, vacature):
        return bijgewerkt(vacature)

    def get_latest_lastmod(self):
        """For the index, which would have to look at all of them."""
        return None
