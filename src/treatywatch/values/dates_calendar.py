"""Arithmetic on calendars: months, weeks, Easter, holidays, and other calendars turned to ISO days."""

import calendar
import datetime as dt

_MONTHS = 12
_HIJRI_EPOCH, _PERSIAN_EPOCH, _UNIX_DAY = 1948440, 1948321, 1721425
# Named eras: year 1 of each in the common era.
ERAS = {"reiwa": 2019, "heisei": 1989, "showa": 1926, "taisho": 1912, "meiji": 1868, "minguo": 1912}
_BUDDHIST = 543
# (month, day) or (month, weekday, which) or ("easter", days).
_FIXED = {
    "new_year": (1, 1), "new_year_eve": (12, 31), "christmas": (12, 25), "christmas_eve": (12, 24),
    "boxing_day": (12, 26), "epiphany": (1, 6), "valentine": (2, 14), "st_patrick": (3, 17), "april_fools": (4, 1),
    "earth_day": (4, 22), "labour_day_may": (5, 1), "juneteenth": (6, 19), "midsummer_day": (6, 24),
    "independence_us": (7, 4), "bastille": (7, 14), "assumption": (8, 15), "halloween": (10, 31),
    "all_saints": (11, 1), "all_souls": (11, 2), "veterans_day": (11, 11), "martinmas": (11, 11),
    "st_nicholas": (12, 6), "immaculate": (12, 8), "womens_day": (3, 8), "childrens_day": (6, 1),
    "groundhog": (2, 2), "inauguration_us": (1, 20), "unity_de": (10, 3), "kings_day_nl": (4, 27),
    "liberation_nl": (5, 5), "national_es": (10, 12), "un_day": (10, 24), "victory_day": (5, 9),
    "national_cn": (10, 1), "teachers_cn": (9, 10), "youth_cn": (5, 4), "trees_cn": (3, 12), "army_cn": (8, 1),
    "party_cn": (7, 1), "singles_cn": (11, 11), "peace_cn": (2, 28), "republic_tr": (10, 29), "youth_tr": (5, 19),
    "children_tr": (4, 23), "democracy_tr": (7, 15), "victory_tr": (8, 30), "independence_in": (8, 15),
    "republic_in": (1, 26), "gandhi_in": (10, 2), "liberation_kr": (8, 15), "march1_kr": (3, 1), "hangul_kr": (10, 9),
    "constitution_kr": (7, 17), "memorial_kr": (6, 6), "children_kr": (5, 5), "foundation_kr": (10, 3),
    "emperor_jp": (12, 23), "showa_jp": (4, 29), "constitution_jp": (5, 3), "greenery_jp": (5, 4),
    "children_jp": (5, 5), "culture_jp": (11, 3), "labour_jp": (11, 23), "foundation_jp": (2, 11),
    "white_day": (3, 14), "ides": (3, 15), "autumn_start": (9, 22), "spring_start": (3, 20), "summer_start": (6, 21),
    "winter_start": (12, 21), "cinco_de_mayo": (5, 5), "guy_fawkes": (11, 5), "st_george": (4, 23),
    "reformation": (10, 31), "candlemas": (2, 2), "st_stephen": (12, 26), "walpurgis": (4, 30), "lucia": (12, 13),
    "remembrance": (11, 11), "hiroshima": (8, 6), "nagasaki": (8, 9), "nuclear_test_day": (8, 29),
}  # fmt: skip
_WEEKDAYS = {
    "thanksgiving": (11, 4, 4), "labor_us": (9, 1, 1), "memorial_us": (5, 1, -1), "mlk": (1, 1, 3),
    "presidents": (2, 1, 3), "columbus": (10, 1, 2), "mothers": (5, 7, 2), "fathers": (6, 7, 3),
    "black_friday": (11, 4, 4), "cyber_monday": (11, 4, 4), "election_us": (11, 1, 1), "advent4": (12, 7, 3),
}  # fmt: skip
_AFTER = {"black_friday": 1, "cyber_monday": 4, "election_us": 1}
_EASTER = {
    "easter": 0, "good_friday": -2, "easter_monday": 1, "palm_sunday": -7, "ash_wednesday": -46, "mardi_gras": -47,
    "carnival_monday": -48, "carnival_sunday": -49, "ascension": 39, "pentecost": 49, "whit_monday": 50,
    "corpus_christi": 60, "maundy_thursday": -3, "holy_saturday": -1, "weiberfastnacht": -52, "trinity": 56,
}  # fmt: skip


