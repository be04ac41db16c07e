"""All settings. What differs between places comes from the environment (README lists the variables)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from roviec.config import env
from roviec.config.secret import secret_key

# Before NumPy is loaded. The forecast's matrices are narrow: on a busy machine threads only wait for each other, spinning (two took
# eight times as long as one on two cores, by CPU as by the clock).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

ROOT = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(env.text("ROVIEC_DATA") or ROOT / "var")
DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = env.flag("ROVIEC_DEBUG")
SECRET_KEY = env.text("ROVIEC_SECRET_KEY") or secret_key(DATA_DIR)
ALLOWED_HOSTS = (env.text("ROVIEC_HOSTS") or "localhost 127.0.0.1 [::1] testserver").split()
CSRF_TRUSTED_ORIGINS = env.text("ROVIEC_ORIGINS").split()
HTTPS = env.flag("ROVIEC_HTTPS")

INSTALLED_APPS = [
    "roviec.web",
    "roviec.tables",
    "roviec.journal",
    "roviec.jobs",
    "roviec.org",
    "roviec.notices",
    "roviec.directives",
    "roviec.duties",
    "roviec.measures",
    "roviec.reports",
    "roviec.assess",
    "roviec.programme",
    "roviec.packs",
    "roviec.cityyear",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "roviec.journal.middleware.RequestId",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "roviec.web.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "roviec.web.middleware.WhosePage",
    "roviec.web.middleware.SignInRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "roviec.web.middleware.ContentSecurityPolicy",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "roviec.web.middleware.SaidNotBlank",
]

ROOT_URLCONF = "roviec.config.urls"
WSGI_APPLICATION = "roviec.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "roviec.web.context.shell",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "roviec.web.templatetags.rv"],
        },
    }
]

# ATOMIC_REQUESTS stays off: with IMMEDIATE transactions every GET would take SQLite's write lock.
DATABASES: dict[str, dict[str, Any]] = {"default": env.database(env.text("DATABASE_URL"), DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# --- mail: without a server, notices stay in the app
SMTP = env.smtp(env.text("ROVIEC_SMTP"))
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = SMTP.host, SMTP.port, SMTP.user, SMTP.password
EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_TIMEOUT = SMTP.starttls, SMTP.tls, 20
MAIL_FROM = DEFAULT_FROM_EMAIL = env.mail_from(env.text("ROVIEC_MAIL_FROM"), SMTP)
DIGEST_HOUR = env.number("ROVIEC_DIGEST_HOUR", 7)
SITE = next(iter(CSRF_TRUSTED_ORIGINS), f"http{'s' if HTTPS else ''}://{ALLOWED_HOSTS[0]}")  # links in mails

# --- people who sign in
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_ADAPTER = "roviec.web.accounts.NoSignup"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key"}  # one-time codes only; passwords are counted by django-axes
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Rõ Việc"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "web/locked_out.html"
AXES_USERNAME_FORM_FIELD = "login"
AXES_SENSITIVE_PARAMETERS: list[str] = ["login"]
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 10 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024

# --- language and time
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# --- files
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [("fonts", p)] if (p := ROOT / "node_modules/@fontsource/be-vietnam-pro/files").is_dir() else []
MEDIA_ROOT = DATA_DIR / "files"
DOCUMENT_FONTS = ROOT / "node_modules/@expo-google-fonts/tinos"  # Times' measures, for PDF
WHITENOISE_USE_FINDERS = True  # static files are few and small: no collectstatic step on a fresh machine
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# The city's certificate for its documents (PKCS#12), and the roots by which signatures are judged (PEM); without them it is said so.
SIGN_CERT = Path(path) if (path := env.text("ROVIEC_SIGN_CERT")) else None
SIGN_PASSWORD = env.text("ROVIEC_SIGN_PASSWORD")
SIGN_ROOTS = Path(path) if (path := env.text("ROVIEC_SIGN_ROOTS")) else None

SEAL_KEY = Path(env.text("ROVIEC_SEAL_KEY") or DATA_DIR / "keys" / "seal.pem")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # It writes certificates' names: people.
    "loggers": {
        "pyhanko": {"level": "CRITICAL"},
        "pyhanko_certvalidator": {"level": "CRITICAL"},
        # It writes sign-in names and addresses; what it does is in its own table, for the administrator.
        "axes": {"level": "CRITICAL", "propagate": False},
    },
    "root": {"handlers": ["console"], "level": env.text("ROVIEC_LOG", "WARNING")},
}
