"""Vacancies of today at all partners in every state, and what the people of the demo do with them.

Running it again changes nothing that is there. All days are counted from `op`, so they fall in other years than the
example year and its report.
"""

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format

from twentsekracht.mijn.models import Vaardigheid
from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap, Organisatie
from twentsekracht.organisaties.toegang import Rol
from vacatures import services
from vacatures.models import (
    DIENSTVERBANDEN,
    Herkomst,
    Herplaatsingskandidaat,
    Reactie,
    Uitkomstvraag,
    Vacature,
    Weergave,
    Werkwijze,
)

RECENT = timedelta(days=120)  # the example year has vacancies with the same titles
BESTAND = Path(__file__).with_name("demo.toml")
CONTACT = "de afdeling HR, hr@{code}.example"
PROCEDURE = (
    "We lezen de reacties in de week na de sluitdatum. De eerste gesprekken zijn op {eerste}, de tweede op {tweede}. "
    "Iedereen krijgt bericht."
)

# log-in name: titles kept, searches, titles reacted to
MENSEN = {
    "ambtenaar@losser.example": (
        ["Beleidsadviseur water en ruimte", "Raadsadviseur", "Medewerker archief"],
        ["vakgebied=bestuur&vakgebied=ruimte&uren=24-32", "q=adviseur&schaal_min=9"],
        ["Adviseur dienstverlening", "Teamleider klantcontactcentrum"],
    ),
    "contactpersoon@hengelo.example": (
        ["Adviseur salarisadministratie", "HR-adviseur"],
        ["vakgebied=bedrijfsvoering"],
        [],
    ),
    "ambassadeur@borne.example": (["Controller"], [], ["Strateeg arbeidsmarkt"]),
}
# Who lets its audiences in one after the other: days after publication.
FASEN = {
    "losser": {"herplaatsing_na": 0, "intern_na": 4, "regio_na": 7, "extern_na": 14},
    "enschede": {"intern_na": 0, "regio_na": 3, "extern_na": 10},
}
VOORRANG = "ambtenaar@losser.example"  # their job goes: sees what opens for herplaatsing
# How others reacted: per open vacancy so many, in turn from these.
HERKOMSTEN = (Herkomst.EXTERN, Herkomst.REGIO, Herkomst.EXTERN, Herkomst.INTERN, Herkomst.ONBEKEND)
# Views on an ordinary working day, by the way people came.
WEERGAVEN = {"intranet": 9, "portaal": 5, "zoekmachine": 4, "mail": 3, "sociaal": 2, "direct": 1}
ANTWOORD_NA = 16  # days after the last day


@transaction.atomic
def vul(*, op: datetime) -> None:
    op = timezone.localtime(
        op
    )  # by the clock on the wall a day ago is the same hour, also across summer time
    gegevens = tomllib.loads(BESTAND.read_text())
    organisaties = Organisatie.objects.in_bulk(field_name="code")
    houders = _houders(op)
    _werkwijzen(organisaties, op)
    for nummer, rij in enumerate(gegevens["vacature"]):
        organisatie = organisaties[rij["organisatie"]]
        bekend = Vacature.objects.filter(organisatie=organisatie, omschrijving__startswith=rij["begin"])
        if not bekend.exists():
            vacature = _maak(rij, organisatie, houders.get(organisatie.pk), gegevens["bieden"], op)
            _reacties_van_anderen(vacature, nummer, op)
            _weergaven(vacature, nummer, timezone.localdate(op))
            _loop_af(vacature, rij, op)
    for email, wat in MENSEN.items():
        if gebruiker := Gebruiker.objects.filter(email=email).first():
            _van(gebruiker, *wat, op=op)


def _houders(op: datetime) -> dict[int, Gebruiker]:
    """Per organisation who handles its vacancies: a vacaturehouder, or else a contactpersoon."""
    geldig = Lidmaatschap.objects.geldig(op=timezone.localdate(op)).select_related("gebruiker")
    houders = {}
    for rol in (Rol.VACATUREHOUDER, Rol.CONTACTPERSOON):
        for lidmaatschap in geldig.filter(rol=rol, vervangt__isnull=True).order_by("pk"):
            houders.setdefault(lidmaatschap.organisatie_id, lidmaatschap.gebruiker)
    return houders


def _werkwijzen(organisaties: dict[str, Organisatie], op: datetime) -> None:
    for code, fasen in FASEN.items():
        Werkwijze.objects.update_or_create(organisatie=organisaties[code], defaults=fasen)
    gebruiker = Gebruiker.objects.filter(email=VOORRANG).first()
    if gebruiker and not gebruiker.herplaatsingen.exists():
        sinds = timezone.localdate(op) - timedelta(days=30)
        Herplaatsingskandidaat.objects.create(
            gebruiker=gebruiker, organisatie_id=gebruiker.organisatie_id, van=sinds
        )


def _maak(rij: dict, organisatie: Organisatie, houder, bieden: str, op: datetime) -> Vacature:
    vandaag = timezone.localdate(op)
    sluit_op = vandaag + timedelta(days=rij["sluit"])
    geplaatst = op - timedelta(days=max(rij["geplaatst"], 0))
    vacature = services.maak(
        organisatie=organisatie,
        door=houder,
        op=geplaatst,
        titel=rij["titel"],
        omschrijving=_tekst(rij, bieden),
        procedure=_procedure(sluit_op),
        standplaats=rij["standplaats"],
        contact=CONTACT.format(code=organisatie.code),
        vakgebied=rij["vakgebied"],
        functiefamilie=rij["familie"],
        niveau=rij["niveau"],
        vaardigheden=Vaardigheid.objects.filter(naam__in=rij.get("vaardigheden", ())),
        doelgroep=rij["doelgroep"],
        aantal_plaatsen=rij.get("plaatsen", 1),
        houder=houder,
        sluit_op=sluit_op,
        **_bereik("schaal", rij),
        **_bereik("uren", rij),
        **{f"is_{soort}": soort in rij["dienstverband"] for soort in DIENSTVERBANDEN},
    )
    if rij.get("einde") == "concept":
        return vacature
    per = vandaag - timedelta(days=rij["geplaatst"])
    return services.publiceer(vacature=vacature, door=houder, op=geplaatst, per=per)


