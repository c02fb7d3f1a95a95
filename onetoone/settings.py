"""Settings, read from the data folder and the environment. Outside them nothing needs configuring."""

import sys
from importlib.util import find_spec

from django.utils.csp import CSP
from environs import Env

from onetoone.lib.folders import data_folder, secret_from, shipped
from onetoone.lib.sqlite import prefer_bundled_sqlite

prefer_bundled_sqlite()
from onetoone.lib.sqlite.base import INIT_COMMAND  # noqa: E402  (after the bundled SQLite is in place)

env = Env()
DATA = data_folder()
ONETOONE_KEYS = env.path("ONETOONE_KEYS", DATA / "keys" / "master.json")
ONETOONE_SAMPLE_MARK = DATA / "sample"  # this file exists only in folders made by --sample
ONETOONE_LAST_ADDRESS = DATA / "address"  # where the last start answered, for links that commands print

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", None) or secret_from(DATA / "secret_key")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *env.list("ONETOONE_HOSTS", [])]  # start asks on loopback
ONETOONE_HTTPS = env.bool("ONETOONE_HTTPS", False)
CSRF_TRUSTED_ORIGINS = (
    [f"https://{host}" for host in ALLOWED_HOSTS if "*" not in host] if ONETOONE_HTTPS else []
)
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ONETOONE_HTTPS else 0  # tries are counted for the address behind the proxy
ONETOONE_ADDRESS = env.str("ONETOONE_ADDRESS", "").rstrip("/")  # in links people send to each other
ROOT_URLCONF = "onetoone.urls"
WSGI_APPLICATION = "onetoone.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",  # its widgets, drawn by our templates
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "onetoone.lib",
    "onetoone.vault",
    "onetoone.accounts",
    "onetoone.audit",
    "onetoone.councils",
    "onetoone.people",
    "onetoone.guides",
    "onetoone.calls",
    "onetoone.meetings",
    "onetoone.commitments",
    "onetoone.debriefs",
    "onetoone.today",
    "onetoone.transfer",
    "onetoone.sample",
]

MIDDLEWARE = [
    "onetoone.lib.headers.TrustHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # a page is less than half on the road; random bytes hide how long it is
    "onetoone.vault.middleware.KeyRingMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "onetoone.accounts.middleware.PresenceMiddleware",
    "onetoone.accounts.middleware.LockMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "onetoone.councils.access.OrganizerMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [shipped("templates")],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "onetoone.lib.templatetags.look",
            ],
        },
    }
]

# --- what is kept -------------------------------------------------------------------------------------------

DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", f"sqlite:///{DATA / 'onetoone.sqlite3'}", conn_max_age=None),
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"] |= {
        "ENGINE": "onetoone.lib.sqlite",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": INIT_COMMAND},
    }
elif find_spec("psycopg") is None:
    sys.exit("PostgreSQL needs its driver beside onetoone, psycopg[binary]: docs/self-hosting.md says how.")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "rate_limits"}}
# Signed; saves writing the session twice for a toast, which holds no name.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# --- work in the background ---------------------------------------------------------------------------------

HUEY = {
    "huey_class": "onetoone.lib.queue.SignedQueue",
    "name": "onetoone",
    "filename": str(DATA / "queue.sqlite3"),
    "secret": SECRET_KEY,
}
TASKS = {"default": {"BACKEND": "huey.contrib.djhuey.tasks_backend.HueyBackend", "ENQUEUE_ON_COMMIT": True}}

# --- who signs in -------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "onetoone.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers' addresses get no mail from here
ACCOUNT_RATE_LIMITS = {
    "typed_code": "10/5m/ip",
    "proof": "5/5m/key",
    "proof_mail": "3/5m/key",
    "opening": "5/h/key",  # a locked device, whose fifth wrong PIN signs it out
}
ACCOUNT_LOGOUT_ON_GET = False
MFA_ADAPTER = "onetoone.accounts.adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey opens by finger, face or PIN, never by a tap alone
MFA_TOTP_TOLERANCE = 1  # the clocks of two devices differ by some seconds
USERSESSIONS_TRACK_ACTIVITY = False
SESSION_COOKIE_AGE = 90 * 24 * 3600  # one's own phone stays signed in 90 days
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ONETOONE_HTTPS

# --- mail: without these settings nothing is pretended to be sent -------------------------------------------

ONETOONE_SENDS_MAIL = bool(env.str("EMAIL_HOST", ""))
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": env.str("EMAIL_HOST", ""),
            "port": env.int("EMAIL_PORT", 587),
            "username": env.str("EMAIL_USER", ""),
            "password": env.str("EMAIL_PASSWORD", ""),
            "use_tls": env.bool("EMAIL_TLS", True),
            "timeout": 10,
        },
    }
}
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", "onetoone@localhost")

# --- what leaves the server ---------------------------------------------------------------------------------

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],  # the small icon travels in the page
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ONETOONE_HTTPS else None
X_FRAME_OPTIONS = "DENY"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [shipped("static")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nobody uploads anything to keep
    "staticfiles": {"BACKEND": "onetoone.lib.static.JoinedStaticFiles"},
}
FORM_RENDERER = "onetoone.lib.filling_in.OurForms"

# --- words and times ----------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = ["onetoone.lib.formats"]
LANGUAGES = [("en", "English"), ("es", "Español")]  # each in its own, for whoever looks for it
LOCALE_PATHS = [shipped("locale")]
USE_TZ = True
TIME_ZONE = "UTC"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Its warnings name the address of every refused request, and the address of an invitation is its key.
    "loggers": {"django.request": {"level": "ERROR"}},
}
