"""Makes text of strangers harmless before it is printed."""

import re
from urllib.parse import urlsplit

# C0 and C1 controls but tab, line feed and carriage return: they drive terminals, and HTML has no place for them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# Marks that turn the direction of writing: they can make a name read as another.
_TURN = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\^`{|}]+", re.IGNORECASE)


def visible(text: str) -> str:
    """Return `text` with control characters shown as U+FFFD; line ends stay."""
    return _TURN.sub("", _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text))


def line(text: str) -> str:
    """Return `text` as one line without control characters."""
    return _SPACE.sub(" ", visible(text)).strip()


def web_address(url: str | None) -> str:
    """Return `url` if it is a plain http or https address with a host, else nothing."""
    if url is None or not _ADDRESS.fullmatch(url):
        return ""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return ""
    return url if host else ""