def _bereik(veld: str, rij: dict) -> dict:
    onder, boven = rij[veld]
    return {f"{veld}_min": onder, f"{veld}_max": boven}


def _tekst(rij: dict, bieden: str) -> str:
    taken = "\n".join(f"- {taak}" for taak in rij["taken"])
    vragen = "\n".join(f"- {vraag}" for vraag in rij["vragen"])
    return f"{rij['begin']}\n\n## Dit ga je doen\n\n{taken}\n\n## Dit breng je mee\n\n{vragen}\n\n{bieden}"


def _procedure(sluit_op: date) -> str:
    dinsdag = sluit_op + timedelta(days=8 + (1 - sluit_op.weekday()) % 7)
    dagen = {"eerste": dinsdag, "tweede": dinsdag + timedelta(days=8)}
    return PROCEDURE.format(**{naam: date_format(dag, "l j F") for naam, dag in dagen.items()})


# ---- after the last day, along the same moves as everybody's


def _loop_af(vacature: Vacature, rij: dict, op: datetime) -> None:
    uitkomsten = rij.get("uitkomsten", [])

    def sinds_sluiting(dagen: int) -> datetime:
        return op + timedelta(days=rij["sluit"] + dagen)

    if rij.get("einde") == "gesloten":
        services.sluit(vacature=vacature, door=vacature.houder, op=sinds_sluiting(1))
    if sinds_sluiting(14) <= op:
        services.vraag_uitkomst(vacature=vacature, door=None, op=sinds_sluiting(14))
    gezegd_op = sinds_sluiting(ANTWOORD_NA if sinds_sluiting(ANTWOORD_NA) <= op else 1)
    for plaats, soort in enumerate(uitkomsten, start=1):
        per = timezone.localdate(gezegd_op) - timedelta(days=plaats - 1)
        services.leg_uitkomst_vast(
            vacature=vacature, plaats=plaats, soort=soort, per=per, door=vacature.houder, op=gezegd_op
        )
    vraag = Uitkomstvraag.objects.filter(vacature=vacature).first()
    for dagen in (21, 35):
        if vraag and sinds_sluiting(dagen) <= op:
            services.herinner(vraag=vraag, door=None, op=sinds_sluiting(dagen))


# ---- who looked and who reacted


def _dagen_open(vacature: Vacature, vandaag: date) -> list[date]:
    if vacature.status == Vacature.Status.CONCEPT:
        return []
    laatste = min(vandaag, vacature.sluit_op)
    aantal = (laatste - vacature.gepubliceerd_op).days
    return [vacature.gepubliceerd_op + timedelta(days=dag) for dag in range(aantal + 1)]


def _weergaven(vacature: Vacature, nummer: int, vandaag: date) -> None:
    """Many in the first days, fewer at weekends; some vacancies draw more than others."""
    rijen = []
    for dag in _dagen_open(vacature, vandaag):
        nieuw = max(4 - (dag - vacature.gepubliceerd_op).days, 1)
        deel = (1 + nummer % 4) * nieuw / (6 if dag.weekday() > 4 else 2)
        rijen += [
            Weergave(vacature=vacature, dag=dag, kanaal=kanaal, aantal=aantal)
            for kanaal, gewoon in WEERGAVEN.items()
            if (aantal := round(gewoon * deel) - (dag.day + nummer) % 3) > 0
        ]
    Weergave.objects.bulk_create(rijen)


def _reacties_van_anderen(vacature: Vacature, nummer: int, op: datetime) -> None:
    dagen = len(_dagen_open(vacature, timezone.localdate(op))) - 1
    aantal = min(dagen, 1 + nummer * 7 % 11)
    Reactie.objects.bulk_create(
        Reactie(
            vacature=vacature,
            ingediend_op=vacature.gepubliceerd_op + timedelta(days=1 + dag * (dagen - 1) // max(aantal, 1)),
            herkomst=HERKOMSTEN[(nummer + dag) % len(HERKOMSTEN)],
        )
        for dag in range(aantal)
    )


def _van(gebruiker: Gebruiker, bewaard, zoekopdrachten, gereageerd, *, op: datetime) -> None:
    """What one of them keeps, is mailed about and reacted to."""
    vandaag = timezone.localdate(op)
    for vacature in Vacature.objects.zichtbaar_voor(gebruiker, op=vandaag).filter(
        titel__in=bewaard, gepubliceerd_op__gt=vandaag - RECENT
    ):
        services.bewaar(vacature=vacature, gebruiker=gebruiker, op=op)
    for vraag in zoekopdrachten:
        services.bewaar_zoekopdracht(gebruiker=gebruiker, vraag=QueryDict(vraag), op=op)
    for vacature in Vacature.objects.filter(titel__in=gereageerd, gepubliceerd_op__gt=vandaag - RECENT):
        Reactie.objects.get_or_create(
            vacature=vacature,
            kandidaat=gebruiker,
            defaults={
                "ingediend_op": vacature.gepubliceerd_op + timedelta(days=2),
                "herkomst": Herkomst.REGIO,
            },
        )
