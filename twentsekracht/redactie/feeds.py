"""The news for feed readers, and what search engines may know of: only what anybody may read."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from twentsekracht.redactie.models import Nieuwsbericht, Pagina

IN_FEED = 20


def openbaar(model):
    return model.objects.zichtbaar_voor(AnonymousUser(), op=timezone.localdate())


class NieuwsFeed(Feed):
    feed_type = Atom1Feed
    title = "Nieuws van Twentse Kracht"
    subtitle = "Mobiliteit en ontwikkeling bij de overheden van Twente"
    link = reverse_lazy("redactie:nieuws")
    author_name = "Twentse Kracht"
    language = "nl"

    def items(self):
        return openbaar(Nieuwsbericht)[:IN_FEED]

    def item_title(self, bericht):
        return bericht.titel

    def item_description(self, bericht):
        return escape(bericht.inleiding)  # Atom reads a summary as HTML

    def item_pubdate(self, bericht):
        return bericht.gepubliceerd_op

    def item_updateddate(self, bericht):
        return max(bericht.gepubliceerd_op, bericht.gewijzigd_op)

    def item_guid(self, bericht):
        """Stays the same when the address changes: nobody reads the item twice."""
        return f"urn:x-twentsekracht:nieuws:{bericht.pk}"

    item_guid_is_permalink = False


class VasteSitemap(Sitemap):
    def items(self):
        return ["start", "redactie:nieuws"]

    def location(self, naam):
        return reverse(naam)


class NieuwsSitemap(Sitemap):
    def items(self):
        return openbaar(Nieuwsbericht).only("slug", "gepubliceerd_op", "gewijzigd_op")

    def lastmod(self, bericht):
        return max(bericht.gepubliceerd_op, bericht.gewijzigd_op)


class PaginaSitemap(Sitemap):
    def items(self):
        return openbaar(Pagina).only("slug", "gewijzigd_op")

    def lastmod(self, pagina):
        return pagina.gewijzigd_op
