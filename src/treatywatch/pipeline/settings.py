"""Settings, read once and handed down."""

import datetime as dt
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from treatywatch.model.errors import UsageError

LEDGER = "TREATYWATCH_LEDGER"
ARCHIVE = "TREATYWATCH_ARCHIVE"
TODAY = "TREATYWATCH_TODAY"
READER = "TREATYWATCH_ENGINE"

VARIABLES = {
    LEDGER: "the ledger's file (default: treatywatch.db in the folder you are in)",
    ARCHIVE: "the folder of the archived bytes (default: beside the ledger, <name>.archive)",
    TODAY: "the date that counts as today, YYYY-MM-DD (default: the machine's, in UTC)",
    READER: "what reads claims (default: packs.v1; quick.v1 reads English by its rules alone: faster, fewer claims)",
}
"""Environment variables that are read, and what each sets."""

ENGINE = "packs.v1"


def utc_now() -> dt.datetime:
    """Return this moment in UTC."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things lie and what time it is. `today` is the day that dates in texts are measured against."""

    ledger: Path
    archive: Path
    today: dt.date
    clock: Callable[[], dt.datetime] = utc_now
    engine: str = ENGINE


def settle(
    ledger: str | Path | None = None,
    *,
    archive: str | Path | None = None,
    today: dt.date | None = None,
    clock: Callable[[], dt.datetime] = utc_now,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """Return the settings: what is given, else the environment, else the defaults.

    Raises:
        UsageError: The ledger is the URL of another database, or `TREATYWATCH_TODAY` is no date.
    """
    env = os.environ if environ is None else environ
    place = _file(str(ledger if ledger is not None else env.get(LEDGER) or "treatywatch.db"))
    blobs = archive if archive is not None else env.get(ARCHIVE) or place.with_name(f"{place.stem}.archive")
    return Settings(place, Path(blobs), today or _today(env.get(TODAY), clock), clock, env.get(READER) or ENGINE)


def _file(place: str) -> Path:
    if place.startswith("sqlite:///"):
        return Path(place.removeprefix("sqlite:///"))
    if "://" in place:
        kind = place.split("://")[0]
        raise UsageError(f"{kind} ledgers are not supported yet; give the path of an SQLite file (--ledger, {LEDGER})")
    return Path(place)


def _today(text: str | None, clock: Callable[[], dt.datetime]) -> dt.date:
    if not text:
        return clock().astimezone(dt.UTC).date()
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{TODAY} is not a date: {text!r}; write it like 2025-03-18") from error
