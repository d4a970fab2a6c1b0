"""What a key opens, and what it does not."""

import pytest
from django.utils import timezone

from tests.maken import maak_organisatie, maak_vacature
from tests.vacatures.api.hulp import EIGEN, GEHEIM, LIJST, codes, dagen, extern, is_probleem, lever, put
from twentsekracht.logboek.models import Regel
from vacatures.models import Apisleutel, Vacature

pytestmark = pytest.mark.django_db


def test_without_a_key_nothing_of_an_organisation(client, hengelo):
    extern(hengelo, kenmerk="HR-1")
    for antwoord in (
        client.get(EIGEN),
        client.get(f"{EIGEN}/HR-1"),
        lever(client),
        put(client, "HR-1/sluiting"),
    ):
        is_probleem(antwoord, 401)
        assert antwoord.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "kop",
    [
        "Bearer",
        "Bearer ",
        "Bearer x",
        f"Basic {GEHEIM}",
        GEHEIM,
        f"Bearer {GEHEIM}x",
        "Bearer " + "x" * 5000,
        "Bearer é",
    ],
)
def test_a_wrong_key_is_refused_everywhere(client, sleutel, kop):
    for pad in (EIGEN, LIJST, "/api/v1/openapi.json"):
        is_probleem(client.get(pad, headers={"authorization": kop}), 401)


def test_a_key_in_the_address_is_no_key(client, sleutel):
    for vraag in (f"token={GEHEIM}", f"access_token={GEHEIM}", f"sleutel={GEHEIM}"):
        assert client.get(f"{EIGEN}?{vraag}").status_code in (400, 401)
        is_probleem(client.get(f"{LIJST}?{vraag}"), 400)


def test_a_key_that_is_over_is_refused(systeem, sleutel):
    assert systeem.get(EIGEN).status_code == 200
    for velden in ({"verloopt_op": dagen(-1)}, {"verloopt_op": dagen(9), "ingetrokken_op": timezone.now()}):
        Apisleutel.objects.update(**velden)
        is_probleem(systeem.get(EIGEN), 401)


def test_a_key_reads_its_own_organisation_and_no_other(systeem, hengelo):
    eigen = [maak_vacature(hengelo, status, kenmerk=f"HR-{status}").code for status in Vacature.Status]
    ander = maak_vacature(maak_organisatie("almelo"), kenmerk="HR-almelo")
    assert codes(systeem.get(EIGEN)) == eigen
    assert codes(systeem.get(f"{EIGEN}?status=concept&status=ingevuld")) == [eigen[0], eigen[3]]
    assert codes(systeem.get(f"{EIGEN}?aantal=2&na={eigen[1]}")) == eigen[2:4]
    onbekend = is_probleem(systeem.get(f"{EIGEN}/HR-onbekend"), 404)
    vreemd = is_probleem(systeem.get(f"{EIGEN}/HR-almelo"), 404)
    assert onbekend["detail"] == vreemd["detail"]
    is_probleem(systeem.get(f"{EIGEN}?na={ander.code}"), 404)


def test_of_another_organisation_nothing_can_be_changed(systeem):
    ander = extern(maak_organisatie("almelo"), kenmerk="HR-9")
    voor = Vacature.objects.filter(pk=ander.pk).values().get()
    uitslag = {"uitkomst": "extern", "per": dagen(0).isoformat()}
    for pad, inhoud in (
        ("publicatie", {}),
        ("sluiting", {}),
        ("intrekking", {"reden": "x"}),
        ("uitkomsten/1", uitslag),
    ):
        is_probleem(put(systeem, f"HR-9/{pad}", inhoud), 404)
    assert lever(systeem, "HR-9").status_code == 201  # its own, beside it
    assert Vacature.objects.filter(pk=ander.pk).values().get() == voor


def test_a_key_to_read_may_not_write(systeem, sleutel):
    Apisleutel.objects.update(bereik="lezen")
    assert systeem.get(EIGEN).status_code == 200
    is_probleem(lever(systeem), 403)
    assert not Vacature.objects.exists()


def test_what_a_key_did_names_it_in_the_log_and_never_tells_it(systeem, sleutel):
    lever(systeem)
    regels = Regel.objects.filter(object_type="vacatures.vacature")
    assert f"API-sleutel {sleutel.begin}" in regels.values_list("rol", flat=True)
    assert GEHEIM not in str(list(Regel.objects.values_list()))
    sleutel.refresh_from_db()
    assert sleutel.gebruikt_op == dagen(0)
