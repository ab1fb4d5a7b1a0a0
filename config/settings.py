"""All settings, each read from the environment here and nowhere else; the README has them in one table."""

import contextlib
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config.demo.data_folder import DATABASE_FILE, read_secret_key
from config.environment import (
    check_oauth,
    read_flag,
    read_hsts,
    read_list,
    read_number,
    read_numbered,
    read_oauth,
    read_proxies,
    read_setting,
)
from mailbox.addresses import read_imap_url, read_smtp_url

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = read_flag("PRESSDESK_DEBUG")
# The demo plays on loopback with invented people: it may use plain HTTP, and has a key, a database and mail servers of
# its own, whatever else the environment names. No invented mail can reach a real server.
DEMO = read_flag("PRESSDESK_DEMO")
DEMO_IMAP_PORT = read_number("PRESSDESK_DEMO_IMAP_PORT", 1143)
DEMO_SMTP_PORT = read_number("PRESSDESK_DEMO_SMTP_PORT", 1025)
HOME = Path(read_setting("PRESSDESK_HOME", str(BASE_DIR / "var"))).resolve()

SECRET_KEY = read_setting("SECRET_KEY", "not-a-secret-loopback-only" if DEBUG else "")
if DEMO:
    SECRET_KEY = SECRET_KEY or read_secret_key(HOME)
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is not set. Put a long random string there, or in SECRET_KEY_FILE.")

ALLOWED_HOSTS = read_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = read_list("CSRF_TRUSTED_ORIGINS")
PORT = read_number("PRESSDESK_PORT", 8000)
BIND = read_setting("PRESSDESK_BIND", "127.0.0.1")
# Where people reach the desk; links in the mails it sends to staff begin with it.
SITE_URL = read_setting("PRESSDESK_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
HTTPS = read_flag("PRESSDESK_HTTPS", default=not (DEBUG or DEMO))

# Mail. Log-ins live here only: the database holds a mailbox's name, folder, cursor and health.
MAILBOXES = [read_imap_url(url) for url in read_numbered("PRESSDESK_IMAP_URL")]
SMTP = read_smtp_url(read_setting("PRESSDESK_SMTP_URL", "smtp://127.0.0.1:25"))
OAUTH = read_oauth()
check_oauth([*MAILBOXES, SMTP], OAUTH)
# The newer refresh tokens that came of those in the settings (mailbox/refresh_tokens.py).
TOKENS_FOLDER = HOME / "tokens"
PRESS_ADDRESS = read_setting("PRESSDESK_FROM", "press@localhost")
if DEMO:
    MAILBOXES = [read_imap_url(f"imap://press%40pressdesk.example:press@127.0.0.1:{DEMO_IMAP_PORT}/INBOX")]
    SMTP = read_smtp_url(f"smtp://127.0.0.1:{DEMO_SMTP_PORT}")
    PRESS_ADDRESS = "press@pressdesk.example"
# The name by which the receiving mail server signs what it found out about senders; empty: the topmost report counts.
AUTHSERV_ID = read_setting("PRESSDESK_AUTHSERV_ID", "")
MAIL_SIZE_LIMIT = read_number("PRESSDESK_MAIL_LIMIT_MB", 40) * 1024 * 1024
IMAP_POLL_SECONDS = read_number("PRESSDESK_IMAP_POLL_SECONDS", 15)
if not 1 <= IMAP_POLL_SECONDS <= 60:
    # A watcher's lease and the words "mail checked" both outlast a minute, not more.
    raise ImproperlyConfigured("PRESSDESK_IMAP_POLL_SECONDS goes from 1 to 60.")
UNDO_SECONDS = read_number("PRESSDESK_UNDO_SECONDS", 20)

INSTALLED_APPS = [
    "config.apps.DeskConfig",
    "dashboard",
    "inquiries",
    "mailbox",
    "allauth",
    "allauth.account",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "rest_framework",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dashboard.middleware.WayBackMiddleware",
    "dashboard.middleware.PersonMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
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
                "dashboard.context.frame",
            ],
        },
    }
]

SQLITE_URL = f"sqlite:///{HOME / DATABASE_FILE}"
if not DEMO:
    # The demo judges its data folder before it makes one.
    with contextlib.suppress(OSError):
        HOME.mkdir(parents=True, exist_ok=True)
