from tests.beheer.rijen import RIJEN, bronbestand
from tests.deuren import BUREAU, Deur
from tests.maken import maak_job


def imp(wereld):
    return (wereld.rij(RIJEN["inlezen.import"]).pk,)


def mislukte_import(wereld):
    imp = wereld.rij(RIJEN["inlezen.import"])
    imp.job = maak_job(status="mislukt", reden="Kapot", afgerond_op=imp.gestart_op)
    imp.save()
    return (imp.pk,)


DEUREN = {
    "inlezen:lijst": Deur(lezen=BUREAU),
    "inlezen:nieuw": Deur(lezen=BUREAU, posten=BUREAU),
    "inlezen:import": Deur(lezen=BUREAU, args=imp),
    "inlezen:voortgang": Deur(lezen=BUREAU, args=imp),
    "inlezen:opnieuw": Deur(posten=BUREAU, args=mislukte_import),
    "inlezen:bron": Deur(lezen=BUREAU, args=lambda wereld: (wereld.rij(bronbestand).pk,)),
}
