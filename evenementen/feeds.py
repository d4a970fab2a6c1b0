from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from evenementen.models import Evenement


class EvenementenSitemap(Sitemap):
    """The list and every event on it: public, so a search engine may know."""

    def items(self):
        return ["", *Evenement.objects.gepubliceerd().only("jaar", "code")]

    def location(self, item):
        return item.get_absolute_url() if item else reverse("evenementen:lijst")
