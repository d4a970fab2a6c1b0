"""How long an account nobody uses stays: a mail after 22 months, gone after 24 (pagina Privacy). Only reads.

Unused is since the last time of signing in, or since it was made. Who holds a role, now or later, keeps the account:
the role ends first, and only then the mail goes out. Whoever signs in after that mail begins anew, since only a mail
of after the last time of signing in counts (`Gebruiker.gewaarschuwd_op`).
"""

from calendar import monthrange
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap

MAANDEN = 24
VOORAF = 2  # months that somebody has from the mail on
HOOGSTENS = 0.2  # of all accounts: more in one run is a clock that jumped, not people who left


def maanden_eerder(dag: date, maanden: int) -> date:
    """The same day so many months back, or the last of a month that has no such day."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 - maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def maanden_later(dag: date, maanden: int) -> date:
    """The first day of which `maanden_eerder` is not before this one."""
    ander = maanden_eerder(dag, -maanden)
    return ander if ander.day == dag.day else ander + timedelta(days=1)


def stille(*, op: date, maanden: int):
    """Accounts without a role that nobody used for so many months, with `sinds` when."""
    rollen = Lidmaatschap.objects.niet_voorbij(op=op).filter(gebruiker=OuterRef("pk"))
    return (
        Gebruiker.objects.filter(~Exists(rollen), is_superuser=False)
        .annotate(sinds=Coalesce("last_login", "aangemaakt_op"))
        .filter(sinds__date__lte=maanden_eerder(op, maanden))
        .order_by("pk")
    )


def te_waarschuwen(*, op: date):
    """Unused for 22 months, and not told since."""
    niet_verteld = Q(gewaarschuwd_op__isnull=True) | Q(gewaarschuwd_op__lte=F("sinds"))
    return stille(op=op, maanden=MAANDEN - VOORAF).filter(niet_verteld)


def te_wissen(*, op: date):
    """Unused for 24 months, and told two months ago: also when the portal was down at 22."""
    return stille(op=op, maanden=MAANDEN).filter(
        gewaarschuwd_op__gt=F("sinds"), gewaarschuwd_op__date__lte=maanden_eerder(op, VOORAF)
    )


def te_veel(*, op: date) -> int:
    """How many are due, when those are too many to go without somebody having looked; else 0."""
    aantal = te_wissen(op=op).count()
    return aantal if aantal > HOOGSTENS * Gebruiker.objects.count() else 0


def gaat_weg_op(gebruiker: Gebruiker) -> date:
    """The first day on which the account of somebody without a role goes, if nobody signs in any more."""
    sinds = gebruiker.last_login or gebruiker.aangemaakt_op
    dag = maanden_later(timezone.localdate(sinds), MAANDEN)
    if gebruiker.gewaarschuwd_op and gebruiker.gewaarschuwd_op > sinds:
        dag = max(dag, maanden_later(timezone.localdate(gebruiker.gewaarschuwd_op), VOORAF))
    return dag
