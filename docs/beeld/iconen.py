"""Draws the icons of the site and the picture of a shared link from our own drawings (static/img/).

Needs the Chromium of the browser tests. Run it after changing the mark or the landscape: python docs/beeld/iconen.py
"""

import os
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
BEELD = ROOT / "static" / "img"
FONTS = ROOT / "build" / "fonts"  # manage.py build_fonts
ROOD, GROEN = "#b5152b", "#123f2b"

ICON = """<body style="margin:0;background:{achtergrond}"><img src="{merk}" style="display:block;width:{maat}px;
height:{maat}px;margin:{rand}px"></body>"""
CARD = """<style>
@font-face {{ font-family: kop; src: url("{kop}"); font-weight: 500 800 }}
@font-face {{ font-family: tekst; src: url("{tekst}"); font-weight: 400 700 }}
body {{ margin: 0; width: 1200px; height: 630px; overflow: hidden; position: relative }}
body {{ background: {groen}; color: #fff }}
.keper {{ height: 14px; background: repeating-linear-gradient(118deg, #b5152b 0 28px, #fff 28px 34px, #17573a 34px 62px,
  #fff 62px 68px) }}
.landschap {{ position: absolute; left: -420px; bottom: -8px; width: 1820px }}
div.in {{ padding: 52px 72px; display: flex; gap: 34px; align-items: center }}
h1 {{ margin: 0; font: 700 84px/1 kop; letter-spacing: -.02em }}
p {{ margin: 0 72px; font: 400 38px/1.35 tekst; color: #dcebe1; max-width: 900px }}
</style><div class="keper"></div><img class="landschap" src="{landschap}">
<div class="in"><img src="{merk}" width="132" height="132"><h1>Twentse Kracht</h1></div>
<p>Vacatures, opleidingen en kansen om te wisselen van werk bij de overheden van Twente.</p>"""


def draw(page, html: str, width: int, height: int, target: Path) -> None:
    page.set_viewport_size({"width": width, "height": height})
    source = target.with_suffix(".html")
    source.write_text(f"<!doctype html>{html}", encoding="utf-8")
    page.goto(f"file://{source}")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=target, omit_background=True)
    source.unlink()
    shrink(target)


def shrink(target: Path) -> None:
    """256 colours are enough for a flat drawing, and a third of the bytes."""
    from PIL import Image

    picture = Image.open(target)
    # Quantise only what has no see-through corners: those would turn jagged.
    if picture.convert("RGBA").getextrema()[3][0] == 255:
        picture = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    picture.save(target, optimize=True)


def main() -> None:
    merk = f"file://{BEELD}/merk.svg"
    folder = BEELD / "icoon"
    folder.mkdir(exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        for maat in (32, 192, 512):
            html = ICON.format(achtergrond="transparent", merk=merk, maat=maat, rand=0)
            draw(page, html, maat, maat, folder / f"{maat}.png")
        # These two are cut to a shape of the telephone's own: red to the very edge, the mark inside it.
        html = ICON.format(achtergrond=ROOD, merk=merk, maat=180, rand=0)
        draw(page, html, 180, 180, folder / "180.png")
        html = ICON.format(achtergrond=ROOD, merk=merk, maat=410, rand=51)
        draw(page, html, 512, 512, folder / "maskerbaar-512.png")
        card = CARD.format(
            kop=f"file://{FONTS}/bricolage.woff2",
            tekst=f"file://{FONTS}/figtree.woff2",
            groen=GROEN,
            merk=merk,
            landschap=f"file://{BEELD}/landschap.svg",
        )
        draw(page, card, 1200, 630, BEELD / "deelkaart.png")
        browser.close()


if __name__ == "__main__":
    main()
