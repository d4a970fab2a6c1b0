"""The pages that are measured, and the floor beneath them."""

from datetime import timedelta
from itertools import cycle

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from twentsekracht.organisaties.models import Gebruiker, Organisatie
from vacatures.models import Vacature

LIJST = "/vacatures/"
FILTERS = (
    "vakgebied=ict",
    "vakgebied=water&niveau=hbo",
    "organisatie=hengelo&dienstverband=vast",
    "plaats=enschede&binnen=10",
    "sinds=14&niveau=wo",
)
WOORDEN = ("q=adviseur", "q=jeugd+almelo", "q=hyperloop", "q=beleidsadviseur+wonen", "q=vergunning")


class Pagina:
    def __init__(self, naam: str, client: Client, urls: tuple[str, ...], *, vers: bool = False):
        """`vers`: what was counted before is not there any more."""
        self.naam, self.client, self.vers = naam, client, vers
        self.aantal, self.urls = len(urls), cycle(urls)

    def warm(self) -> None:
        for _ in range(self.aantal):
            self.vraag()

    def vraag(self) -> None:
        if self.vers:
            caches["tellingen"].clear()
        antwoord = self.client.get(next(self.urls))
        assert antwoord.status_code == 200, antwoord.status_code
        antwoord.close()

    def queries(self) -> list[str]:
        with CaptureQueriesContext(connection) as gevangen:
            self.vraag()
        return [
            query["sql"] for query in gevangen.captured_queries if query["sql"].startswith(("SELECT", "\n"))
        ]

    def kaal(self, queries: list[str]) -> None:
        """The same SQL, read to the end, without ORM or page."""
        with connection.connection.cursor() as cursor:
            for sql in queries:
                cursor.execute(sql)
                cursor.fetchall()


def grond() -> list["Pagina"]:
    """The floor: what Django takes for nothing, and for 25 rows without anything else."""
    client = Client()
    return [
        Pagina("lege Django-view", client, ("/bench/leeg/",)),
        Pagina("kale Django-lijst van 25", client, ("/bench/kaal/",)),
        Pagina("kale ListView, telt ook", client, ("/bench/listview/",)),
    ]


def collega() -> Client:
    organisatie = Organisatie.objects.get(code="losser")
    gebruiker, _ = Gebruiker.objects.get_or_create(
        email="meter@losser.example", defaults={"organisatie": organisatie}
    )
    client = Client()
    client.force_login(gebruiker, backend="django.contrib.auth.backends.ModelBackend")
    return client


def paginas() -> list[Pagina]:
    bezoeker, intern, vandaag = Client(), collega(), timezone.localdate()
    codes = Vacature.objects.filter(extern_op__lte=vandaag, status="gepubliceerd", sluit_op__gte=vandaag)
    details = tuple(
        f"/vacatures/{code}/" for code in codes.order_by("-pk").values_list("code", flat=True)[:20]
    )
    filters = tuple(f"{LIJST}?{vraag}" for vraag in FILTERS)
    woorden = tuple(f"{LIJST}?{vraag}" for vraag in WOORDEN)
    return [
        Pagina("lijst, bezoeker", bezoeker, (LIJST,)),
        Pagina("lijst, bezoeker, niets bewaard", bezoeker, (LIJST,), vers=True),
        Pagina("lijst, collega", intern, (LIJST,)),
        Pagina("lijst, pagina 20", bezoeker, (f"{LIJST}?page=20",)),
        Pagina(
            "lijst, halverwege (sleutel)",
            bezoeker,
            (f"{LIJST}?page=0.{vandaag - timedelta(days=25):%Y%m%d}.bench-5",),
        ),
        Pagina("gefilterd met tellingen", bezoeker, filters),
        Pagina("gefilterd, niets bewaard", bezoeker, filters, vers=True),
        Pagina("zoeken", bezoeker, woorden),
        Pagina("zoeken, niets bewaard", bezoeker, woorden, vers=True),
        Pagina("sluit het eerst", bezoeker, (f"{LIJST}?sorteer=sluit",)),
        Pagina("dichtstbij", bezoeker, (f"{LIJST}?plaats=losser&binnen=30&sorteer=dichtbij",)),
        Pagina("een vacature", bezoeker, details),
    ]
