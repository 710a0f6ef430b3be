"""Dates, numbers and units in a text, as an engine of their own; it knows nothing of treaties."""

from treatywatch.values.dates_pack import date_languages
from treatywatch.values.dates_read import dates
from treatywatch.values.dates_value import DateValue
from treatywatch.values.numbers import NumberValue, numbers
from treatywatch.values.numbers_pack import languages as number_languages
from treatywatch.values.units import AmountValue, amounts

__all__ = [
    "AmountValue",
    "DateValue",
    "NumberValue",
    "amounts",
    "date_languages",
    "dates",
    "number_languages",
    "numbers",
]
