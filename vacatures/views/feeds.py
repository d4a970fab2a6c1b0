"""The feeds, as proxies and feed readers like them: public, kept for a while, and not sent twice."""

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from vacatures.feeds import OrganisatieFeed, VacatureFeed

BEWAREN = 15 * 60  # seconds


def _als_pagina(feed):
    return login_not_required(
        require_safe(cache_control(public=True, max_age=BEWAREN)(conditional_page(feed)))
    )


zoekfeed = _als_pagina(VacatureFeed())
organisatiefeed = _als_pagina(OrganisatieFeed())
