"""What every mail owes its reader: the same words and links in both forms, and why they get it."""

import re
from difflib import SequenceMatcher
from email import message_from_bytes, policy

import pytest
from django.conf import settings as django_settings
from environ import Env

from tests.mails import MAILS, SITE, WAAROM, Lezer, render, zinnen
from tests.test_post import OP, bezorg
from twentsekracht import post

BEIDE = pytest.mark.parametrize("aan", [True, False], ids=["ja", "nee"])
ELKE = pytest.mark.parametrize("naam", MAILS)
GEMEENSCHAPPELIJK = (
    0.5  # "Met de knop hieronder kies je ..." is in the other form "Met deze link kies je ..."
)


def verwant(zin, andere):
    return max((SequenceMatcher(None, zin, ander).ratio() for ander in andere), default=0)


def test_there_are_mails():
    assert MAILS


@ELKE
@BEIDE
def test_both_forms_have_the_same_links(naam, aan):
    html, tekst = Lezer(render(naam, "html", aan)), render(naam, "txt", aan)
    in_tekst = {link.rstrip(".,)") for link in re.findall(r"https?://\S+", tekst)}
    assert html.links == in_tekst


@ELKE
@BEIDE
def test_both_forms_say_the_same(naam, aan):
    lezer, tekst = Lezer(render(naam, "html", aan)), zinnen(render(naam, "txt", aan))
    html = zinnen("".join(lezer.woorden))
    alleen_html = {zin for zin in html if verwant(zin, tekst) < GEMEENSCHAPPELIJK}
    alleen_tekst = {zin for zin in tekst if verwant(zin, html | lezer.knoppen) < GEMEENSCHAPPELIJK}
    assert (alleen_html - {"Meld je af"}, alleen_tekst - {"Afmelden"}) == (set(), set())


@ELKE
@BEIDE
def test_it_says_why_and_where_from(naam, aan):
    for soort in ("html", "txt"):
        mail = render(naam, soort, aan)
        assert f"Je krijgt dit bericht omdat {WAAROM}." in mail
        assert SITE in mail


@ELKE
def test_the_html_is_a_whole_page_without_anything_from_elsewhere(naam):
    html = render(naam, "html")
    assert '<html lang="nl"' in html
    assert "<title>Een voorbeeld</title>" in html
    assert not re.search(r"<(img|script|link|iframe|form|video|object)\b|url\(|@import", html)
    assert {link.split("/")[2] for link in re.findall(r'(?:src|href)="(http[^"]*)', html)} <= {
        "portaal.example"
    }
    for tabel in re.findall(r"<table[^>]*>", html):
        assert 'role="presentation"' in tabel


@ELKE
def test_names_cannot_become_html(naam):
    assert "&amp;lt;" not in render(naam, "html")  # escaped once, in the frame too


@ELKE
def test_the_text_fits_a_plain_reader(naam):
    tekst = render(naam, "txt")
    assert not re.search(r"<[a-z/]|&[a-z]+;|\{[{%]", tekst)


# ---- on their way


def mail_backend(settings, url):
    for naam, waarde in Env.email_url_config(url).items():
        setattr(settings, naam, waarde)


@pytest.fixture
def verstuurd(settings, db):
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "tests.werk.proefapp"]

    def verstuur():
        bericht = post.verstuur(
            aan="fatma@borne.example",
            onderwerp="Coördinatie: één plek",
            sjabloon="proef",
            context={"naam": "Fatma", "titel": "Adviseur Wonen"},
            waarom=WAAROM,
            op=OP,
        )
        bezorg()
        bericht.refresh_from_db()
        return bericht

    return verstuur


def test_by_the_console(settings, capsys, verstuurd):
    mail_backend(settings, "consolemail://")
    assert verstuurd().verstuurd_op
    uit = capsys.readouterr().out
    assert "Content-Type: multipart/alternative" in uit
    assert f"Je krijgt dit bericht omdat {WAAROM}." in uit


def test_by_a_file(settings, tmp_path, verstuurd):
    mail_backend(settings, f"filemail:///{tmp_path}")
    assert verstuurd().verstuurd_op
    [bestand] = tmp_path.iterdir()
    brief = message_from_bytes(bestand.read_bytes().partition(b"\n---")[0], policy=policy.default)
    assert brief["Subject"] == "Coördinatie: één plek"
    for deel in brief.iter_parts():
        assert f"Je krijgt dit bericht omdat {WAAROM}." in deel.get_content()


def test_mail_links_to_the_portal_itself(verstuurd, mailoutbox):
    verstuurd()
    [html] = [tekst for tekst, soort in mailoutbox[0].alternatives if soort == "text/html"]
    assert Lezer(html).links == {django_settings.SITE_URL}
