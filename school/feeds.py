from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from school.models import Opleiding


class SchoolSitemap(Sitemap):
    """The catalogue and every course in it: public, so a search engine may know."""

    def items(self):
        return ["", *Opleiding.objects.in_catalogus().only("code")]

    def location(self, item):
        return item.get_absolute_url() if item else reverse("school:catalogus")
