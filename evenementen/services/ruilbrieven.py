"""The mails around swaps of workplace. Who left the portal gets none, and is not named."""

from collections.abc import Iterable
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.utils.formats import date_format
from django.utils.text import Truncator

from evenementen.models import Ruilgroep, Ruillid, Ruilronde, Werkplekruil
from evenementen.ruilkanten import Kant, kanten
from evenementen.services.ruillinks import adres, dagenteken, uitkomstteken
from twentsekracht.mijn.itip import Agendamail, Wie
from twentsekracht.post import Brief, verstuur_veel

BUREAU = "Twentse Kracht"


def vraag_dagen(ronde: Ruilronde, leden: Iterable[Ruillid], *, op: datetime) -> None:
    verstuur_veel(
        [
            _brief(
                lid,
                "ruil_dagen",
                f"Wanneer kun je ruilen van werkplek: {ronde.naam}",
                ronde.groep,
                ronde=ronde.naam,
                van=ronde.van,
                tot=ronde.tot,
                dagen_tot=ronde.dagen_tot,
                dagen_url=adres("vrije_dagen", dagenteken(ronde, lid)),
            )
            for lid in leden
        ],
        op=op,
    )


def vervallen(ronde: Ruilronde, leden: Iterable[Ruillid], *, op: datetime) -> None:
    onderwerp = f"Er wordt niet geruild van werkplek: {ronde.naam}"
    verstuur_veel(
        [_brief(lid, "ruil_vervallen", onderwerp, ronde.groep, ronde=ronde.naam) for lid in leden], op=op
    )


def geen_partner(ronde: Ruilronde, leden: Iterable[Ruillid], *, op: datetime) -> None:
    onderwerp = f"Deze keer is er geen ruil voor je: {ronde.naam}"
    verstuur_veel(
        [_brief(lid, "ruil_geen_partner", onderwerp, ronde.groep, ronde=ronde.naam) for lid in leden], op=op
    )


def gepland(ruil: Werkplekruil, *, op: datetime) -> None:
    _aan_beiden(ruil, "ruil_gepland", "Je ruilt van werkplek op", op, met_agenda=True)


def verzet(ruil: Werkplekruil, *, op: datetime) -> None:
    _aan_beiden(ruil, "ruil_verzet", "Je werkplekruil is nu op", op, met_agenda=True)


def gaat_niet_door(ruil: Werkplekruil, *, op: datetime) -> None:
    """While the day is still to come; the reason is for the figures."""
    _aan_beiden(ruil, "ruil_gaat_niet_door", "Gaat niet door: je werkplekruil op", op, met_agenda=True)


def vraag_uitkomst(ruil: Werkplekruil, *, op: datetime) -> None:
    _aan_beiden(ruil, "ruil_uitkomst", "Ging je werkplekruil door op", op)


def _aan_beiden(ruil: Werkplekruil, sjabloon: str, onderwerp: str, op: datetime, *, met_agenda=False) -> None:
    dag = date_format(ruil.datum, "l j F")
    brieven = [
        _brief(
            kant.lid,
            sjabloon,
            f"{onderwerp} {dag}",
            ruil.ronde.groep,
            agenda=_agenda(kant, op) if met_agenda else "",
            datum=ruil.datum,
            met=_naam(kant.met),
            met_adres=kant.met.gebruiker.email if kant.met.gebruiker else "",
            bij=kant.bij.naam,
            uitkomst_url=adres("ruil_uitkomst", uitkomstteken(kant)),
        )
        for kant in kanten(ruil)
        if kant.lid.gebruiker
    ]
    verstuur_veel(brieven, op=op)


def _brief(
    lid: Ruillid, sjabloon: str, onderwerp: str, groep: Ruilgroep, agenda: str = "", **context
) -> Brief:
    zorgt = groep.zorgt_ervoor
    return Brief(
        aan=lid.gebruiker.email,
        onderwerp=Truncator(" ".join(onderwerp.split())).chars(150),
        sjabloon=sjabloon,
        context={
            "naam": lid.gebruiker.get_short_name(),
            "groep": groep.naam,
            "contact": zorgt.naam if zorgt else "het bureau van Twentse Kracht",
            "contact_adres": zorgt.email if zorgt else settings.BUREAU_EMAIL,
            **context,
        },
        waarom=f"je meedoet aan de werkplekruil van de groep ‘{groep.naam}’",
        agenda=agenda,
    )


def _naam(lid: Ruillid) -> str:
    return lid.gebruiker.naam if lid.gebruiker else "een collega"


def _agenda(kant: Kant, op: datetime) -> str:
    _, afzender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    wie = kant.lid.gebruiker
    mail = Agendamail(
        kant.punt,
        kant.ruil.volgnummer,
        organisator=Wie(BUREAU, afzender),
        deelnemer=Wie(wie.naam, wie.email),
        tekst=f"Je gaat naar {kant.bij.naam}. {_naam(kant.met)} komt naar jouw werkplek. Spreek samen de tijden af.",
        op=op,
    )
    return mail.als_regel()
