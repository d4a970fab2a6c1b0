"""What anybody may read; news for colleagues only is in tests/redactie/test_views.py."""

from tests.deuren import IEDEREEN, Deur
from tests.maken import maak_nieuwsbericht, maak_pagina

DEUREN = {
    "redactie:nieuws": Deur(lezen=IEDEREEN),
    "redactie:feed": Deur(lezen=IEDEREEN, posten=IEDEREEN),
    "redactie:nieuwsbericht": Deur(lezen=IEDEREEN, args=lambda wereld: (maak_nieuwsbericht().slug,)),
    "redactie:sitemap": Deur(lezen=IEDEREEN),
    "redactie:sitemapdeel": Deur(lezen=IEDEREEN, args=lambda wereld: ("vacatures",)),
    "redactie:robots": Deur(lezen=IEDEREEN),
    "redactie:security": Deur(lezen=IEDEREEN),
    "redactie:favicon": Deur(lezen=IEDEREEN),
    "redactie:pagina": Deur(lezen=IEDEREEN, args=lambda wereld: (maak_pagina().slug,)),
}
