"""The one way to send mail: write it down in the caller's transaction, let a job deliver it.

At least once, not at most once: a worker that dies between the mail server's "accepted" and our commit sends
the mail again (a lost approval request is worse than a double one). That window is a few milliseconds wide,
and both copies carry the same Message-ID, by which most mail servers and programs drop the second.
"""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.validators import validate_email
from django.db import transaction
from django.template import Context
from django.template.loader import get_template
from django.utils.text import Truncator

from twentsekracht.mijn.itip import Agendamail
from twentsekracht.werk import services
from twentsekracht.werk.models import Bericht, Job

GEDULD = 20  # seconds for the mail server; well within a job's lease, so that two never send at once
# Seconds before the second attempt and so on: a night without mail server is fine.
WACHT = (60, 600, 3600, 12 * 3600)
SOORT = "twentsekracht.werk.tasks.verstuur_bericht"
LANGSTE_ONDERWERP = 150


class OngeldigBericht(ValueError):
    """A programming mistake or an attack: a line break where a mail header goes."""


@dataclass(frozen=True)
class Brief:
    """One mail to one address; what each part is, says `verstuur`."""

    aan: str
    onderwerp: str
    sjabloon: str
    context: dict
    waarom: str
    afmelden: str = ""
    agenda: str = ""


def onderwerp_over(wat: str, waarover: str) -> str:
    """One line that a mail program shows whole, whatever somebody typed as a title."""
    return Truncator(" ".join(f"{wat}: {waarover}".split())).chars(LANGSTE_ONDERWERP)


def verstuur(
    *,
    aan: str,
    onderwerp: str,
    sjabloon: str,
    context: dict,
    waarom: str,
    op: datetime,
    afmelden: str = "",
    agenda: str = "",
) -> Bericht:
    """Writes mail/<sjabloon>.txt and .html for one address; `waarom` ends "Je krijgt dit bericht omdat".

    `afmelden`: for mail that somebody asked for, the full address that ends it with one POST and no log-in
    (RFC 8058); the frame shows it too, and mail programs offer it as a button. `agenda`: what a calendar program does
    with it, a line of `Agendamail`.
    """
    [bericht] = verstuur_veel([Brief(aan, onderwerp, sjabloon, context, waarom, afmelden, agenda)], op=op)
    return bericht


def verstuur_veel(brieven: list[Brief], *, op: datetime) -> list[Bericht]:
    """The same for many at once, in two queries, since others often wait for what the caller holds: all, or none."""
    berichten = [_bericht(brief, op) for brief in brieven]
    wat = {f"bericht {bericht.kenmerk}": {"bericht": str(bericht.kenmerk)} for bericht in berichten}
    with transaction.atomic(savepoint=False):
        jobs = services.vraag_nieuwe_aan(soort=SOORT, wat=wat, op=op)
        for bericht, job in zip(berichten, jobs, strict=True):
            bericht.job = job
        return Bericht.objects.bulk_create(berichten)


def voorbeeld(brief: Brief, *, op: datetime) -> Bericht:
    """As it would go out, for who wants to read it first: nothing is sent or kept."""
    return _bericht(brief, op)


def _bericht(brief: Brief, op: datetime) -> Bericht:
    if any(ord(teken) < 32 for teken in brief.onderwerp + brief.aan):
        raise OngeldigBericht("Een onderwerp of adres is een regel zonder stuurtekens.")
    validate_email(brief.aan)
    gegevens = {
        **brief.context,
        "onderwerp": brief.onderwerp,
        "waarom": brief.waarom,
        "afmelden": brief.afmelden,
        "site_url": settings.SITE_URL,
    }
    return Bericht(
        aan=brief.aan,
        onderwerp=brief.onderwerp,
        tekst=_render(f"mail/{brief.sjabloon}.txt", gegevens, autoescape=False),
        html=_render(f"mail/{brief.sjabloon}.html", gegevens, autoescape=True),
        afmelden=brief.afmelden,
        agenda=brief.agenda,
        aangemaakt_op=op,
    )


@transaction.atomic
def vergeet(*, aan: str) -> None:
    """Of somebody who leaves no mail stays behind, sent or waiting; what is being sent this moment goes later."""
    hun_mail = Bericht.objects.filter(aan__iexact=aan).exclude(job__status=Job.Status.BEZIG)
    jobs = list(hun_mail.values_list("job_id", flat=True))
    hun_mail.delete()
    Job.objects.filter(pk__in=jobs).delete()


def _render(naam: str, gegevens: dict, *, autoescape: bool) -> str:
    # Django escapes in .txt as well, and a template's author would have to remember to turn that off.
    return get_template(naam).template.render(Context(gegevens, autoescape=autoescape)).strip() + "\n"


def bezorg(*, kenmerk: str | int, poging: int, klok: Callable[[], datetime]) -> Callable[[], None] | None:
    """Hands the mail to the mail server; returns what notes that, for the job to commit with its own end."""
    # A job that was asked for before mail went by its own mark has the number of the row.
    welk = {"pk": kenmerk} if isinstance(kenmerk, int) else {"kenmerk": kenmerk}
    bericht = Bericht.objects.get(**welk)
    if bericht.verstuurd_op:
        return None
    try:
        _als_mail(bericht).send()
    except (smtplib.SMTPException, OSError) as fout:
        if _blijvend(fout):
            raise services.Weigering("De mailserver weigert dit adres.") from fout
        seconden = WACHT[min(poging, len(WACHT)) - 1]
        raise services.LaterOpnieuw(seconden, "De mailserver is niet bereikbaar.") from fout
    # What was said is the reader's from now on: an outbox full of links and codes is worth stealing.
    leeg = {"tekst": "", "html": "", "agenda": ""}
    return lambda: Bericht.objects.filter(pk=bericht.pk).update(verstuurd_op=klok(), **leeg)


def _als_mail(bericht: Bericht) -> EmailMultiAlternatives:
    domein = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    afmelden = {
        "List-Unsubscribe": f"<{bericht.afmelden}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    mail = EmailMultiAlternatives(
        subject=bericht.onderwerp,
        body=bericht.tekst,
        to=[bericht.aan],
        headers={
            "Message-ID": f"<{bericht.kenmerk}@{domein}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            **(afmelden if bericht.afmelden else {}),
        },
        connection=get_connection(timeout=GEDULD),
    )
    mail.attach_alternative(bericht.html, "text/html")
    if bericht.agenda:
        # Last among the alternatives, so that a program that knows calendars takes this one; and as a file for who
        # reads mail in a program that does not, or wants it in another calendar.
        wat = Agendamail.van_regel(bericht.agenda)
        ics = wat.als_ics(site_url=settings.SITE_URL)
        mail.attach_alternative(ics, f"text/calendar; method={wat.methode}")
        mail.attach("afspraak.ics", ics.encode(), "application/ics")
    return mail


def _blijvend(fout: Exception) -> bool:
    """Whether the mail server says that this recipient will never do (5xx), rather than not now."""
    if not isinstance(fout, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= 500 for code, _ in fout.recipients.values())
