"""Whatever people do with a vacancy and its reactions, in whatever order: only moves that exist are made.

Which those are is told here once more, not asked of the code that is tested. A move that may not be made says so in
Dutch and changes nothing at all; one that is made leaves a row, and no row of before is ever another.
"""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.maken import maak_gebruiker, maak_organisatie
from tests.vacatures.maken import maak_salaristabel, maak_werkwijze
from tests.vacatures.reageren import reageer
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht
from vacatures import services
from vacatures.bewaartermijn import te_verwijderen
from vacatures.fouten import GeenPlaatsMeer, VacatureFout
from vacatures.models import Reactie, Reactiestap, Sollicitatie, Uitkomst, Vacature, Vacaturestap

pytestmark = pytest.mark.django_db
BEGIN = datetime(2026, 3, 10, 9, tzinfo=UTC)
DAG = timedelta(days=1)
KLAAR = {
    "titel": "Adviseur",
    "omschrijving": "Je adviseert.",
    "schaal_min": 9,
    "uren_max": 32,
    "is_vast": True,
    "doelgroep": "extern",
}
GEVULD = {"intern", "regio", "extern", "onbekend"}
UITKOMSTEN = [*sorted(GEVULD), "niet_vervuld", "ingetrokken"]
# What a handler or the candidate can do with a reaction, from where, and where it leads.
ZETTEN = {
    "neem_in_behandeling": ({"ontvangen"}, "in_behandeling"),
    "nodig_uit": ({"ontvangen", "in_behandeling"}, "uitgenodigd"),
    "bied_aan": ({"in_behandeling", "uitgenodigd"}, "aangeboden"),
    "neem_aan": ({"aangeboden"}, "aangenomen"),
    "wijs_af": ({"ontvangen", "in_behandeling", "uitgenodigd", "aangeboden"}, "afgewezen"),
    "trek_reactie_in": ({"ontvangen", "in_behandeling", "uitgenodigd", "aangeboden"}, "ingetrokken"),
}
# Taken back, until the vacancy ended, and not when they reacted once more.
ZETTEN["heropen"] = ({"aangenomen", "afgewezen"}, "in_behandeling")
AF = {"ingevuld", "ingetrokken"}
LOPEND = {"ontvangen", "in_behandeling", "uitgenodigd", "aangeboden"}
ERBIJ = {
    "nodig_uit": {"tekst": "Kom je?"},
    "wijs_af": {"tekst": "Helaas.", "reden": "eis"},
    "heropen": {"reden": "vergissing"},
}
ROWS = (Vacature, Vacaturestap, Uitkomst, Reactie, Reactiestap, Sollicitatie, Regel, Bericht)


# How a reaction came where it is when the loop begins.
WEGEN = [
    (),
    ("nodig_uit",),
    ("neem_in_behandeling", "bied_aan"),
    ("nodig_uit", "bied_aan", "neem_aan"),
    ("wijs_af",),
]


def everything():
    """As the database has it: quicker than by the models, and this is asked before every move."""
    return [rows_of(model._meta.db_table) for model in ROWS]


