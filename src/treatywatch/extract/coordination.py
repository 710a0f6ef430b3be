"""Names in a row: "Poland, Estonia and Latvia" are one mention with the ids of all."""

from collections.abc import Sequence
from dataclasses import replace

from treatywatch.extract.lookahead import is_adverb, is_set_in
from treatywatch.extract.name_syntax import AND
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Sentence
from treatywatch.extract.verbs import is_finite

_LISTABLE = frozenset({"state", "union", "body", "organisation", "company"})
_JOINING = AND | {",", "–", "—", "along", "alongside", "well", "together", "plus"}
# Words that may stand between two names of a list without ending it.
_FILLING = frozenset(
    {",", "–", "-", "—", "the", "both", "neighbouring", "with", "along", "as", "well", "together", "alongside", "plus"}
    | {"but", "also", "then", "republics", "states"}
)


# What describes a party in a list: "the Save Romania Union and the nationalist AUR".
_OF_PARTIES = frozenset(
    {"nationalist", "populist", "liberal", "conservative", "socialist", "centrist", "ruling", "governing", "opposition"}
    | {
        "left",
        "right",
        "wing",
        "far",
        "hard",
        "centre",
        "center",
        "radical",
        "green",
        "agrarian",
        "pro",
        "anti",
        "european",
    }
    | {"small", "smaller", "tiny", "junior", "coalition", "partner", "partners", "party", "parties", "group", "largest"}
    | {
        "campaign",
        "charity",
        "non",
        "governmental",
        "rights",
        "monitor",
        "its",
        "ally",
        "allies",
        "fellow",
        "communist",
    }
)