DATABASES = {
    "default": dj_database_url.parse(
        SQLITE_URL if DEMO else read_setting("DATABASE_URL", SQLITE_URL),
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        # FULL: what the web and the outbox commit is on the disk. Sync and intake relax it for
        # themselves, since the mailbox still holds what they would have to read again.
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA busy_timeout=5000;"
            "PRAGMA cache_size=-16000;PRAGMA temp_store=MEMORY;"
        ),
        "timeout": 5,
    }
# In it are only counts of tries and calls. The 300 entries of the default could be flushed out by trying 300 accounts.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 10_000}}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "inquiries.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "dashboard.accounts.ClosedAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
# Whoever types a reporter's address there must not make the desk write to her.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    # One address may be wrong less often than one account: whoever guesses shuts out herself, never the office.
    "login_failed": "10/m/ip,40/h/ip,100/h/key",
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
# Mail of the login pages (password reset) goes the way of all mail: through the outbox.
EMAIL_BACKEND = "mailbox.outbox.OutboxBackend"
DEFAULT_FROM_EMAIL = PRESS_ADDRESS

LANGUAGE_CODE = "en-us"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = read_setting("TIME_ZONE", "America/New_York")
try:
    ZoneInfo(TIME_ZONE)
except (ZoneInfoNotFoundError, ValueError) as error:
    raise ImproperlyConfigured(f"TIME_ZONE is {TIME_ZONE!r}; a name such as America/New_York is needed.") from error

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # What people attach to answers (mailbox/files.py).
    "mail": {"BACKEND": "mailbox.files.DurableStorage", "OPTIONS": {"location": str(HOME / "files")}},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS, SECURE_HSTS_PRELOAD = read_hsts("PRESSDESK_HSTS")
# Both checks want hosts bound that are none of the desk's (W005: every host below its own; W021: a promise to browsers'
# makers that only the owner of the domain can give, and not take back for months). PRESSDESK_HSTS gives them.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
# How many proxies stand before the desk. Each adds the address it was called from at the end of X-Forwarded-For: what
# stands further left was written by the caller, and anything may stand there.
PROXIES = read_proxies("PRESSDESK_BEHIND_PROXY")
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "inquiries.api.authentication.TokenAuthentication",
        # Who is logged in reads the description and the lists in a browser; writes need the CSRF token there.
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": ["inquiries.api.parsing.BodyParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "inquiries.api.pagination.Pages",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["inquiries.api.throttling.ReadThrottle", "inquiries.api.throttling.WriteThrottle"],
    # By token, or by person. Counted in the memory of the one web process.
    "DEFAULT_THROTTLE_RATES": {"read": "600/min", "write": "120/min"},
    # Callers are counted by who they are; should one ever be by address, this is whose address is believed.
    "NUM_PROXIES": PROXIES,
    # OPTIONS says nothing that the schema does not.
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "inquiries.api.problems.answer_problem",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Press Desk",
    "DESCRIPTION": "The desk for programs: what staff see and do on its pages, under the same rules.",
    "VERSION": "1",
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    # Of a PATCH too, what must be sent stands in the schema as such.
    "COMPONENT_SPLIT_PATCH": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "inquiries.api.schema.add_problems",
    ],
    "ENUM_NAME_OVERRIDES": {
        "InquiryStateEnum": "inquiries.models.Inquiry.State",
        "OutcomeEnum": "inquiries.models.Inquiry.Outcome",
        "AskStateEnum": "inquiries.models.Ask.State",
        "ReplyStateEnum": "inquiries.models.Reply.State",
        "ReplyKindEnum": "inquiries.models.Reply.Kind",
        "AnswerKindEnum": [("answer", "answer"), ("question", "question back")],
        "MessageKindEnum": "inquiries.models.Message.Kind",
        "EventKindEnum": "inquiries.models.Event.Kind",
    },
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s[%(process)d] %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        name: {"level": read_setting("PRESSDESK_LOG_LEVEL", "WARNING" if DEMO else "INFO")}
        for name in ("mailbox", "inquiries", "config")
    },
}