def day_or_none(year: int, month: int, day: int) -> dt.date | None:
    """Return a day, None where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def add_months(day: dt.date, months: int) -> dt.date | None:
    """Return the day some months on, the last of its month where that is shorter; None outside the calendar."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: dt.date, days: float) -> dt.date | None:
    """Return the day some days on, None outside the calendar."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def monday(day: dt.date) -> dt.date:
    """Return the Monday of the week of a day."""
    return add_days(day, -day.weekday()) or day


def iso_week(day: dt.date) -> str:
    """Return the ISO week of a day: 2016-W46."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def week_start(year: int, week: int) -> dt.date | None:
    """Return the Monday of an ISO week."""
    try:
        return dt.date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def last_week(year: int) -> int:
    """Return the number of the last ISO week of a year."""
    return dt.date(year, _MONTHS, 28).isocalendar()[1]


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    """Return the nth (or, with -1, the last) weekday (Monday is 1) of a month."""
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    first, size = calendar.monthrange(year, month)
    day = (weekday - 1 - first) % 7 + 1
    days = list(range(day, size + 1, 7))
    index = nth - 1 if nth > 0 else nth
    return dt.date(year, month, days[index]) if -len(days) <= index < len(days) else None


def easter(year: int) -> dt.date | None:
    """Return Easter Sunday of the Western church (Butcher's method), None outside the calendar."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return day_or_none(year, month, day + 1)


def holiday(name: str, year: int) -> dt.date | None:
    """Return the day of a holiday in a year; None for one that we do not know."""
    if name in _FIXED:
        return day_or_none(year, *_FIXED[name])
    if name in _WEEKDAYS:
        day = nth_weekday(year, *_WEEKDAYS[name])
        return None if day is None else add_days(day, _AFTER.get(name, 0))
    if name in _EASTER:
        sunday = easter(year)
        return None if sunday is None else add_days(sunday, _EASTER[name])
    return _written(name, year)


def _written(name: str, year: int) -> dt.date | None:
    """A pack may write the day itself: `07-14`."""
    month, _, day = name.partition("-")
    return day_or_none(year, int(month), int(day)) if month.isdecimal() and day.isdecimal() else None


def is_fixed(name: str) -> bool:
    """Tell whether a holiday is on the same day every year."""
    return name in _FIXED or "-" in name


def from_other(name: str, year: int, month: int, day: int) -> dt.date | None:
    """Return the ISO day of a day in another calendar (`hijri`, `persian`), None where there is none."""
    if name == "hijri":
        number = day + -(-59 * (month - 1) // 2) + (year - 1) * 354 + (3 + 11 * year) // 30 + _HIJRI_EPOCH - 1
    elif name == "persian":
        number = _persian(year, month, day)
    else:
        return None
    ordinal = number - _UNIX_DAY
    return dt.date.fromordinal(ordinal) if 0 < ordinal < dt.date.max.toordinal() else None


def _persian(year: int, month: int, day: int) -> int:
    """Return the Julian day number of a day of the solar Hijri calendar (the 2820-year cycle)."""
    base = year - (474 if year >= 0 else 473)
    cycle = 474 + base % 2820
    past = (month - 1) * 31 if month <= 7 else (month - 1) * 30 + 6
    return day + past + (cycle * 682 - 110) // 2816 + (cycle - 1) * 365 + base // 2820 * 1029983 + _PERSIAN_EPOCH - 1


def common_year(name: str, year: int) -> int:
    """Return the year of the common era for a year of an era: `heisei` 30 is 2018, `buddhist` 2561 is 2018."""
    if name == "buddhist":
        return year - _BUDDHIST
    return ERAS[name] + year - 1 if name in ERAS else year
