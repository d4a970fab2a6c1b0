"""One stylesheet out of many files, without a build step.

A page should wait for one stylesheet, a reader should find one file per component. This finder joins
`static/css/tokens.css` and `static/css/onderdelen/*.css` into `css/portal.css` whenever somebody asks for it:
runserver, the test server and collectstatic all go through the finders.
"""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "css/portal.css"
BUILT = settings.BASE_DIR / "build" / "css" / "portal.css"


def sources() -> list[Path]:
    """Tokens first, for they hold the order of the cascade layers; between components order means nothing."""
    css = settings.BASE_DIR / "static" / "css"
    return [css / "tokens.css", *sorted((css / "onderdelen").glob("*.css"))]


def build() -> Path:
    # The joined file stands one folder higher than its components, so relative addresses lose one step.
    text = "\n".join(source.read_text(encoding="utf-8") for source in sources())
    text = text.replace('url("../../', 'url("../')
    if not BUILT.exists() or BUILT.read_text(encoding="utf-8") != text:
        BUILT.parent.mkdir(parents=True, exist_ok=True)
        BUILT.write_text(text, encoding="utf-8")
    return BUILT


class StylesheetFinder(BaseFinder):
    def __init__(self, *args, **kwargs):
        self.storage = FileSystemStorage(location=BUILT.parent)
        self.storage.prefix = "css"

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        found = [str(build())] if path == NAME else []
        return found if find_all else (found[0] if found else [])

    def list(self, ignore_patterns):
        yield build().name, self.storage
