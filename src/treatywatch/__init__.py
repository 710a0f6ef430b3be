"""Treatywatch: a cross-checked, sourced record of what states do about arms-control treaties.

import treatywatch

watch = treatywatch.open("treatywatch.db")
print(watch.read("articles/", meta="articles/meta.jsonl"))
for conflict in watch.conflicts():
    print(conflict.why)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from treatywatch.extract.quotations import Quotation, quotation_languages, quotations
    from treatywatch.pipeline.api import Treatywatch
    from treatywatch.pipeline.api import open_ledger as open

__version__ = "0.1.0"
__all__ = ["Quotation", "Treatywatch", "__version__", "open", "quotation_languages", "quotations"]

# The command line shows its help without loading what reads and writes.
_LAZY = {
    "open": ("pipeline.api", "open_ledger"),
    "Treatywatch": ("pipeline.api", "Treatywatch"),
    "Quotation": ("extract.quotations", "Quotation"),
    "quotation_languages": ("extract.quotations", "quotation_languages"),
    "quotations": ("extract.quotations", "quotations"),
}


def __getattr__(name: str) -> Any:
    """Return a public name, loaded when it is first asked for."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, inside = _LAZY[name]
    return getattr(import_module(f"treatywatch.{module}"), inside)
