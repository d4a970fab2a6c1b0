"""Every list of the admin answers when it is searched, filtered and sorted."""

import pytest

from tests.beheer.paden import pad
from tests.beheer.rijen import RIJEN
from tests.maken import maak_gebruiker, maak_lidmaatschap, maak_organisatie
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("label", RIJEN)
def test_search_filters_and_sorting_answer(als, label):
    wie, organisatie = maak_gebruiker(Rol.COORDINATOR, is_superuser=True), maak_organisatie()
    maak_lidmaatschap(wie, organisatie, Rol.CONTACTPERSOON)  # who has priority is for them alone
    coordinator = als(wie)
    RIJEN[label](organisatie, "merk")
    antwoord = coordinator.get(pad(label, "changelist"), {"q": "merk"})
    assert antwoord.status_code == 200
    lijst = antwoord.context["cl"]
    assert lijst.search_fields
    for kolom in range(len(lijst.list_display)):
        assert coordinator.get(pad(label, "changelist"), {"o": f"{kolom}"}).status_code == 200
    for spec in lijst.filter_specs:
        for keuze in spec.choices(lijst):
            assert coordinator.get(pad(label, "changelist") + keuze["query_string"]).status_code == 200


def test_what_is_searched_for_has_an_empty_choice_until_one_is_made(als):
    """Else it is no valid list: one must choose, and there is nothing to choose from."""
    coordinator = als(maak_gebruiker(Rol.COORDINATOR))
    rij = RIJEN["school.uitvoering"](maak_organisatie(), "merk")
    leeg = coordinator.get(pad("school.uitvoering", "add")).context["adminform"].form["opleiding"]
    assert '<option value="" selected>---------</option>' in leeg.as_widget()
    gekozen = coordinator.get(pad("school.uitvoering", "change", rij.pk)).context["adminform"].form
    assert 'value=""' not in gekozen["opleiding"].as_widget()
