"""Reacting without the pages, for tests of what comes of it."""

from tests.maken import MOMENT
from twentsekracht.keuring import Document
from twentsekracht.werk.models import Bericht
from vacatures import services

VELDEN = {
    "naam": "Fenna Mulder",
    "email": "fenna@voorbeeld.example",
    "telefoon": "06 12345678",
    "functie": "Adviseur",
    "motivatie": "Omdat dit werk bij mij past.",
    "mag_bewaren": False,
}


def cv(inhoud=None):
    return Document(naam="Mijn cv.pdf", soort="pdf", inhoud=inhoud or b"%PDF-1.7")


def reageer(vacature, gebruiker, cv=None, op=MOMENT, **velden):
    return services.reageer(vacature=vacature, gebruiker=gebruiker, velden=VELDEN | velden, cv=cv, op=op)


def van_buiten(vacature, cv=None, op=MOMENT, **velden):
    return services.reageer_van_buiten(vacature=vacature, velden=VELDEN | velden, cv=cv, op=op)


def bestanden_in(map_):
    return [pad for pad in map_.rglob("*") if pad.is_file()]


def mails():
    return list(Bericht.objects.order_by("pk").values_list("aan", "onderwerp"))
