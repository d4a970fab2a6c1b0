"""The one settings file. Every variable of the environment is in the README's table."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from kombu import Queue

from twentsekracht.kamers import (  # noqa: F401 - settings like the others, by their own file
    AGENDA,
    DEMO,
    GEGEVENS,
    JAARBESTANDEN,
    ROOSTER,
    SITEMAPS,
    WERKVOORRAAD,
    WISSEN,
    ZOEKEN,
)

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="")
if not SECRET_KEY:
    if not DEBUG:
        raise ImproperlyConfigured("Zet SECRET_KEY in de omgeving (of DEBUG=1 op je eigen machine).")
    SECRET_KEY = "alleen-voor-ontwikkelen-op-de-eigen-machine"  # noqa: S105 - never reached without DEBUG
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
VELDSLEUTELS = env.list(
    "VELDSLEUTELS", default=[]
)  # encrypt fields, newest first (twentsekracht/versleuteling.py)

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000")  # for links in mail, which has no request
BUREAU_EMAIL = env("BUREAU_EMAIL", default="bureau@twentsekracht.example")  # whom a page sends people to
BUREAU_TELEFOON = env("BUREAU_TELEFOON", default="")
SECURITY_CONTACT = env("SECURITY_CONTACT", default="mailto:beveiliging@twentsekracht.example")

# One flag decides whether visitors come over TLS: everything that needs it follows.
HTTPS = env.bool("HTTPS", default=not DEBUG)

ONDERHOUD = env.bool(
    "ONDERHOUD", default=False
)  # or the file below, while it runs (twentsekracht/storing.py)
ONDERHOUD_BESTAND = Path(env("ONDERHOUD_BESTAND", default=str(BASE_DIR / "var" / "onderhoud")))

INSTALLED_APPS = [
    "twentsekracht.organisaties",
    "twentsekracht.bezoek",
    "twentsekracht.werk",
    "twentsekracht.logboek",
    "twentsekracht.inlezen",
    "twentsekracht.aanmelden",
    "twentsekracht.aanmelden.oidc",
    "twentsekracht.mijn",
    "twentsekracht.redactie",
    "twentsekracht.zoeken",
    "twentsekracht.hulp",
    "vacatures",
    "school",
    "evenementen",
    "jbmb",
    "trainees",
    "mobiliteit",
    "rapportage",
    "twentsekracht.apps.BeheerConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.usersessions",
    "django_filters",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads its output, so that length tells nothing of a secret (BREACH)
    "twentsekracht.koppen.Machtigingen",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "vacatures.api.deur.Machinetaal",
    "twentsekracht.storing.Onderhoud",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "twentsekracht.koppen.GeenNulbyte",  # once it is known whose page says that there is nothing
    "twentsekracht.aanmelden.middleware.InloggenNodig",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "twentsekracht.aanmelden.middleware.Sessieduur",
    "twentsekracht.aanmelden.middleware.SterkeAanmelding",
    "twentsekracht.aanmelden.oidc.middleware.NaarAanbieder",
    "django_htmx.middleware.HtmxMiddleware",
    "twentsekracht.redactie.doorverwijzen.Doorverwijzen",
]

ROOT_URLCONF = "twentsekracht.urls"
WSGI_APPLICATION = "twentsekracht.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            # Our own tag stands for lucide's, so its app is not installed beside it.
            "libraries": {"onderdelen": "twentsekracht.onderdelen", "lucide": "twentsekracht.iconen"},
            "builtins": ["twentsekracht.adressen"],
        },
    },
]
FORM_RENDERER = "twentsekracht.formulieren.PortalRenderer"

# ---- database: SQLite out of the box, PostgreSQL by DATABASE_URL
DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'var' / 'twentsekracht.sqlite3'}")
}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    (BASE_DIR / "var").mkdir(exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 3,
        "options": "-c lock_timeout=5000 -c idle_in_transaction_session_timeout=60000",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ---- cache and background work: with REDIS_URL Celery is the doorbell, else a thread
REDIS_URL = env("REDIS_URL", default="")
# In the database, also with Redis: it counts attempts to sign in, and without Redis one has to be able to.
# Django keeps 300 rows: a few hundred made-up addresses would make it forget whom it was counting.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # What was counted over a great many rows, for a minute (vacatures/tellen.py). Not in the database's cache: a
    # visitor with a thousand questions must not push out what keeps log-in codes from being used twice.
    "tellingen": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "tellingen",
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    },
    # Papers for everybody that take seconds to draw, under what they show (evenementen/jaarposter.py).
    "papier": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "papier",
        "OPTIONS": {"MAX_ENTRIES": 20},
    },
}

# Celery is only the doorbell: the row of the job is the truth (twentsekracht/werk).
CELERY_BROKER_URL = REDIS_URL or None
CELERY_TIMEZONE = "Europe/Amsterdam"
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 600
CELERY_TASK_TIME_LIMIT = 900
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Not fewer: a new process reads every address and template anew, which takes seconds.
CELERY_WORKER_MAX_TASKS_PER_CHILD = 1_000
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 1_500_000  # kB; WeasyPrint needs 1.2 GB for 500 pages
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False  # LOGGING below is the one way to log
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 1800,  # longer than the longest job
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
    "socket_timeout": 10,
}
WERK_LEASE = 120  # seconds; longer than the longest step of a job without a word of progress
WERK_BEL_OPNIEUW = 60  # seconds after which a bell that nobody answered is rung again
# The sweep has a queue of its own, of which the workers take in turn: behind a hundred jobs it would come too late.
CELERY_TASK_QUEUES = [Queue("celery"), Queue("veeg")]
CELERY_TASK_ROUTES = {"werk.veeg": {"queue": "veeg"}}
CELERY_BEAT_SCHEDULE = {"veeg": {"task": "werk.veeg", "schedule": 30, "options": {"expires": 25}}}

# ---- who signs in, and how
AUTH_USER_MODEL = "organisaties.Gebruiker"
AUTHENTICATION_BACKENDS = ["twentsekracht.aanmelden.herkennen.Bekend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "twentsekracht.aanmelden.wachtwoorden.LangGenoeg", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "twentsekracht.aanmelden.wachtwoorden.NietOverJezelf",
        "OPTIONS": {"user_attributes": ["naam", "email", "functie"]},
    },
    {"NAME": "twentsekracht.aanmelden.wachtwoorden.NietVeelGebruikt"},
    {"NAME": "twentsekracht.aanmelden.wachtwoorden.NietVoorDeHand"},
]
ACCOUNT_ADAPTER = "twentsekracht.aanmelden.adapters.Aanmelding"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_FORMS = {"signup": "twentsekracht.aanmelden.aanmeldformulier.AanmeldForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_NOTIFICATIONS = True  # whoever's password or second step changes, is told
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600  # seconds; mail takes a while
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False  # until the browser closes, and never longer than SESSION_COOKIE_AGE
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# Generous per address (a town hall shares one), strict per account.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "200/m/ip,5/300s/key",
    "reset_password": "60/m/ip,5/m/key",
    "reset_password_from_key": "60/m/ip",
    "request_login_code": "60/m/ip,3/m/key,20/d/key",
    "signup": "60/m/ip",
    "school_certificaat": "20/m/ip",
    "vacature_reageren": "60/h/ip",
    "vacature_reageren_ingelogd": "30/h/user",
    "vacature_reageren_adres": "5/d/key",  # each is a mail to an address that somebody typed
}
# A role only counts in a session with a second step. Off on one's own machine, so that a newcomer can walk in.
MFA_VERPLICHT = env.bool("MFA_VERPLICHT", default=not DEBUG)
MFA_ADAPTER = "twentsekracht.aanmelden.adapters.TweedeStap"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # half a minute early or late
MFA_TRUST_ENABLED = False  # no browser is excused from the second step
MFA_RATE_LIMITS = {"webauthn_login": "600/m/ip"}
MFA_FORMS = {
    "authenticate": "twentsekracht.aanmelden.forms.Inlogcode",
    "reauthenticate": "twentsekracht.aanmelden.forms.Controlecode",
    "activate_totp": "twentsekracht.aanmelden.forms.AppKoppelen",
    "add_webauthn": "twentsekracht.aanmelden.forms.PasskeyMaken",
    "edit_webauthn": "twentsekracht.aanmelden.forms.PasskeyNoemen",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

# Through one's organisation. allauth's defaults let an address or a link of an attacker decide too much.
SOCIALACCOUNT_ADAPTER = "twentsekracht.aanmelden.oidc.adapters.AanbiederAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # an address alone never opens or links an account
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"  # the provider vouches for the address
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
SSO_AFWEZIG_DAGEN = env.int(
    "SSO_AFWEZIG_DAGEN", default=90
)  # then the account closes: who left, stops signing on

SESSION_ENGINE = "twentsekracht.aanmelden.herkennen"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# Not in a cookie of their own: /cookies/ says that there are two.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessie"
    CSRF_COOKIE_NAME = "__Host-csrf"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# ---- language and time
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True  # Django's own texts in Dutch; ours are literal
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# ---- static files
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_FINDERS = [
    "twentsekracht.stylesheet.StylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STATICFILES_DIRS = [BASE_DIR / "static", ("fonts", BASE_DIR / "build" / "fonts")]
for folder in (STATIC_ROOT, BASE_DIR / "build" / "fonts"):
    folder.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# ---- what people send us: outside the web root, and readable only through a view that knows by whom
PRIVE_MAP = Path(env("PRIVE_MAP", default=str(BASE_DIR / "var" / "prive")))
CLAMAV_URL = env("CLAMAV_URL", default="")  # tcp://host:3310 or unix:///run/clamd.sock; empty: no scanner

# ---- the API: so many requests a minute (per address without a key, per key, and wrong keys per address)
API_LIMIETEN = {"adres": 300, "sleutel": 600, "mis": 20}

# ---- mail
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Twentse Kracht <noreply@twentsekracht.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

ROLLENCONTROLE_MAAND = 1  # in which the yearly review of roles starts by itself

# How long the portal keeps who reacted to a vacancy, after its procedure ended. Fewer weeks is possible, more is not:
# vacatures/bewaartermijn.py holds the ceiling of four weeks, and of a year for who agreed to that.
BEWAARTERMIJN_WEKEN = env.int("BEWAARTERMIJN_WEKEN", default=4)
BEWAARTERMIJN_TOESTEMMING_WEKEN = env.int("BEWAARTERMIJN_TOESTEMMING_WEKEN", default=52)

# School and events: how long an offered place is kept, and after how many working days without an answer of the
# leidinggevende the contactpersoon is asked (twentsekracht/vasthouden.py, school/termijnen.py).
AANBOD_UREN = env.int("AANBOD_UREN", default=48)
# So many days after somebody went along with a colleague, it is forgotten who that was.
MEELOPEN_BEWAARDAGEN = env.int("MEELOPEN_BEWAARDAGEN", default=365)
AKKOORD_WERKDAGEN = env.int("AKKOORD_WERKDAGEN", default=10)

# The events: so long a place is held for who is choosing (evenementen/services/kiezen.py).
KEUZE_MINUTEN = env.int("KEUZE_MINUTEN", default=10)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"zonder_geheim": {"()": "twentsekracht.logregels.ZonderGeheim"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "regel", "filters": ["zonder_geheim"]}
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # At INFO the one lists every glyph, the other every page of every round of layout.
        "fontTools": {"level": "WARNING"},
        "weasyprint.progress": {"level": "WARNING"},
        # Who writes a line per request does so through our handler, which leaves out what is secret in an address.
        "django.server": {"handlers": ["console"], "propagate": False},
        "gunicorn.access": {"handlers": ["console"], "propagate": False},
    },
}
