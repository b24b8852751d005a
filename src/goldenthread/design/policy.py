"""The content security policy of a page that brings its own styles with it."""

from __future__ import annotations

import base64
import hashlib
import re

from django.http import HttpResponse

_STYLE = re.compile(rb"<style[^>]*>(.*?)</style>", re.DOTALL)


def allow_own_styles(response: HttpResponse, content: bytes) -> None:
    """The page in one file brings its styles with it: they are allowed by their digest, and nothing else is."""
    digests = [base64.b64encode(hashlib.sha256(style).digest()).decode() for style in _STYLE.findall(content)]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; img-src data:; style-src {allowed}; base-uri 'none'; frame-ancestors 'none'"
    )
