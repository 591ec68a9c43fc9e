"""Django's settings, worked out from the environment: safe without any, and never for debugging.

They are read by Django alone; what may be set is told in :mod:`.environment`. Reading them changes nothing on the disk.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from express_entry import reports

from .databases import database
from .environment import configuration
from .limits import MOST_WITHOUT_FILE
from .logs import logging_of

CONFIGURATION = configuration()
"""What the environment asks for."""

DEBUG = False
"""Never on: a page of Django's with settings and variables on it has no place where people's files are."""

SECRET_KEY = CONFIGURATION.secret_key
"""Empty before ``migrate`` made one; Django then refuses to sign anything."""

IDENTITY_KEY = CONFIGURATION.identity_key
"""Of the digests that tell people apart; empty before ``migrate`` made one, and the same from then on."""

ALLOWED_HOSTS = list(CONFIGURATION.hosts)
ROOT_URLCONF = "express_entry.service.urls"
WSGI_APPLICATION = "express_entry.service.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": database(CONFIGURATION)}

INSTALLED_APPS = [
    "express_entry.service.apps.Service",
    "express_entry.pool.apps.Pool",
    "express_entry.accounts.apps.Accounts",
    "express_entry.application.apps.Applications",
    "express_entry.correspondence.apps.Correspondence",
    "express_entry.privacy.apps.Privacy",
    "express_entry.api.apps.Api",
    "express_entry.pages.apps.Pages",
    "express_entry.entrance.apps.Entrance",
    "express_entry.candidates.apps.Candidates",
    "express_entry.representatives.apps.Representatives",
    "express_entry.provincial.apps.Provincial",
    "express_entry.office.apps.Office",
    "express_entry.casework.apps.Casework",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "express_entry.service.middleware.requests_told",  # outermost: whatever is answered is in the log
    "express_entry.api.middleware.problems_told",
    "express_entry.service.middleware.health_answered",  # before hosts are checked: a probe has none
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "express_entry.service.middleware.headers_set",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "express_entry.api.middleware.https_asked_for",
    "express_entry.service.middleware.bodies_limited",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

# --- the law, and what is kept ---------------------------------------------------------------------------------------

LAW_FILES = list(CONFIGURATION.law_files)
"""Files of law laid over the law of this release."""
LAST_KNOWN_RULES = CONFIGURATION.last_known_rules
"""Whether a day whose ranking is not known goes on under the last known rules, which every result then says."""
DOCUMENTS = CONFIGURATION.places.documents
VAULT = "express_entry.service.vaults.vault_of_settings"
"""The function that gives the vault in which documents are sealed."""
LEFT_BEHIND = "express_entry.service.saving.clear_left_behind"
"""The function that removes what killed programs left of the database, before an erasure is told to be done."""
LINES = CONFIGURATION.places.lines
AUDIT_HEADS = CONFIGURATION.places.audit_heads

# --- languages and time ----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/Toronto"
"""How instants are shown; they are stored in UTC."""

# --- static files: the package's own, served by the service itself ---------------------------------------------------

STATIC_URL = "static/"
STATICFILES_DIRS = [("reports", Path(reports.__file__).parent / "styles")]
"""The style of the drawings, which pages share with the reports that are handed over."""
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- accounts --------------------------------------------------------------------------------------------------------

SIGNER = "express_entry.service.signing.signer_of_settings"
"""The function that gives who signs the results of rounds that are published over the API."""

PAYMENT_PROVIDER = "express_entry.application.providers.offline"
"""The function that gives who takes money and gives it back; offline, an officer records what was paid elsewhere."""

SECOND_FACTOR = CONFIGURATION.second_factor
"""Whether officers, auditors, administrators and provinces must have a second factor."""

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- what browsers are told ------------------------------------------------------------------------------------------

_PUBLIC = CONFIGURATION.public
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIGURATION.behind_proxy else None
SECURE_SSL_REDIRECT = _PUBLIC
SECURE_REDIRECT_EXEMPT = ["^api/"]
"""A program that asks without HTTPS is told so: one that was led on would send its token in the clear for ever."""
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _PUBLIC else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_HSTS_PRELOAD = False
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for names below the host: those may be other people's servers
    "security.W021",  # and the browsers' own list of such hosts: its operator's decision
]

SESSION_COOKIE_NAME = "__Host-session" if _PUBLIC else "session"
SESSION_COOKIE_SECURE = _PUBLIC
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# A session is over after twelve hours; for as long again it is known whose it was, for a form that is sent then.
SESSION_COOKIE_AGE = 24 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrf" if _PUBLIC else "csrf"
CSRF_COOKIE_SECURE = _PUBLIC
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "express_entry.pages.staleforms.untrusted"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SECURE = _PUBLIC
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
"""Nothing from anywhere else, and nothing that is written into a page."""

# --- uploads ---------------------------------------------------------------------------------------------------------

UPLOAD_LIMIT = CONFIGURATION.upload_bytes
BODY_LIMIT = MOST_WITHOUT_FILE
DATA_UPLOAD_MAX_MEMORY_SIZE = min(UPLOAD_LIMIT, 2_500_000)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = min(UPLOAD_LIMIT, 10_000_000)
"""What a document may be, and more, so that none lies on the disk before it is sealed."""
FILE_UPLOAD_TEMP_DIR = str(CONFIGURATION.places.uploads) if CONFIGURATION.places.uploads.is_dir() else None
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# --- the log, and nothing that leaves the machine by itself ----------------------------------------------------------

LOGGING = logging_of(CONFIGURATION.log_level)
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DISPATCH = "express_entry.correspondence.background.in_background"
"""The function that has messages about accounts sent at once."""
POST_OFFICE = CONFIGURATION.post_office
"""The server that takes the notices of :mod:`express_entry.correspondence`; the folder below where there is none."""
MAIL_FROM = CONFIGURATION.mail_from
CONTACT, SOURCE = CONFIGURATION.contact, CONFIGURATION.source
"""What the page about the service leads to; empty where the operator states none."""
MAIL_FOLDER = CONFIGURATION.places.mail
ADMINS: list[tuple[str, str]] = []
