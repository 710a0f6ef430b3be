"""The few operators that rules are written with: each takes a day and a rule's arguments and gives a day."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from treatywatch.model.time import interval

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day number `months` later, or the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def add_days(day: dt.date, days: int) -> dt.date:
    """Return the day `days` calendar days later."""
    return day + dt.timedelta(days=days)


def first_of_nth_month(day: dt.date, months: int) -> dt.date:
    """Return the first day of the `months`th month after the month of `day`."""
    return add_months(day.replace(day=1), months)


def next_yearly(day: dt.date, month: int, number: int) -> dt.date:
    """Return the first `number`.`month` on or after `day`."""
    this = dt.date(day.year, month, number)
    return this if this >= day else dt.date(day.year + 1, month, number)


def _months(day: dt.date, args: Mapping[str, Any]) -> dt.date:
    return add_months(day, int(args["months"]))


def _years(day: dt.date, args: Mapping[str, Any]) -> dt.date:
    return add_months(day, 12 * int(args["years"]))


def _days(day: dt.date, args: Mapping[str, Any]) -> dt.date:
    return add_days(day, int(args["days"]))


def _first_of_nth_month(day: dt.date, args: Mapping[str, Any]) -> dt.date:
    return first_of_nth_month(day, int(args["months"]))


def _same_day(day: dt.date, args: Mapping[str, Any]) -> dt.date:
    return day


DATED: Mapping[str, Callable[[dt.date, Mapping[str, Any]], dt.date]] = {
    "months_after": _months,
    "years_after": _years,
    "days_after": _days,
    "first_of_nth_month_after": _first_of_nth_month,
    "same_day": _same_day,
}
"""Operators that count from a day."""
LAST_YEAR = 9000
"""Days beyond are not computed with: a period added to them could leave the calendar."""
NEEDS: Mapping[str, tuple[str, ...]] = {
    "months_after": ("months",),
    "years_after": ("years",),
    "days_after": ("days",),
    "first_of_nth_month_after": ("months",),
    "same_day": (),
    "nth_deposit": ("n", "then"),
    "from_succession": (),
    "not_before_end_of_conflict": (),
    "every_year": ("month_day",),
    "prohibits": ("acts", "items"),
    "exception": ("acts",),
    "allows": (),
    "forbids": (),
    "not_provided": (),
    "states": (),
}
"""Every operator, and the arguments that a rule has to give it."""


def apply(operator: str, day: dt.date, args: Mapping[str, Any]) -> dt.date:
    """Return the day that `operator` gives for `day`.

    Raises:
        KeyError: The operator does not count from a day.
        OverflowError: The day lies outside the calendar.
    """
    try:
        return DATED[operator](day, args)
    except ValueError as error:
        raise OverflowError(f"{operator} of {day} leaves the calendar") from error


def say(operator: str, args: Mapping[str, Any]) -> str:
    """Return the operator as words that fit before "after <date>"."""
    words = {
        "months_after": f"{args.get('months')} months after",
        "years_after": f"{args.get('years')} years after",
        "days_after": f"{args.get('days')} days after",
        "first_of_nth_month_after": f"first day of the {args.get('months')}th month after the month of",
        "same_day": "on the day of",
    }
    return words.get(operator, operator.replace("_", " "))


def last_day(edtf: str) -> str:
    """Return the last day that `edtf` can mean, as an ISO day."""
    last = interval(edtf).last
    if last is None:
        raise ValueError(f"open interval has no last day: {edtf}")
    return last.isoformat()


def day_before(day: str) -> str:
    """Return the ISO day before `day`."""
    return add_days(dt.date.fromisoformat(day), -1).isoformat()


def parse_duration(duration: str) -> tuple[int, int] | None:
    """Return months and days of an ISO 8601 duration of years, months, weeks and days, or None where it is none."""
    match = _DURATION.fullmatch(duration)
    if match is None or not any(match.groups()):
        return None
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    return 12 * years + months, 7 * weeks + days


def days_of(duration: str) -> tuple[int, int] | None:
    """Return the fewest and most days that an ISO 8601 duration can last, or None where it is none."""
    parts = parse_duration(duration)
    if parts is None:
        return None
    months, fixed = parts
    # Between 28 and 31 days a month; over whole years the spread is one leap day.
    low, high = int(months * 30.3) - (2 if months % 12 else 0), int(months * 30.6) + (2 if months % 12 else 1)
    return (low + fixed, high + fixed) if months else (fixed, fixed)
