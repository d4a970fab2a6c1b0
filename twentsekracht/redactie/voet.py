"""What the foot of every page leads to: asked of the database once a minute, since every page has it."""

from django.core.cache import caches

from twentsekracht.redactie.models import Pagina, Status

VERS = 60  # seconds; this process hears of a change at once, another one within this time
SLEUTEL = "voetpaginas"


def voetpaginas() -> list[tuple[str, str]]:
    """Title and address, in the order that the coördinator gives them. What is published is for everybody."""
    cache = caches["tellingen"]
    if (paginas := cache.get(SLEUTEL)) is None:
        gevonden = Pagina.objects.filter(status=Status.GEPUBLICEERD).in_voet().only("titel", "slug")
        paginas = [(pagina.titel, pagina.get_absolute_url()) for pagina in gevonden]
        cache.set(SLEUTEL, paginas, VERS)
    return paginas


def vergeet() -> None:
    caches["tellingen"].delete(SLEUTEL)