def rows_of(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY id")
        return cursor.fetchall()


class Loop(RuleBasedStateMachine):
    """One vacancy with three people who may react to it. `today` only goes forward."""

    @initialize(
        tweede_lezer=st.booleans(),
        extern_na=st.sampled_from([0, 4]),
        plaatsen=st.integers(1, 3),
        wegen=st.none() | st.lists(st.sampled_from(WEGEN), max_size=3),
    )
    def begin(self, tweede_lezer, extern_na, plaatsen, wegen):
        """`wegen`: of those who reacted already; None: nobody could, it is a concept."""
        maak_salaristabel()
        hengelo, losser = maak_organisatie("hengelo"), maak_organisatie("losser")
        maak_werkwijze(hengelo, tweede_lezer=tweede_lezer, extern_na=extern_na)
        self.schrijver = maak_gebruiker(Rol.VACATUREHOUDER, hengelo)
        self.lezer = maak_gebruiker(Rol.VACATUREHOUDER, hengelo)
        self.mensen = [maak_gebruiker(organisatie=losser) for _ in range(3)]
        self.tweede_lezer, self.extern_na, self.op = tweede_lezer, extern_na, BEGIN
        velden = {**KLAAR, "sluit_op": self.vandaag + 15 * DAG, "aantal_plaatsen": plaatsen}
        self.vacature = services.begin(organisatie=hengelo, door=self.schrijver, op=self.op, **velden)
        self.wie = {"door": self.schrijver}
        self.stappen = []
        if wegen is not None:
            services.keur_na(vacature=self.vacature, door=self.lezer, op=self.op)
            services.publiceer(vacature=self.vacature, op=self.op, **self.wie)
            for mens, weg in zip(self.mensen, wegen, strict=False):
                self.loop_weg(reageer(self.vacature, mens, op=self.op).reactie, weg)

    def loop_weg(self, reactie, weg):
        with suppress(GeenPlaatsMeer):
            for zet in weg:
                velden = {"reactie": reactie, "door": self.lezer, **ERBIJ.get(zet, {})}
                getattr(services, zet)(op=self.op, **velden)

    def __init__(self):
        super().__init__()
        self.afloop = transaction.atomic()
        self.afloop.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.afloop.__exit__(None, None, None)

    @property
    def vandaag(self) -> date:
        return timezone.localdate(self.op)

    @property
    def nu(self) -> Vacature:
        return Vacature.objects.get(pk=self.vacature.pk)

    def probeer(self, mag: bool, verb, naar: str | None = None, **velden):
        """`mag`: it has to be done, and leads `naar`; else it is refused, and nothing is different."""
        eerst = everything()
        try:
            gedaan = verb(op=self.op, **velden)
        except VacatureFout as fout:
            assert not mag, f"{verb.__name__} is refused: {fout}"
            tekst = str(fout)
            assert tekst[0].isupper() and tekst.endswith("."), tekst
            assert everything() == eerst
            return None
        assert mag, f"{verb.__name__} is done"
        if naar:
            assert gedaan.status == type(gedaan).objects.get(pk=gedaan.pk).status == naar
        return gedaan

    # ---- time, and the night

    @rule(dagen=st.sampled_from([1, 3, 10, 30]))
    def later(self, dagen):
        self.op += dagen * DAG

    @rule()
    def nacht(self):
        services.zet_einden(op=self.op)
        for pk in te_verwijderen(op=self.op).values_list("pk", flat=True):
            assert services.verwijder_verlopen(sollicitatie_id=pk, op=self.op)

    # ---- the vacancy

    def is_open(self, vacature) -> bool:
        return vacature.status == "gepubliceerd" and vacature.sluit_op >= self.vandaag

    @rule(eigen=st.booleans())
    def kijk_na(self, eigen):
        nu, door = self.nu, self.schrijver if eigen else self.lezer
        mag = not eigen and nu.status == "concept" and nu.sluit_op > self.vandaag
        self.probeer(mag, services.keur_na, "concept", vacature=nu, door=door)

    @rule(dagen=st.sampled_from([-1, 0, 0, 0, 5, 14, 400]))
    def publiceer(self, dagen):
        nu, per = self.nu, self.vandaag + dagen * DAG
        gelezen = not self.tweede_lezer or nu.nagekeken_door_id
        past = per + self.extern_na * DAG <= nu.sluit_op and per < nu.sluit_op
        mag = nu.status == "concept" and 0 <= dagen <= 365 and gelezen and past
        self.probeer(mag, services.publiceer, "gepubliceerd", vacature=nu, per=per, **self.wie)

    @rule(titel=st.sampled_from(["Adviseur", "Jurist"]))
    def schrijf(self, titel):
        nu = self.nu
        gepland = nu.gepubliceerd_op and nu.gepubliceerd_op > self.vandaag
        vrij = nu.status == "concept" or self.is_open(nu) and not (gepland and self.tweede_lezer)
        velden = {"vacature": nu, "velden": {"titel": titel}, **self.wie}
        self.probeer(vrij or titel == nu.titel, services.wijzig, nu.status, **velden)
        if vrij and titel != nu.titel:
            assert self.nu.nagekeken_door_id is None

    @rule(aantal=st.integers(1, 4))
    def andere_plaatsen(self, aantal):
        nu = self.nu
        gepland = nu.gepubliceerd_op and nu.gepubliceerd_op > self.vandaag
        bezet = {*nu.uitkomsten.values_list("plaats", flat=True)}
        aangenomen = nu.reacties.filter(status="aangenomen").count()
        past = aantal >= max([len(bezet) + 1, aangenomen, *bezet])
        vrij = nu.status == "concept" or self.is_open(nu) and past and not (gepland and self.tweede_lezer)
        mag = vrij or aantal == nu.aantal_plaatsen
        velden = {"vacature": nu, "velden": {"aantal_plaatsen": aantal}, **self.wie}
        self.probeer(mag, services.wijzig, nu.status, **velden)

    @rule(dagen=st.sampled_from([-1, 0, 10, 400]), reden=st.sampled_from(["Meer tijd", "Meer tijd", " "]))
    def verleng(self, dagen, reden):
        nu = self.nu
        tot = nu.sluit_op + dagen * DAG
        mag = self.is_open(nu) and reden.strip() and dagen > 0 and tot <= self.vandaag + 365 * DAG
        self.probeer(mag, services.verleng, "gepubliceerd", vacature=nu, tot=tot, reden=reden, **self.wie)

    @rule()
    def haal_terug(self):
        nu = self.nu
        mag = nu.status == "gepubliceerd" and nu.gepubliceerd_op > self.vandaag
        self.probeer(mag, services.haal_terug, "concept", vacature=nu, **self.wie)

    @rule()
    def sluit(self):
        nu = self.nu
        self.probeer(nu.status == "gepubliceerd", services.sluit, "gesloten", vacature=nu, **self.wie)

    @rule(reden=st.sampled_from(["Gaat niet door", " "]))
    def trek_in(self, reden):
        nu = self.nu
        mag = nu.status in {"concept", "gepubliceerd", "gesloten"} and reden.strip()
        gevuld = nu.uitkomsten.filter(soort__in=GEVULD).exists()
        naar = "ingevuld" if gevuld else "ingetrokken"
        self.probeer(mag, services.trek_in, None, vacature=nu, reden=reden, **self.wie)
        assert not mag or self.nu.status == naar

    @rule(herkomst=st.sampled_from(sorted(GEVULD)))
    def vul_in(self, herkomst):
        nu = self.nu
        mag = nu.status in {"gepubliceerd", "gesloten"} and nu.gepubliceerd_op <= self.vandaag
        self.probeer(mag, services.vul_in, None, vacature=nu, herkomst=herkomst, **self.wie)
        assert not mag or self.nu.status == "ingevuld"

    @rule(plaats=st.integers(1, 3), soort=st.sampled_from(UITKOMSTEN), dagen=st.sampled_from([-40, 0, 0, 1]))
    def leg_vast(self, plaats, soort, dagen):
        nu, per = self.nu, self.vandaag + dagen * DAG
        stond = nu.uitkomsten.filter(plaats=plaats).first()
        loopt = nu.status in {"gepubliceerd", "gesloten"} and plaats <= nu.aantal_plaatsen
        mag = stond.soort == soort if stond else loopt and nu.gepubliceerd_op <= per <= self.vandaag
        velden = {"vacature": nu, "plaats": plaats, "soort": soort, "per": per, **self.wie}
        self.probeer(mag, services.leg_uitkomst_vast, **velden)

    @rule(plaats=st.integers(1, 3), soort=st.sampled_from(UITKOMSTEN))
    def verbeter(self, plaats, soort):
        nu = self.nu
        stond = nu.uitkomsten.filter(plaats=plaats).exists()
        velden = {"vacature": nu, "plaats": plaats, "soort": soort, "per": self.vandaag, **self.wie}
        self.probeer(stond, services.corrigeer, **velden)

    @rule()
    def plaats_opnieuw(self):
        nu = self.nu
        mag = nu.status != "concept" and not self.is_open(nu)
        nieuw = self.probeer(mag, services.plaats_opnieuw, "concept", vacature=nu, **self.wie)
        assert not nieuw or (nieuw.pk != nu.pk and self.nu.status == nu.status)

    # ---- the reactions to it

    @rule(wie=st.integers(0, 2))
    def reageer(self, wie):
        nu, wie = self.nu, self.mensen[wie]
        te_zien = self.is_open(nu) and nu.regio_op <= self.vandaag
        loopt = nu.reacties.filter(kandidaat=wie, status__in=LOPEND).exists()

        def verb(*, op):
            return reageer(nu, wie, op=op).reactie

        self.probeer(te_zien and not loopt, verb, "ontvangen")

    @precondition(lambda self: Reactie.objects.exists())
    @rule(zet=st.sampled_from([*ZETTEN]), welke=st.integers(0, 5))
    def beslis(self, zet, welke):
        reacties = list(Reactie.objects.order_by("pk"))
        reactie = reacties[welke % len(reacties)]
        van, naar = ZETTEN[zet]
        sollicitatie = Sollicitatie.objects.filter(reactie=reactie).first()
        vol = Reactie.objects.filter(status="aangenomen").count() >= self.nu.aantal_plaatsen
        mag = sollicitatie and reactie.status in van and not (zet == "neem_aan" and vol)
        opnieuw = Reactie.objects.filter(kandidaat=reactie.kandidaat_id, status__in=LOPEND).exclude(
            pk=reactie.pk
        )
        if zet == "heropen" and (self.nu.status in AF or opnieuw.exists()):
            mag = False
        if zet == "trek_reactie_in":
            weg = Sollicitatie(pk=0)
            self.probeer(mag, services.trek_reactie_in, sollicitatie=sollicitatie or weg)
        else:
            velden = {"reactie": reactie, "door": self.lezer, **ERBIJ.get(zet, {})}
            self.probeer(mag, getattr(services, zet), naar, **velden)
        reactie.refresh_from_db()
        assert not mag or reactie.status == naar

    # ---- what always holds

    @invariant()
    def it_all_agrees(self):
        nu = self.nu
        self.every_move_left_a_row_and_none_changed(nu)
        self.places_and_outcomes_agree(nu, list(nu.uitkomsten.all()))
        self.phases_are_in_order(nu)
        reacties = nu.reacties.select_related("sollicitatie").prefetch_related("stappen").order_by("pk")
        for reactie in reacties:
            self.reaction_agrees(nu, reactie)
        assert sum(reactie.status == "aangenomen" for reactie in reacties) <= nu.aantal_plaatsen

    def every_move_left_a_row_and_none_changed(self, nu):
        rijen = list(nu.stappen.order_by("pk").values())
        assert rijen[: len(self.stappen)] == self.stappen
        self.stappen = rijen
        assert [rij["van"] for rij in rijen] == ["", *(rij["naar"] for rij in rijen[:-1])]
        assert rijen[-1]["naar"] == nu.status

    def places_and_outcomes_agree(self, nu, uitkomsten):
        gevuld = [uitkomst for uitkomst in uitkomsten if uitkomst.soort in GEVULD]
        assert {uitkomst.plaats for uitkomst in uitkomsten} <= {*range(1, nu.aantal_plaatsen + 1)}
        if nu.status == "ingevuld":
            assert len(uitkomsten) == nu.aantal_plaatsen and gevuld
            assert nu.ingevuld_op == min(uitkomst.per for uitkomst in gevuld)
            assert nu.ingevuld_door in {uitkomst.soort for uitkomst in gevuld}
        else:
            assert (nu.ingevuld_op, nu.ingevuld_door) == (None, "")
        if nu.status == "ingetrokken":
            assert not gevuld and len(uitkomsten) == (nu.aantal_plaatsen if nu.gepubliceerd_op else 0)
        if nu.status in {"concept", "gepubliceerd", "gesloten"}:
            assert len(uitkomsten) < nu.aantal_plaatsen

    def phases_are_in_order(self, nu):
        dagen = [dag for dag in (nu.herplaatsing_op, nu.intern_op, nu.regio_op, nu.extern_op) if dag]
        assert dagen == sorted(dagen)
        if nu.status == "concept":
            assert nu.gepubliceerd_op is None and not dagen
        elif nu.status == "gepubliceerd":
            assert nu.gepubliceerd_op <= dagen[0] and dagen[-1] <= nu.sluit_op
        elif dagen:
            assert dagen[-1] <= self.vandaag

    def reaction_agrees(self, nu, reactie):
        stappen = [(stap.van, stap.naar) for stap in reactie.stappen.all()]
        assert stappen[0] == ("", "ontvangen") and stappen[-1][1] == reactie.status
        assert all(eerst[1] == daarna[0] for eerst, daarna in pairwise(stappen))
        if sollicitatie := getattr(reactie, "sollicitatie", None):
            loopt = reactie.status in LOPEND | {"aangenomen"} and nu.status not in AF
            assert loopt or sollicitatie.verwijderen_op


def test_only_moves_that_exist_are_made():
    run_state_machine_as_test(
        Loop,
        settings=settings(
            max_examples=36,
            stateful_step_count=15,
            derandomize=True,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_place_that_somebody_was_hired_for_is_not_taken_away():
    loop = Loop()
    try:
        loop.begin(tweede_lezer=False, extern_na=0, plaatsen=2, wegen=[WEGEN[3], WEGEN[3]])
        loop.andere_plaatsen(1)
        assert loop.nu.aantal_plaatsen == 2
        loop.it_all_agrees()
    finally:
        loop.teardown()
