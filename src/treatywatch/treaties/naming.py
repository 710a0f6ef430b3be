"""What a person means by a name: a state, or a treaty."""

from pathlib import Path

from treatywatch.model.errors import UsageError
from treatywatch.treaties.pack import available, find_state, load, nearest
from treatywatch.treaties.schema import Pack


def find_treaty(text: str, *, place: Path | None = None) -> str:
    """Return the id of the treaty that `text` (an id or one of its names, any case) stands for.

    Raises:
        UsageError: No such treaty; the message offers the nearest names.
    """
    names = _treaty_names(place)
    found = names.get(_plain(text))
    if found is None:
        raise UsageError(f"no treaty {text!r}{nearest(text, (*available(place), *_shown(place)))}")
    return found


def find(text: str, *, place: Path | None = None) -> tuple[str, str]:
    """Return `("treaty", id)` or `("state", ISO code)` for a name of either, any case.

    Raises:
        UsageError: Neither; the message offers the nearest names of both.
    """
    treaty = _treaty_names(place).get(_plain(text))
    if treaty is not None:
        return "treaty", treaty
    pack = load(available(place)[0], place=place)
    try:
        return "state", find_state(pack, text)
    except UsageError as error:
        states = [party.name for party in pack.parties.values()]
        near = nearest(text, (*available(place), *_shown(place), *states, *pack.parties))
        raise UsageError(f"no state {text!r} and no treaty of that name{near}") from error


def short_name(pack: Pack) -> str:
    """Return the name that a treaty commonly goes by."""
    return pack.names[0] if pack.names else pack.name


def _treaty_names(place: Path | None) -> dict[str, str]:
    names: dict[str, str] = {}
    for treaty in available(place):
        pack = load(treaty, place=place)
        names |= {_plain(name): treaty for name in (pack.name, *pack.names)}
    return names | {_plain(treaty): treaty for treaty in available(place)}


def _shown(place: Path | None) -> list[str]:
    return [name for treaty in available(place) for name in load(treaty, place=place).names]


def _plain(text: str) -> str:
    words = " ".join(text.replace("-", " ").split()).casefold()
    return words.removeprefix("the ")
