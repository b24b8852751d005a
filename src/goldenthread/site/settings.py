"""Settings. Every secret and every choice of place comes from the environment; the defaults are safe on a bare machine.

GOLDENTHREAD_DATABASE_URL  where the record is kept   (default: SQLite in GOLDENTHREAD_VAR)
GOLDENTHREAD_VAR           files that belong to this machine   (default: ./var)
GOLDENTHREAD_OUT           where reports are written   (default: ./out)
GOLDENTHREAD_SECRET_KEY    signs sessions; without one they last as long as the server does
GOLDENTHREAD_HOSTS         host names served, comma-separated   (default: this machine only)
GOLDENTHREAD_URL           the site's public address, for canonical links   (default: http://127.0.0.1:8000)
GOLDENTHREAD_DEBUG         "yes" shows errors in full; never on a public machine
"""

import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

DEBUG = os.environ.get("GOLDENTHREAD_DEBUG", "") == "yes"
VAR = Path(os.environ.get("GOLDENTHREAD_VAR", "var")).absolute()
OUT = Path(os.environ.get("GOLDENTHREAD_OUT", "out")).absolute()
SITE_URL = os.environ.get("GOLDENTHREAD_URL", "http://127.0.0.1:8000").rstrip("/")
SECRET_KEY = os.environ.get("GOLDENTHREAD_SECRET_KEY") or secrets.token_urlsafe(50)
HOSTS = os.environ.get("GOLDENTHREAD_HOSTS") or "127.0.0.1,localhost,[::1]"
ALLOWED_HOSTS = [host.strip() for host in HOSTS.split(",") if host.strip()]

INSTALLED_APPS = [
    "goldenthread.site.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "goldenthread.design",
    "goldenthread.accounts",
    "goldenthread.plan",
    "goldenthread.performance",
    "goldenthread.risks",
    "goldenthread.money",
    "goldenthread.reports",
    "goldenthread.publications",
]

# What guards an answer comes first, so that files, refusals and failures are guarded too.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "goldenthread.site.urls"
WSGI_APPLICATION = "goldenthread.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("GOLDENTHREAD_DATABASE_URL") or f"sqlite:///{VAR / 'goldenthread.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Readers never wait for the writer, and a transaction that will write says so at its start.
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        transaction_mode="IMMEDIATE",
        timeout=20,
        # Without recursive triggers REPLACE would rewrite a fact past the trigger that keeps it.
        init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON",
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "goldenthread.publications.views.errors.forged"
SESSION_COOKIE_HTTPONLY = True
if SITE_URL.startswith("https://"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    CSRF_TRUSTED_ORIGINS = ["/".join(SITE_URL.split("/")[:3])]
    SILENCED_SYSTEM_CHECKS = [
        "security.W005",  # subdomains are the council's own to bind to HTTPS, not ours
        "security.W008",  # the proxy that holds the certificate redirects; a second redirect could loop
        "security.W021",  # a browser's preload list is the council's to join, for the whole of its domain
    ]

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
