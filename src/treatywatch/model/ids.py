"""Ids made from content: canonical JSON, then SHA-256."""

import hashlib
import json
from typing import Any


def canonical(value: Any) -> bytes:
    """Return `value` as canonical JSON: sorted keys, no spaces, UTF-8, no NaN."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "surrogatepass")


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` as 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def content_id(prefix: str, value: Any) -> str:
    """Return `prefix-` and the first 20 hex digits of the digest of the canonical JSON of `value`."""
    return f"{prefix}-{digest(canonical(value))[:20]}"
