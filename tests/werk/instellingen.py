"""The portal's own settings with the handlers of the tests, for processes that the tests start."""

from twentsekracht.settings import *  # noqa: F403
from twentsekracht.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.werk.proefapp"]
ROOSTER = []  # the only jobs are those of the test
