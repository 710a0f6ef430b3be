"""Formats by name; a format's module is loaded only when it is asked for."""

from importlib import import_module
from typing import cast

from treatywatch.model.errors import UsageError
from treatywatch.report.base import Writer

FORMATS = {
    "text": "treatywatch.report.text:TextWriter",
    "md": "treatywatch.report.markdown:MarkdownWriter",
    "html": "treatywatch.report.html:HtmlWriter",
    "json": "treatywatch.report.json:JsonWriter",
}


def load(name: str) -> Writer:
    """Return the writer of format `name`.

    Raises:
        UsageError: There is no such format.
    """
    if name not in FORMATS:
        raise UsageError(f"no report format {name!r}; choose one of: {', '.join(FORMATS)}")
    module, _, attribute = FORMATS[name].partition(":")
    return cast(Writer, getattr(import_module(module), attribute)())
