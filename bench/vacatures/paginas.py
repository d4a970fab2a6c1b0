"""The pages that are measured, and the floor beneath them."""

from datetime import timedelta
from io import BytesIO
from itertools import cycle

from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.sessie import meld_aan
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from vacatures import tellen
from vacatures.models import Vacature

LIJST = "/vacatures/"
VERS = tellen.VERS
FILTERS = (
    "vakgebied=ict",
    "vakgebied=water&niveau=hbo",
    "organisatie=hengelo&dienstverband=vast",
    "plaats=enschede&binnen=10",
    "sinds=14&niveau=wo",
)
WOORDEN = ("q=adviseur", "q=jeugd+almelo", "q=hyperloop", "q=beleidsadviseur+wonen", "q=vergunning")


SERVER = WSGIHandler()


def op_tijd() -> None:
    """As always: an abacus is a minute fresh."""
    tellen.VERS = VERS


def verlopen() -> None:
    """Of everything kept the minute is over, so each question is the first since then."""
    tellen.VERS = 0


def leeg() -> None:
    """Nothing is kept at all: the first of the day, or after a start."""
    tellen.VERS = VERS
    caches["tellingen"].clear()


class Pagina:
    def __init__(self, naam: str, client: Client, urls: tuple[str, ...], *, vooraf=op_tijd):
        """`vooraf`: what is done before each question."""
        self.naam, self.client, self.vooraf = naam, client, vooraf
        self.aantal = len(urls)
        self.vragen = cycle([client._base_environ(**_adres(url)) for url in urls])

    def warm(self) -> None:
        for _ in range(self.aantal):
            self.vraag().close()

    def vraag(self):
        """The answer as a server has it, complete but not closed yet."""
        self.vooraf()
        antwoord = SERVER(next(self.vragen) | {"wsgi.input": BytesIO()}, lambda *a, **k: None)
        assert antwoord.status_code == 200, antwoord.status_code
        return antwoord

    def queries(self) -> list[str]:
        with CaptureQueriesContext(connection) as gevangen:
            antwoord = self.vraag()
        antwoord.close()
        return [
            query["sql"] for query in gevangen.captured_queries if query["sql"].startswith(("SELECT", "\n"))
        ]

    def kaal(self, queries: list[str]) -> None:
        """The same SQL, read to the end, without ORM or page."""
        with connection.connection.cursor() as cursor:
            for sql in queries:
                cursor.execute(sql)
                cursor.fetchall()


def _adres(url: str) -> dict[str, str]:
    pad, _, vraag = url.partition("?")
    return {"PATH_INFO": pad, "QUERY_STRING": vraag}


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
    return meld_aan(Client(), gebruiker)


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
        Pagina("lijst, bezoeker, na een minuut", bezoeker, (LIJST,), vooraf=verlopen),
        Pagina("lijst, bezoeker, eerste van de dag", bezoeker, (LIJST,), vooraf=leeg),
        Pagina("lijst, collega", intern, (LIJST,)),
        Pagina("lijst, pagina 20", bezoeker, (f"{LIJST}?page=20",)),
        Pagina(
            "lijst, halverwege (sleutel)",
            bezoeker,
            (f"{LIJST}?page=0.{vandaag - timedelta(days=25):%Y%m%d}.bench-5",),
        ),
        Pagina("gefilterd met tellingen", bezoeker, filters),
        Pagina("gefilterd, na een minuut", bezoeker, filters, vooraf=verlopen),
        Pagina("zoeken", bezoeker, woorden),
        Pagina("zoeken, na een minuut", bezoeker, woorden, vooraf=verlopen),
        Pagina("sluit het eerst", bezoeker, (f"{LIJST}?sorteer=sluit",)),
        Pagina("dichtstbij", bezoeker, (f"{LIJST}?plaats=losser&binnen=30&sorteer=dichtbij",)),
        Pagina("een vacature", bezoeker, details),
    ]