def joined(s: Sentence, found: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of a sentence, those of one list made one."""
    lists: list[Mention] = []
    group: list[Mention] = []
    for mention in found:
        if group and _listed(s, group[-1], mention):
            group.append(mention)
            continue
        lists.extend(_spread(group))
        group = [mention]
    lists.extend(_spread(group))
    return lists


def _listed(s: Sentence, before: Mention, after: Mention) -> bool:
    if before.kind != after.kind or before.kind not in _LISTABLE:
        return False
    if before.pronoun is not None or after.pronoun is not None or (before.role == "adj") != (after.role == "adj"):
        return False
    between = [t.low for t in s.tokens[before.last : after.first]]
    if between == [","] and any(t.low in AND for t in s.tokens[max(0, before.first - 2) : before.first]):
        # "Estonia, Latvia and Lithuania, Poland": the list was closed by its "and".
        return False
    if {"'", "s"} <= set(between):
        return False
    if between == [","] and after.role == "owner" and before.role != "owner" and before.first:
        # "to Russia, South Korea's intelligence service believes"
        return False
    if between == [","] and _ends_what_led(s, before, after):
        return False
    if between == [",", "and"] and any(a.first == after.last for a in s.amounts):
        # "6,000 to Ukraine, and Norway 4,000"
        return False
    if between == [",", "and"] and _is_turned(s, before) and _is_aux(s, after.last):
        # "nor is North Korea, and Seoul is thought to keep mines"
        return False
    if _is_told_of_another(s, before, after, between):
        # "contributed 8 million to demining in Sri Lanka and Japan contributed 6 million"
        return False
    filling = _FILLING | _OF_PARTIES if before.kind == "organisation" else _FILLING
    return any(w in _JOINING for w in between) and all(w in AND or w in filling or w in ("'", "s") for w in between)


def _is_told_of_another(s: Sentence, before: Mention, after: Mention, between: list[str]) -> bool:
    """Tell of "gave 8 million for Colombia and Iraq, and the Netherlands announced 6": the list was closed."""
    if between not in (["and"], [",", "and"]) or not _another_acts(s, before, after):
        return False
    led = s.tokens[before.first - 1]
    if between == [",", "and"] and led.low in AND:
        return True
    return bool(before.prep) and not after.role and not (between == [",", "and"] and led.text == ",")


def _is_turned(s: Sentence, before: Mention) -> bool:
    """Tell of the name of "nor is North Korea", "so does Iran": it stands behind its verb."""
    words = [t.low for t in s.tokens[max(0, before.first - 2) : before.first]]
    return len(words) > 1 and words[0] in ("nor", "neither", "so", "as") and _is_aux(s, before.first - 1)


def _is_aux(s: Sentence, position: int) -> bool:
    mark = s.mark(position)
    return mark is not None and "aux" in mark.meanings


def _ends_what_led(s: Sentence, before: Mention, after: Mention) -> bool:
    """Tell of the comma in "After Lithuania, Latvia too has decided", "according to his ministry, Russian forces"."""
    return (
        _is_set_in_front(s, before, after)
        or is_a_source(s, before)
        # "for mine clearance in Ukraine, Berlin said"
        or bool(before.prep and _says(s, after.last))
    )


_ADVERBS = frozenset({"too", "also", "now", "never", "still", "already", "itself", "then", "only", "soon", "finally"})


def _is_set_in_front(s: Sentence, before: Mention, after: Mention) -> bool:
    """Tell whether the name behind the comma begins the clause proper: "In a bid to deter Russia, Poland ordered".

    A list of two has its "and" ("Norway and Finland have"), except in headlines, which begin with it.
    """
    if after.role or not before.first or s.role == "title":
        return False
    here = after.last
    while here < len(s.tokens) and (s.tokens[here].low in _ADVERBS or is_adverb(s, here)):
        here += 1
    if here < len(s.tokens) and s.tokens[here].text == ",":
        # "With the help of Japan, Poland, along with four others, destroyed"
        return is_set_in(s, here)
    return here < len(s.tokens) and (is_finite(s, here) or (before.prep != "" and _is_some_verb(s, here)))


def _is_some_verb(s: Sentence, position: int) -> bool:
    """Tell of a word behind a name that looks like a past: "to Georgia, Angola apologised"."""
    low = s.tokens[position].low
    mark = s.mark(position)
    plain = mark is None or "verb" in mark.meanings
    return plain and s.tokens[position].text.islower() and (low.endswith("ed") or low in _PASTS)


_PASTS = frozenset(
    {"fell", "went", "came", "took", "grew", "felt", "kept", "drew", "met", "led", "chose", "stood", "sat", "spoke"}
    | {"rose", "ran", "saw", "got", "gave", "found", "thought", "knew", "wrote", "held", "brought", "won", "lost"}
)


_DESCRIBING = frozenset({"who", "which", "that", "where", "when", "while", "if", "because"})


def _another_acts(s: Sentence, before: Mention, after: Mention) -> bool:
    """Tell whether the second of two names has a verb of its own, the sentence having had one before the first."""
    if after.last >= len(s.tokens) or not is_finite(s, after.last):
        return False
    verb = s.mark(after.last)
    earlier = [p for p in range(before.first) if is_finite(s, p)]
    told = verb is not None and verb.form("verb") == 2 and "aux" not in verb.meanings
    return told and len(earlier) == 1 and _DESCRIBING.isdisjoint(t.low for t in s.tokens[: before.first])


def is_a_source(s: Sentence, mention: Mention) -> bool:
    """Tell of "According to the ministry,": whose word it is."""
    led = mention.first - 1
    if led > 0 and s.tokens[led].low in ("the", "its", "his", "her"):
        led -= 1
    mark = s.mark(led) if led >= 0 else None
    return mark is not None and "according" in mark.meanings


def _says(s: Sentence, position: int) -> bool:
    mark = s.mark(position)
    return mark is not None and "say" in mark.meanings and mark.form("say") in (1, 2)


def _spread(group: Sequence[Mention]) -> Sequence[Mention]:
    if len(group) < 2 or (group[0].role == "owner" and group[-1].role != "owner"):
        return group
    if len(group[0].ids) > 1 and len(group) - 1 == len(group[0].ids):
        # "Three Baltic states, Lithuania, Estonia and Finland": the names are what the writer means.
        group = [replace(group[1], first=group[0].first, role=group[0].role, prep=group[0].prep), *group[2:]]
    ids = tuple(dict.fromkeys(i for m in group for i in m.ids))
    states = tuple(dict.fromkeys(i for m in group for i in m.states))
    head = group[0]
    role = group[-1].role if group[-1].role in ("owner", "adj") else head.role
    return [Mention(head.first, group[-1].last, ids, head.kind, states, role, head.body, prep=head.prep)]
