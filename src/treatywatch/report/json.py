"""The profile as JSON: the page, value by value, for other programs."""

import json
from dataclasses import asdict

from treatywatch.report.page import Page


class JsonWriter:
    """Writes the page model as one JSON object; quotes are exact."""

    name = "json"
    suffix = ".json"

    def write(self, page: Page) -> str:
        """Return the page as indented JSON, the same text for the same page."""
        shown = {"format": "treatywatch.profile.v1", **asdict(page)}
        # A lone surrogate cannot be written as UTF-8; escaped, it stays exact.
        return json.dumps(shown, ensure_ascii=_has_surrogate(shown), indent=2) + "\n"


def _has_surrogate(value: object) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
