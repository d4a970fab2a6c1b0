import pytest
from cryptography.fernet import Fernet

from twentsekracht.versleuteling import Onleesbaar, ontsleutel, vernieuw, versleutel

TEKST = "Geheim van Fatma: é ü 🔑"


def test_what_is_encrypted_reads_back_and_looks_different_each_time(settings):
    settings.VELDSLEUTELS = ["een"]
    eerste, tweede = versleutel(TEKST), versleutel(TEKST)
    assert eerste != tweede
    assert TEKST not in eerste
    assert ontsleutel(eerste) == ontsleutel(tweede) == TEKST


def test_a_key_is_replaced_in_three_steps(settings):
    settings.VELDSLEUTELS = ["oud"]
    eerst = versleutel(TEKST)
    settings.VELDSLEUTELS = ["nieuw", "oud"]
    later = vernieuw(eerst)
    settings.VELDSLEUTELS = ["nieuw"]
    assert ontsleutel(later) == TEKST
    with pytest.raises(Onleesbaar, match="VELDSLEUTELS"):
        ontsleutel(eerst)


def test_without_keys_of_its_own_the_secret_key_does_and_its_fallbacks_still_read(settings):
    settings.VELDSLEUTELS, settings.SECRET_KEY = [], "a" * 50
    eerst = versleutel(TEKST)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "b" * 50, ["a" * 50]
    assert ontsleutel(eerst) == TEKST
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(Onleesbaar):
        ontsleutel(eerst)


def test_giving_a_portal_its_first_key_loses_nothing(settings):
    settings.VELDSLEUTELS = []
    eerst = versleutel(TEKST)
    settings.VELDSLEUTELS = ["nieuw"]
    assert ontsleutel(eerst) == TEKST


@pytest.mark.parametrize(
    "rommel",
    ["", "geen token", Fernet(Fernet.generate_key()).encrypt(b"x").decode()],
    ids=["niets", "geen token", "van een ander"],
)
def test_what_somebody_made_up_is_not_read(rommel):
    with pytest.raises(Onleesbaar):
        ontsleutel(rommel)


def test_one_letter_changed_and_it_is_not_read(settings):
    token = versleutel(TEKST)
    anders = token[:40] + ("A" if token[40] != "A" else "B") + token[41:]
    with pytest.raises(Onleesbaar):
        ontsleutel(anders)
