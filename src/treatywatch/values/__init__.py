"""Dates, numbers and units in a text, as an engine of their own; it knows nothing of treaties."""

from treatywatch.values.dates_pack import date_languages
from treatywatch.values.dates_read import dates
from treatywatch.values.dates_value import DateValue

__all__ = ["DateValue", "date_languages", "dates"]
