"""Is the portal up? For the proxy, the container and whoever watches them: nothing else is told."""

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
@login_not_required
def gezond(request):
    """200 when the database answers, 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("de database antwoordt niet", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")
