"""Whatever people do in whatever order: never a seat too many, never a free one while somebody waits, all told once."""

from collections import Counter
from datetime import timedelta

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

from school import services
from school.fouten import SchoolFout
from school.groep import Regel
from school.models import (
    BEZET,
    OP_TE_ZEGGEN,
    Akkoord,
    Inschrijving,
    Inschrijvingstap,
    NoShowbeleid,
    Quotum,
    Uitvoering,
)
from school.no_show import aan_de_beurt_op
from school.plaatsen import bezettingen
from school.services.groep import NietIedereen
from school.termijnen import begin
from tests.maken import maak_afspraak, maak_gebruiker, maak_inschrijving, maak_quotum
from tests.school.maken import OP, maak_collega, maak_run, maak_werkgever, open_vertellingen, vertel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht, Job

pytestmark = pytest.mark.django_db
S = Inschrijving.Status
MAAND = timedelta(days=30)


def gaat_nog(machine):
    """Not called off, that is: no rule lets it begin."""
    return hasattr(machine, "run") and not machine.is_afgelast


class Wedloop(RuleBasedStateMachine):
    """One run of few places, three organisations: below target, above it, and one that approves."""

    is_afgelast = False

    def __init__(self):
        super().__init__()
        self.poging = transaction.atomic()
        self.poging.__enter__()

    def teardown(self):
        try:
            if hasattr(self, "run"):
                self._laat_beginnen()
        finally:
            transaction.set_rollback(True)
            self.poging.__exit__(None, None, None)

    def _laat_beginnen(self):
        """In the end it begins, or it was called off. Then nobody waits, and nothing moves any more."""
        self.nu = begin(self.run)
        services.werk_uitvoering_bij(uitvoering_id=self.run.pk, op=self.nu)
        self.ieder_precies_een_keer_verteld()
        assert not self._van(S.WACHTLIJST, S.AANGEBODEN, S.WACHT_OP_AKKOORD)
        assert not (self.is_afgelast and self._van(*BEZET))
        stappen = Inschrijvingstap.objects.count()
        with pytest.raises(SchoolFout):
            services.schrijf_in(uitvoering=self.run, gebruiker=maak_collega(), op=self.nu)
        for rij in Inschrijving.objects.filter(uitvoering=self.run, deelnemer__isnull=False):
            with pytest.raises(SchoolFout):
                services.annuleer(inschrijving=rij, door=rij.deelnemer, op=self.nu)
            with pytest.raises(SchoolFout):
                services.draag_over(
                    inschrijving=rij,
                    adres=maak_collega(rij.organisatie).email,
                    door=rij.deelnemer,
                    op=self.nu,
                )
        services.werk_uitvoering_bij(uitvoering_id=self.run.pk, op=self.nu)
        assert Inschrijvingstap.objects.count() == stappen

    @initialize(
        maximum=st.integers(0, 4),
        quota=st.tuples(st.integers(0, 2), st.integers(0, 2)),
        volgorde=st.sampled_from(["afspraak", "aanmelden"]),
        vrijgave=st.integers(0, 20),
        wijze=st.sampled_from(["akkoord", "akkoord_van_twee"]),
    )
    def begin(self, maximum, quota, volgorde, vrijgave, wijze):
        self.nu = OP
        self.organisaties = [maak_werkgever(), maak_werkgever(), maak_werkgever(wijze=wijze)]
        maak_afspraak(self.organisaties[0], 2026, 3)
        self.run = maak_run(maximum, wachtlijst=volgorde, vrijgave_op=OP.date() + timedelta(days=vrijgave))
        for organisatie, aantal in zip(self.organisaties, quota, strict=False):
            if aantal and sum(quota) <= maximum:
                maak_quotum(self.run, organisatie, aantal)
        self.mensen = []
        NoShowbeleid.objects.create(
            organisatie=self.organisaties[1], is_aan=True, aantal=1, instemming_op=OP.date() - MAAND
        )

    def _van(self, *status):
        return list(Inschrijving.objects.filter(uitvoering=self.run, status__in=status).order_by("pk"))

    def _kies(self, data, *status):
        rijen = self._van(*status)
        return data.draw(st.sampled_from(rijen)) if rijen else None

    @precondition(gaat_nog)
    @rule(wie=st.integers(0, 2), te_vaak=st.booleans())
    def schrijf_in(self, wie, te_vaak):
        organisatie = self.organisaties[wie]
        mens = maak_collega(organisatie)
        if te_vaak:
            eerder = maak_run(start=OP.date() - timedelta(days=3))
            maak_inschrijving(eerder, organisatie, "no_show", stap=False, deelnemer=mens)
        baas = f"baas@{organisatie.code}.example"
        wachtte = Counter(
            rij.organisatie_id
            for rij in self._van(S.WACHTLIJST)
            if self._achteraan_mag() or not rij.is_achteraan
        )
        rij = services.schrijf_in(
            uitvoering=self.run, gebruiker=mens, leidinggevende=baas, tweede=f"tweede.{baas}", op=self.nu
        )
        if rij.status != S.WACHTLIJST:  # nobody of the same organisation was passed over
            assert not wachtte[organisatie.pk]
        elif te_vaak and wie == 1:
            assert rij.is_achteraan
        self.mensen.append(mens)

    def _achteraan_mag(self):
        return self.nu.date() >= aan_de_beurt_op(self.run)

    @precondition(lambda self: self.mensen)
    @rule(data=st.data())
    def zet_recht(self, data):
        """It was a mistake that somebody did not come."""
        mens = data.draw(st.sampled_from(self.mensen))
        Inschrijving.objects.filter(deelnemer=mens, status=S.NO_SHOW).update(status=S.AANWEZIG)
        services.werk_uitvoering_bij(uitvoering_id=self.run.pk, op=self.nu)

    @precondition(gaat_nog)
    @rule(data=st.data())
    def annuleer(self, data):
        if rij := self._kies(data, S.WACHTLIJST, S.AANGEBODEN, S.BEVESTIGD, S.WACHT_OP_AKKOORD):
            services.annuleer(inschrijving=rij, door=rij.deelnemer, op=self.nu)

    @precondition(gaat_nog)
    @rule(data=st.data())
    def neem_aan(self, data):
        if rij := self._kies(data, S.AANGEBODEN):
            try:
                services.neem_aan(inschrijving=rij, op=self.nu)
            except SchoolFout:
                assert rij.aanbod_tot <= self.nu

    @precondition(gaat_nog)
    @rule(data=st.data(), ja=st.booleans())
    def beslis(self, data, ja):
        vragen = list(Akkoord.objects.filter(besluit="", plaats_tot__gt=self.nu).order_by("pk"))
        if vragen:
            services.besluit(akkoord=data.draw(st.sampled_from(vragen)), is_akkoord=ja, op=self.nu)

    @precondition(gaat_nog)
    @rule(data=st.data())
    def draag_over(self, data):
        """To a colleague: nobody else gains or loses by it."""
        if rij := self._kies(data, S.BEVESTIGD):
            collega = maak_collega(rij.organisatie)
            bezet = len(self._van(*BEZET))
            services.draag_over(inschrijving=rij, adres=collega.email, door=rij.deelnemer, op=self.nu)
            assert len(self._van(*BEZET)) == bezet
            self.mensen.append(collega)

    @precondition(gaat_nog)
    @rule(
        wie=st.integers(0, 2),
        aantal=st.integers(1, 3),
        samen=st.booleans(),
        oud=st.booleans(),
        data=st.data(),
    )
    def schrijf_groep_in(self, wie, aantal, samen, oud, data):
        """New colleagues, with somebody who is in it already: all or nobody, or as many as can."""
        organisatie = self.organisaties[wie]
        nieuw = [maak_collega(organisatie) for _ in range(aantal)]
        eerder = [mens for mens in self.mensen if mens.organisatie_id == organisatie.pk]
        lijst = nieuw + ([data.draw(st.sampled_from(eerder))] if oud and eerder else [])
        bezet = len(self._van(*BEZET))
        try:
            uitslagen = services.schrijf_groep_in(
                uitvoering=self.run,
                regels=[Regel(mens.email, mens.naam) for mens in lijst],
                door=maak_gebruiker(Rol.CONTACTPERSOON, organisatie),
                organisaties=[organisatie],
                alleen_samen=samen,
                op=self.nu,
            )
        except NietIedereen:
            assert samen and len(self._van(*BEZET)) == bezet
            assert not Inschrijving.objects.filter(deelnemer__in=nieuw).exists()
        else:
            assert not samen or all(uitslag.is_goed for uitslag in uitslagen)
            assert Inschrijving.objects.filter(deelnemer__in=nieuw).count() == aantal
            self.mensen += nieuw

    @precondition(gaat_nog)
    @rule(data=st.data(), aantal=st.integers(1, 2))
    def geef_plaatsen_terug(self, data, aantal):
        """What is kept and not used is free for all at once; more than that is not given."""
        quota = list(Quotum.objects.filter(uitvoering=self.run).order_by("pk"))
        if not quota:
            return
        quotum = data.draw(st.sampled_from(quota))
        run = Uitvoering.objects.get(pk=self.run.pk)
        over = bezettingen([run], op=self.nu.date())[run.pk].ongebruikt(quotum.organisatie_id)
        cp = maak_gebruiker(Rol.CONTACTPERSOON, quotum.organisatie)
        try:
            services.geef_plaatsen_terug(quotum=quotum, aantal=aantal, door=cp, op=self.nu)
        except SchoolFout:
            assert aantal > over
        else:
            assert aantal <= over

    @precondition(lambda self: gaat_nog(self) and self.mensen)
    @rule()
    def gelast_af(self):
        te_horen = len(self._van(*OP_TE_ZEGGEN))
        assert services.gelast_af(uitvoering=self.run, door=None, op=self.nu) == te_horen
        self.is_afgelast = True

    @precondition(gaat_nog)
    @rule(erbij=st.integers(1, 2))
    def verhoog(self, erbij):
        self.run.max_deelnemers += erbij
        self.run.save()
        services.werk_uitvoering_bij(uitvoering_id=self.run.pk, op=self.nu)

    @precondition(gaat_nog)
    @rule(uren=st.sampled_from([1, 24, 49, 24 * 7, 24 * 23]))
    def tijd(self, uren):
        """Time passes, but not beyond the start, and the job runs."""
        self.nu = min(self.nu + timedelta(hours=uren), begin(self.run) - timedelta(hours=3))
        services.werk_uitvoering_bij(uitvoering_id=self.run.pk, op=self.nu)

    @precondition(lambda self: self.mensen)
    @rule(data=st.data())
    def vertrek(self, data):
        mens = data.draw(st.sampled_from(self.mensen))
        self.mensen.remove(mens)
        services.wis(gebruiker=mens, op=self.nu)
        mens.delete()

    @rule()
    def vertel(self):
        """The worker has a moment; else whatever happens next to somebody tells them first."""
        vertel()

    @invariant()
    def nooit_een_te_veel(self):
        if hasattr(self, "run"):
            run = Uitvoering.objects.get(pk=self.run.pk)
            assert len(self._van(*BEZET)) <= run.max_deelnemers

    @invariant()
    def nooit_vrij_terwijl_iemand_wacht(self):
        """Who may have it, that is; until the run begins."""
        if gaat_nog(self) and self.nu.date() < self.run.start:
            bezetting = bezettingen([self.run], op=self.nu.date())[self.run.pk]
            assert not any(bezetting.heeft_plaats(wie) for wie in bezetting.aan_de_beurt)

    @invariant()
    def wie_te_vaak_weg_was_wacht_niet_te_kort(self):
        """Nothing is offered to who waits at the back before the day that is published."""
        if hasattr(self, "run") and not self._achteraan_mag():
            assert not [rij for rij in self._van(*BEZET) if rij.is_achteraan]

    @invariant()
    def ieder_precies_een_keer_verteld(self):
        """One mail per move to the person, or a job that will write it, and the steps follow each other."""
        stappen_te_gaan = Job.objects.filter(pk__in=open_vertellingen()).values_list(
            "argumenten__stap", flat=True
        )
        te_gaan = Counter(
            Inschrijvingstap.objects.filter(pk__in=list(stappen_te_gaan)).values_list(
                "inschrijving__deelnemer", flat=True
            )
        )
        for mens in getattr(self, "mensen", ()):
            stappen = Inschrijvingstap.objects.filter(inschrijving__deelnemer=mens).order_by("pk")
            gang = list(stappen.values_list("inschrijving", "van", "naar"))
            stand = {}
            for inschrijving, van, naar in gang:
                assert stand.get(inschrijving, "") == van
                stand[inschrijving] = naar
            assert Bericht.objects.filter(aan=mens.email).count() == len(gang) - te_gaan[mens.pk]

    @invariant()
    def geen_vraag_zonder_wie_wacht(self):
        open_vraag = Akkoord.objects.filter(besluit="")
        assert not open_vraag.exclude(inschrijving__status=S.WACHT_OP_AKKOORD).exists()
        if hasattr(self, "run"):  # and nobody waits without a question
            assert open_vraag.count() == len(self._van(S.WACHT_OP_AKKOORD))


def test_no_order_of_moves_breaks_the_rules():
    run_state_machine_as_test(
        Wedloop,
        settings=settings(
            max_examples=30,
            stateful_step_count=18,
            derandomize=True,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
