import smtplib
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction

from tests.werk.redis_server import vrije_poort
from twentsekracht import post
from twentsekracht.werk import services
from twentsekracht.werk.models import POGINGEN, Bericht, Job

OP = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def proefapp(settings, db):
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "tests.werk.proefapp"]


def verstuur(**anders):
    gegevens = {
        "aan": "fatma@borne.example",
        "onderwerp": "Vacature sluit morgen",
        "sjabloon": "proef",
        "context": {"naam": "Fatma", "titel": "Adviseur <b>Wonen</b> & Zorg"},
        "waarom": "je een attendering hebt aangezet",
        "op": OP,
    }
    return post.verstuur(**gegevens | anders)


def bezorg(op=OP):
    return services.ronde(klok=lambda: op)


def test_verstuur_sends_nothing_in_the_request_and_once_by_the_job():
    bericht = verstuur()
    assert mail.outbox == []
    assert (bezorg(), bezorg(), len(mail.outbox)) == (1, 0, 1)
    bericht.refresh_from_db()
    assert (bericht.job.status, bericht.verstuurd_op is None) == ("gereed", False)
    assert (bericht.tekst, bericht.html) == ("", "")  # only the reader has it now


def test_the_mail_is_gone_when_the_transaction_of_its_caller_is():
    with pytest.raises(KeyError), transaction.atomic():
        verstuur()
        raise KeyError
    assert (bezorg(), mail.outbox, Bericht.objects.count()) == (0, [], 0)


def test_text_is_plain_and_html_is_escaped_and_both_say_why():
    verstuur()
    bezorg()
    [brief] = mail.outbox
    [(html, soort)] = brief.alternatives
    assert (brief.to, brief.subject, soort) == (["fatma@borne.example"], "Vacature sluit morgen", "text/html")
    assert "Adviseur <b>Wonen</b> & Zorg sluit morgen." in brief.body
    assert "Adviseur &lt;b&gt;Wonen&lt;/b&gt; &amp; Zorg sluit morgen." in html
    for tekst in (brief.body, html):
        assert "Je krijgt dit bericht omdat je een attendering hebt aangezet." in tekst
    assert "http" not in html.replace("http://127.0.0.1:8000", "")  # no pictures, no styles from elsewhere


def test_the_mail_says_that_nobody_need_answer_it():
    bericht = verstuur()
    bezorg()
    koppen = mail.outbox[0].message()
    assert koppen["Auto-Submitted"] == "auto-generated"
    assert koppen["X-Auto-Response-Suppress"] == "All"
    assert koppen["Message-ID"] == f"<{bericht.kenmerk}@twentsekracht.example>"


def test_mail_that_somebody_asked_for_can_be_stopped_with_one_click():
    verstuur(afmelden="https://portaal.example/afmelden/a:b/")
    bezorg()
    [brief] = mail.outbox
    assert brief.extra_headers["List-Unsubscribe"] == "<https://portaal.example/afmelden/a:b/>"
    assert brief.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Afmelden: https://portaal.example/afmelden/a:b/" in brief.body
    assert 'href="https://portaal.example/afmelden/a:b/"' in brief.alternatives[0][0]


def test_other_mail_offers_no_such_thing():
    verstuur()
    bezorg()
    [brief] = mail.outbox
    assert not {"List-Unsubscribe", "List-Unsubscribe-Post"} & set(brief.extra_headers)
    assert "fmelden" not in brief.body


@pytest.mark.parametrize(
    "fout",
    [
        {"onderwerp": "Hallo\nBcc: iedereen@elders.example"},
        {"onderwerp": "Hallo\rBcc: iedereen@elders.example"},
        {"onderwerp": "Hallo\x00"},
        {"aan": "a@borne.example\nBcc: iedereen@elders.example"},
    ],
)
def test_a_line_break_in_a_header_is_refused(fout):
    with pytest.raises(post.OngeldigBericht):
        verstuur(**fout)
    assert not Bericht.objects.exists()


@pytest.mark.parametrize(
    "aan", ["", "geen adres", "a@borne.example, b@borne.example", "Fatma <f@borne.example>"]
)
def test_one_address_and_nothing_else(aan):
    with pytest.raises(ValidationError):
        verstuur(aan=aan)


def test_the_file_backend_gets_a_whole_mail(settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    verstuur(onderwerp="Café: één plek")
    bezorg()
    [bestand] = tmp_path.iterdir()
    brief = message_from_bytes(bestand.read_bytes().partition(b"\n---")[0], policy=policy.default)
    assert brief["Subject"] == "Café: één plek"
    assert [deel.get_content_type() for deel in brief.iter_parts()] == ["text/plain", "text/html"]


def test_a_mail_server_that_is_down_is_tried_later_and_later(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", vrije_poort()
    job = verstuur().job
    op, wachttijden = OP, []
    while bezorg(op):
        job.refresh_from_db()
        if job.niet_voor:
            wachttijden.append((job.niet_voor - op).total_seconds())
            op = job.niet_voor
    assert wachttijden == list(post.WACHT)
    assert (job.status, job.poging, job.reden) == ("mislukt", POGINGEN, "De mailserver is niet bereikbaar.")


def test_opnieuw_sends_the_mail_that_had_failed(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", vrije_poort()
    bericht = verstuur()
    for dag in range(POGINGEN):
        bezorg(OP + timedelta(days=dag))
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    bericht.job.refresh_from_db()
    services.opnieuw(job=bericht.job, door=None, op=OP + timedelta(days=9))
    bezorg(OP + timedelta(days=9))
    assert [brief.to for brief in mail.outbox] == [["fatma@borne.example"]]


class Weigerachtig(EmailBackend):
    """A mail server that answers a recipient with the code in the address."""

    def send_messages(self, messages):
        aan = messages[0].to[0]
        raise smtplib.SMTPRecipientsRefused({aan: (int(aan[:3]), b"nee")})


@pytest.mark.parametrize(
    ("aan", "status", "reden"),
    [
        ("550@borne.example", "mislukt", "De mailserver weigert dit adres."),
        ("450@borne.example", "aangevraagd", "De mailserver is niet bereikbaar."),
    ],
)
def test_a_refused_address_is_given_up_and_a_busy_one_is_not(settings, aan, status, reden):
    settings.EMAIL_BACKEND = "tests.test_post.Weigerachtig"
    verstuur(aan=aan)
    bezorg()
    assert Job.objects.values_list("status", "reden").get() == (status, reden)


def test_a_mail_that_was_sent_is_not_sent_by_a_job_asked_for_again():
    bericht = verstuur()
    bezorg()
    services.vraag_aan(
        soort=post.SOORT, sleutel="nog eens", argumenten={"bericht": str(bericht.kenmerk)}, door=None, op=OP
    )
    assert (bezorg(), len(mail.outbox)) == (1, 1)


def test_the_outbox_forgets_after_thirty_days_but_not_what_still_waits():
    verstuur()
    bezorg()
    wacht = verstuur(aan="later@borne.example")
    services.veeg(op=OP + timedelta(days=30))
    assert Bericht.objects.count() == 2
    services.veeg(op=OP + timedelta(days=31))
    assert list(Bericht.objects.all()) == [wacht]
    assert list(Job.objects.all()) == [wacht.job]


def test_a_subject_is_one_line_that_is_not_too_long_whatever_the_title():
    assert post.onderwerp_over("Let op", "Een\r\nBcc: x  titel") == "Let op: Een Bcc: x titel"
    assert len(post.onderwerp_over("Let op", "lang " * 100)) == post.LANGSTE_ONDERWERP
