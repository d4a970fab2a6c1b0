"""The one settings file. Every variable of the environment is in the README's table."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from kombu import Queue

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

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000")  # for links in mail, which has no request

# One flag decides whether visitors come over TLS: everything that needs it follows.
HTTPS = env.bool("HTTPS", default=not DEBUG)

INSTALLED_APPS = [
    "twentsekracht.organisaties",
    "twentsekracht.bezoek",
    "twentsekracht.werk",
    "twentsekracht.logboek",
    "twentsekracht.inlezen",
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
    "django.forms",
    "allauth",
    "allauth.account",
    "django_filters",
    "django_htmx",
    "lucide",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
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
            "libraries": {"onderdelen": "twentsekracht.onderdelen"},
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

# ---- cache and background work: Redis by REDIS_URL, else the database and a thread
REDIS_URL = env("REDIS_URL", default="")
if REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

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
CELERY_WORKER_MAX_TASKS_PER_CHILD = 50
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
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "twentsekracht.organisaties.wachtwoorden.LangGenoeg", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "twentsekracht.organisaties.wachtwoorden.NietOverJezelf",
        "OPTIONS": {"user_attributes": ["naam", "email", "functie"]},
    },
    {"NAME": "twentsekracht.organisaties.wachtwoorden.NietVeelGebruikt"},
]
ACCOUNT_ADAPTER = "twentsekracht.organisaties.aanmelden.GeslotenAanmelding"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Twentse Kracht: "
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by the office, not by the visitor
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False  # until the browser closes, and never longer than SESSION_COOKIE_AGE
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# Generous per address (a town hall shares one), strict per account.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "200/m/ip,5/300s/key",
    "reset_password": "60/m/ip,5/m/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
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

# ---- mail
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Twentse Kracht <noreply@twentsekracht.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# ---- the year folder: who reads its files, in the order in which they lean on each other
JAARBESTANDEN = [
    "twentsekracht.organisaties.importeren",
    "vacatures.importeren",
    "school.importeren",
    "evenementen.importeren",
    "jbmb.importeren",
    "trainees.importeren",
    "twentsekracht.bezoek.importeren",
    "rapportage.importeren",
]

# ---- `manage.py demo`: who fills the portal of a newcomer, after the example year has been read
DEMO = [
    "twentsekracht.organisaties.demo.vul",
    "rapportage.demo.vul",
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # At INFO the one lists every glyph, the other every page of every round of layout.
    "loggers": {"fontTools": {"level": "WARNING"}, "weasyprint.progress": {"level": "WARNING"}},
}
