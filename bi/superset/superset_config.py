"""Superset's settings for the warehouse: on this machine only, Chinese first, English on request, no reports home."""

import os
from pathlib import Path
from typing import Any

from superset.config import THEME_DARK as DARK
from superset.config import THEME_DEFAULT as LIGHT

HOME = Path(os.environ["SUPERSET_HOME"])

# Superset's own records (users, dashboards) are a SQLite file; the key that signs sessions is made once.
SQLALCHEMY_DATABASE_URI = f"sqlite:///{(HOME / 'superset.db').as_posix()}?check_same_thread=false"
SECRET_KEY = os.environ.get("SUPERSET_SECRET_KEY") or (HOME / "secret_key").read_text("utf-8").strip()

APP_NAME = "yusuan 预算"
BABEL_DEFAULT_LOCALE = "zh"
LANGUAGES = {"zh": {"flag": "cn", "name": "简体中文"}, "en": {"flag": "us", "name": "English"}}

# Every answer is computed from the file as it is: a published warehouse shows at once.
CACHE_CONFIG: dict[str, Any] = {"CACHE_TYPE": "NullCache"}
DATA_CACHE_CONFIG: dict[str, Any] = {"CACHE_TYPE": "NullCache"}

# Nothing is fetched from or told to anybody. Superset's pages have a usage pixel that no setting takes out: the browser
# is told to load from this server only, so that neither it nor map tiles nor fonts are asked for outside.
TALISMAN_CONFIG = {
    "content_security_policy": {
        "base-uri": ["'self'"],
        "default-src": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "worker-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "object-src": "'none'",
        "style-src": ["'self'", "'unsafe-inline'"],
        "script-src": ["'self'", "'strict-dynamic'"],
    },
    "content_security_policy_nonce_in": ["script-src"],
    "force_https": False,
    "session_cookie_secure": False,
}

# Fonts that have Chinese on the systems people use; none is loaded from elsewhere.
_FONTS = (
    "Inter, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Zen Hei', Helvetica, Arial, sans-serif"
)
_TOKENS = {"brandAppName": APP_NAME, "fontFamily": _FONTS, "colorPrimary": "#1f5f8b", "colorLink": "#1f5f8b"}
THEME_DEFAULT = {**LIGHT, "token": {**LIGHT["token"], **_TOKENS}}
THEME_DARK = {**DARK, "token": {**DARK["token"], **_TOKENS}}

# Told apart by people who see red and green alike; the first are the most used.
EXTRA_CATEGORICAL_COLOR_SCHEMES = [
    {
        "id": "yusuan",
        "description": "",
        "label": "yusuan 预算",
        "isDefault": True,
        "colors": [
            "#1f5f8b", "#e08e2b", "#4c9f9a", "#b5495b", "#7a6fac", "#8aa84f", "#c9a227", "#5b8db8",
            "#d9775f", "#6b7f8c", "#9c6b98", "#3f7d58", "#c98bb1", "#8f7a5c", "#79b4c9", "#b0b7bd",
        ],
    }
]  # fmt: skip
