"""Geography that contradicts the gazetteer: states put into groups that they are not in, borders of a wrong length."""

from collections.abc import Iterable, Iterator, Sequence

from treatywatch.model.answer import Conflict, Side
from treatywatch.model.document import TextDocument
from treatywatch.reconcile import explain
from treatywatch.reconcile.borders import border_conflicts
from treatywatch.reconcile.conflict import conflict, distinct
from treatywatch.reconcile.grouping import Mention, mentions

RULE = "geography.v1"


def geography(documents: Iterable[TextDocument]) -> tuple[Conflict, ...]:
    """Return the conflicts of `documents` with the packs' groups of states and lengths of borders."""
    ordered = sorted(documents, key=lambda one: (one.published or "9999", one.text_id))
    found = [mention for document in ordered for mention in mentions(document)]
    borders = (one for document in ordered for one in border_conflicts(document))
    return distinct((*_misplaced(found), *borders))


def _misplaced(found: Sequence[Mention]) -> Iterator[Conflict]:
    for mention in found:
        day = mention.document.published or ""
        members = mention.group.states(day)
        known = {*members, *mention.group.allowed, *mention.also}
        strangers = [state for state in mention.states if state not in known]
        for stranger in strangers:
            name = explain.name(stranger)
            value = f"{name} as {mention.group.one}"
            why = f"{name} is not {mention.group.one}{_on(day, mention)}: {_members(members)}."
            yield _conflict(mention, found, f"Is {name} {mention.group.one}?", value, why)
        if mention.number is not None and mention.number > len({*members, *mention.group.allowed}):
            value = f"{mention.number}"
            why = f"There are {len(members)}, not {mention.number}: {_members(members)}."
            yield _conflict(mention, found, f"How many {mention.group.names[0]} are there?", value, why)


def _conflict(mention: Mention, found: Sequence[Mention], question: str, value: str, why: str) -> Conflict:
    members = mention.group.states(mention.document.published or "")
    source = f"packs/names/geography.yml, {mention.group.id}: {mention.group.source} ({mention.group.confidence})"
    sides = [_side(mention, value), Side(value=_members(members), source=source)]
    right = next((one for one in found if _lists(one, mention, members)), None)
    if right is not None:
        sides.append(_side(right, _members(members)))
    return conflict("geography", question, sides, why=why, rule=RULE)


def _lists(one: Mention, wrong: Mention, members: tuple[str, ...]) -> bool:
    """Tell whether another document gives the group's full list, and rightly."""
    if one.document.text_id == wrong.document.text_id or one.group.id != wrong.group.id:
        return False
    return one.whole and set(one.states) == set(members)


def _side(mention: Mention, value: str) -> Side:
    document = mention.document
    return Side(
        value=value,
        doc=document.doc,
        text_id=document.text_id,
        start=mention.start,
        end=mention.end,
        exact=mention.exact,
        published=document.published,
    )


def _members(states: Sequence[str]) -> str:
    if len(states) > 12:
        return f"{len(states)} states"
    return ", ".join(sorted(explain.name(state) for state in states))


def _on(day: str, mention: Mention) -> str:
    dated = any(member.first or member.until for member in mention.group.members)
    return f" on {explain.time(day[:10])}" if day and dated else ""
