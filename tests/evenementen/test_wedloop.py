"""Whatever people do in whatever order: never a seat too many, never a free one while somebody waits, all told once."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.db import transaction
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

from evenementen import services
from evenementen.fouten import EvenementFout, KanNiet
from evenementen.models import BEZET, Deelname, Deelnamestap, Evenementakkoord, Keuze, Onderdeel
from evenementen.plaatsen import bezettingen
from tests.evenementen.maken_aanmelden import (
    OP,
    START,
    S,
    baas,
    maak_collega,
    maak_deel,
    maak_feest,
    maak_reservering,
    maak_werkgever,
    open_vertellingen,
    vertel,
    zonder_agendapost,
)
from twentsekracht.werk.models import Bericht, Job

pytestmark = pytest.mark.django_db
TIK = timedelta(microseconds=1)
LAATST = OP.replace(year=START.year, month=START.month, day=START.day, hour=3)  # well before the first part
MENSEN = 5
WELKE = st.sets(st.integers(0, 3), min_size=1)
LOPEND = (S.WACHTLIJST, S.AANGEBODEN, S.BEVESTIGD, S.WACHT_OP_AKKOORD)
# Who picks what; then signs up for everything, for what fits, or not yet.
DRUKTE = st.tuples(st.integers(0, MENSEN - 1), WELKE, st.sampled_from([True, False, False, None]))


def als_er_zijn(*status):
    return precondition(
        lambda self: Deelname.objects.filter(status__in=status, deelnemer__isnull=False).exists()
    )


class Wedloop(RuleBasedStateMachine):
    """Four parts of few places, of which two at the same time; three organisations that want something else each."""

    def __init__(self):
        super().__init__()
        self.poging = transaction.atomic()
        self.poging.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.poging.__exit__(None, None, None)

    @initialize(
        plaatsen=st.tuples(*[st.sampled_from([1, 1, 2, 0])] * 4),
        gehouden=st.tuples(*[st.sampled_from([0, 0, 1])] * 3),
        vrijgave=st.integers(1, 20),
        eerst=st.lists(DRUKTE, min_size=4, max_size=8),
    )
    def begin(self, plaatsen, gehouden, vrijgave, eerst):
        self.nu, self.gewerkt = OP, OP.date()
        self.organisaties = [maak_werkgever(), maak_werkgever("informeren"), maak_werkgever("akkoord")]
        self.feest = maak_feest()
        op = OP.date() + timedelta(days=vrijgave)
        self.delen = [
            maak_deel(self.feest, plaatsen[0], uur=9, vrijgave_op=op),
            maak_deel(self.feest, plaatsen[1], uur=10, vrijgave_op=op),
            maak_deel(self.feest, plaatsen[2], dag=1, vrijgave_op=op),
            maak_deel(self.feest, plaatsen[3], dag=2, heeft_wachtlijst=False),
        ]
        for nummer, (deel, aantal) in enumerate(zip(self.delen[:3], gehouden, strict=True)):
            if 0 < aantal <= deel.capaciteit:
                maak_reservering(deel, self.organisaties[nummer], aantal)
        self.mensen = [maak_collega(self.organisaties[nummer % 3]) for nummer in range(MENSEN)]
        self.zonder_stap = Counter()  # mails about nothing but what could not be
        self.drukte(eerst)

    def _tik(self):
        """Each thing that happens has a moment of its own."""
        self.nu += TIK
        return self.nu

    def _een(self, data, *status):
        rijen = Deelname.objects.filter(status__in=status, deelnemer__isnull=False).order_by("pk")
        rijen = list(rijen.select_related("onderdeel__evenement", "deelnemer"))
        return data.draw(st.sampled_from(rijen)) if rijen else None

    @rule(wie=st.integers(0, MENSEN - 1))
    def kies_niets(self, wie):
        self._kies(self._mens(wie), ())

    def _kies(self, mens, welke):
        mijn = set(Deelname.objects.lopend().filter(deelnemer=mens).values_list("onderdeel", flat=True))
        try:
            services.kies(
                evenement=self.feest,
                onderdelen=[self.delen[nummer].pk for nummer in welke],
                gebruiker=mens,
                op=self._tik(),
            )
        except KanNiet as fout:
            assert all(deel.pk in mijn or deel.afgelast_op for deel, _ in fout.redenen)

    @rule(wat=st.lists(DRUKTE, min_size=1, max_size=4))
    def drukte(self, wat):
        for wie, welke, alles in wat:
            self._kies(self._mens(wie), welke)
            if alles is not None:
                self._meld_aan(self._mens(wie), alles)

    @rule(wie=st.integers(0, MENSEN - 1), alles=st.booleans())
    def meld_aan(self, wie, alles):
        self._meld_aan(self._mens(wie), alles)

    def _mens(self, wie):
        return self.mensen[wie % len(self.mensen)]

    def _meld_aan(self, mens, alles):
        keuzes = Keuze.objects.filter(gebruiker=mens)
        vast = set(keuzes.filter(vast_tot__gt=self.nu + TIK).values_list("onderdeel", flat=True))
        gekozen, eerst = keuzes.count(), self._foto()
        try:
            uitkomst = services.meld_aan(
                evenement=self.feest,
                gebruiker=mens,
                op=self._tik(),
                alles=alles,
                leidinggevende=baas(mens),
            )
        except EvenementFout:
            assert self._foto() == eerst and (alles or not gekozen)
            return
        met_plaats = [*uitkomst.geplaatst, *uitkomst.wacht_op_akkoord]
        assert len(met_plaats) + len(uitkomst.wachtlijst) + len(uitkomst.niet) == gekozen
        assert not (alles and (uitkomst.wachtlijst or uitkomst.niet))
        al = {deel.pk for deel, waarom in uitkomst.niet if "bezet" not in waarom}
        assert vast <= {rij.onderdeel_id for rij in met_plaats} | al  # what was held, was theirs
        if not met_plaats and not uitkomst.wachtlijst:
            self.zonder_stap[mens.pk] += 1

    def _foto(self):
        return [
            sorted(soort.objects.values_list(*velden))
            for soort, velden in (
                (Deelname, ["pk", "status"]),
                (Keuze, ["pk", "onderdeel"]),
                (Bericht, ["pk"]),
                (Deelnamestap, ["pk"]),
            )
        ]

    @als_er_zijn(*LOPEND)
    @rule(data=st.data())
    def annuleer(self, data):
        if rij := self._een(data, *LOPEND):
            services.annuleer(deelname=rij, door=rij.deelnemer, op=self._tik())

    @als_er_zijn(S.AANGEBODEN)
    @rule(data=st.data(), ja=st.booleans())
    def antwoord(self, data, ja):
        if rij := self._een(data, S.AANGEBODEN):
            (services.neem_aan if ja else services.verlaat_wachtlijst)(deelname=rij, op=self._tik())

    @als_er_zijn(*LOPEND)
    @rule(data=st.data(), naar=st.integers(0, 3))
    def wissel(self, data, naar):
        if rij := self._een(data, *LOPEND):
            eerst = self._foto()
            try:
                nieuw = services.wissel(
                    deelname=rij, naar=self.delen[naar], door=rij.deelnemer, op=self._tik()
                )
                assert nieuw.status in (S.BEVESTIGD, S.WACHT_OP_AKKOORD)
            except EvenementFout:
                assert self._foto() == eerst

    @als_er_zijn(S.WACHT_OP_AKKOORD)
    @rule(data=st.data(), ja=st.booleans())
    def beslis(self, data, ja):
        vragen = list(Evenementakkoord.objects.filter(besluit="").order_by("pk"))
        if vragen:
            services.besluit(akkoord=data.draw(st.sampled_from(vragen)), ja=ja, op=self._tik())

    @rule(nummer=st.integers(0, 3), erbij=st.integers(1, 2))
    def verhoog(self, nummer, erbij):
        deel = Onderdeel.objects.get(pk=self.delen[nummer].pk)
        deel.capaciteit += erbij
        deel.save(update_fields=["capaciteit"])
        services.werk_onderdeel_bij(onderdeel_id=deel.pk, op=self._tik())

    @rule(minuten=st.sampled_from([9, 11]))
    def even_later(self, minuten):
        """What is held lapses."""
        self._tijd(minuten)

    @rule(uren=st.sampled_from([1, 49, 7 * 24, 17 * 24]))
    def later(self, uren):
        self._tijd(uren * 60)

    def _tijd(self, minuten):
        """Time passes, but not beyond the start; what was asked to be done by now is done, and nothing else."""
        self.nu = min(self.nu + timedelta(minutes=minuten), LAATST)
        while job := self._te_doen():
            args = job.argumenten
            if "akkoord" in args:
                services.laat_vervallen(akkoord_id=args["akkoord"], op=self._tik())
            else:
                services.werk_onderdeel_bij(onderdeel_id=args["onderdeel"], op=self._tik())
            job.delete()
        if self.nu.date() != self.gewerkt:  # places are released
            self.gewerkt = self.nu.date()
            for deel in self.delen:
                services.werk_onderdeel_bij(onderdeel_id=deel.pk, op=self._tik())

    def _te_doen(self):
        jobs = Job.objects.filter(soort__startswith="evenementen.", argumenten__has_key="vanaf").order_by(
            "pk"
        )
        return next((job for job in jobs if datetime.fromisoformat(job.argumenten["vanaf"]) <= self.nu), None)

    @rule(data=st.data(), kans=st.integers(0, 5))
    def gelast_af(self, data, kans):
        if kans == 0:
            deel = data.draw(st.sampled_from(self.delen))
            services.gelast_onderdeel_af(onderdeel=deel, door=None, op=self._tik(), reden="Ziek.")

    @rule(wie=st.integers(0, 3 * MENSEN))
    def vertrek(self, wie):
        if wie >= MENSEN:
            return
        mens = self._mens(wie)
        services.wis(gebruiker=mens, op=self._tik())
        self.mensen[self.mensen.index(mens)] = maak_collega(mens.organisatie)
        mens.delete()

    @rule()
    def vertel(self):
        """The worker has a moment; else whatever happens next to somebody tells them first."""
        vertel()

    @invariant()
    def nooit_een_te_veel(self):
        """Places and holds together."""
        if hasattr(self, "mensen"):
            bezet = Counter(self._rijen().filter(status__in=BEZET).values_list("onderdeel", flat=True))
            bezet += Counter(pk for _, pk in self._vast())
            delen = Onderdeel.objects.filter(evenement=self.feest)
            assert all(bezet[pk] <= plaatsen for pk, plaatsen in delen.values_list("pk", "capaciteit"))

    def _rijen(self):
        return Deelname.objects.filter(onderdeel__evenement=self.feest)

    def _vast(self):
        return list(Keuze.objects.filter(vast_tot__gt=self.nu).values_list("gebruiker", "onderdeel"))

    @invariant()
    def nooit_vrij_terwijl_iemand_wacht(self):
        """Who may have it, that is."""
        if hasattr(self, "mensen"):
            delen = list(Onderdeel.objects.filter(evenement=self.feest, afgelast_op=None))
            for bezetting in bezettingen(delen, op=self.nu).values():
                wachtend = +bezetting.wachtend
                assert not any(bezetting.heeft_plaats(organisatie) for organisatie in wachtend)

    @invariant()
    def niemand_op_twee_plekken_tegelijk(self):
        """The first and the second part are at the same time."""
        if hasattr(self, "mensen"):
            een, ander = self.delen[0].pk, self.delen[1].pk
            lopend = self._rijen().lopend().exclude(deelnemer=None).values_list("deelnemer", "onderdeel")
            for paren in (list(lopend), self._vast()):
                assert not {wie for wie, deel in paren if deel == een} & {
                    wie for wie, deel in paren if deel == ander
                }

    @invariant()
    def ieder_precies_een_keer_verteld(self):
        """One mail for each moment at which something changed for the person, however many parts it is about; or a job
        that will write it."""
        momenten = set(Deelnamestap.objects.values_list("deelname__deelnemer", "vastgelegd_op"))
        per_mens = Counter(wie for wie, _ in momenten)
        post = Counter(zonder_agendapost(Bericht.objects.all()).values_list("aan", flat=True))
        te_gaan = Counter(
            Job.objects.filter(pk__in=open_vertellingen()).values_list("argumenten__gebruiker", flat=True)
        )
        for mens in getattr(self, "mensen", ()):
            assert post[mens.email] + te_gaan[mens.pk] == per_mens[mens.pk] + self.zonder_stap[mens.pk]

    @invariant()
    def de_stappen_volgen_elkaar(self):
        gang = {}
        for rij, van, naar in Deelnamestap.objects.order_by("pk").values_list("deelname", "van", "naar"):
            assert van == gang.get(rij, "")
            gang[rij] = naar
        assert gang == dict(Deelname.objects.values_list("pk", "status"))

    @invariant()
    def geen_vraag_zonder_wie_wacht(self):
        """And nobody waits without exactly one."""
        vragen = Evenementakkoord.objects.filter(besluit="")
        over = vragen.filter(deelnames__status=S.WACHT_OP_AKKOORD).values_list("pk", "deelnames")
        assert {vraag for vraag, _ in over} == set(vragen.values_list("pk", flat=True))
        wacht = Deelname.objects.filter(status=S.WACHT_OP_AKKOORD).values_list("pk", flat=True)
        assert sorted(rij for _, rij in over) == sorted(wacht)


def test_no_order_of_moves_breaks_the_rules():
    run_state_machine_as_test(
        Wedloop,
        settings=settings(
            max_examples=50,
            stateful_step_count=20,
            derandomize=True,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
