import datetime as dt
from pathlib import Path

import pytest

from treatywatch.model.errors import UsageError
from treatywatch.pipeline.settings import settle


def noon() -> dt.datetime:
    return dt.datetime(2025, 3, 18, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-2)))


def test_defaults() -> None:
    settings = settle(environ={}, clock=noon)
    assert (settings.ledger, settings.archive) == (Path("treatywatch.db"), Path("treatywatch.archive"))
    assert settings.today == dt.date(2025, 3, 19)


def test_environment_sets_what_is_not_given() -> None:
    environ = {"TREATYWATCH_LEDGER": "/x/a.db", "TREATYWATCH_TODAY": "2024-02-29"}
    settings = settle(environ=environ)
    assert (settings.ledger, settings.archive) == (Path("/x/a.db"), Path("/x/a.archive"))
    assert settings.today == dt.date(2024, 2, 29)
    assert settle("b.db", environ=environ).ledger == Path("b.db")
    assert settle(environ={**environ, "TREATYWATCH_ARCHIVE": "/blobs"}).archive == Path("/blobs")
    assert (settings.engine, settle(environ={"TREATYWATCH_ENGINE": "quick.v1"}).engine) == ("packs.v1", "quick.v1")


def test_sqlite_url_is_a_path() -> None:
    assert settle("sqlite:////x/a.db", environ={}).ledger == Path("/x/a.db")


@pytest.mark.parametrize(
    ("ledger", "environ", "message"),
    [
        pytest.param("postgresql://h/b", {}, "postgresql ledgers are not supported yet", id="other-database"),
        pytest.param(None, {"TREATYWATCH_TODAY": "soon"}, "TREATYWATCH_TODAY is not a date: 'soon'", id="no-date"),
    ],
)
def test_wrong_settings_say_what_to_do(ledger: str | None, environ: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        settle(ledger, environ=environ)
