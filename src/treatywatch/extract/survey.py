"""What a document is about, seen before it is read: its state, treaty and weapon, and whether it is ours at all."""

from collections import Counter
from collections.abc import Iterator, Sequence

from treatywatch.extract.discourse import Discourse
from treatywatch.extract.draft import described_treaty
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.weapons import TREATY_OF
from treatywatch.lang.pack import Pack

# What a document can be about, by the layers that name it.
_TOPICS = {"state": "state", "adj": "state", "capital": "state", "treaty": "treaty", "item": "item"}
_STATE_TOPICS = frozenset({"state", "adj", "capital"})
_WEAPONS = frozenset({"apm", "avm", "cm"})
# In the name of those who count and clear them.
_SPEAKING = frozenset({"organisation", "verb", "noun"})
_COUNTED = frozenset({"landmine", "landmines", "mines", "munition", "mined", "demining"})
_BARE_MINE = frozenset({"mine", "mines"})


def is_on_subject(read: Sequence[Sentence]) -> bool:
    """Tell whether a treaty or a weapon of ours is named; the bare word "mine" alone names neither."""
    strong = other = 0
    for sentence in read:
        for mark in sentence.marks:
            if mark.traits.subject and _is_ours(sentence, mark):
                strong += 1
            elif mark.traits.other_mine and mark.value("item") != "mine":
                other += 1
    if not strong and not other:
        return any(_is_of_deminers(s) for s in read)
    return strong > 0 and other <= strong


_DEMINERS = frozenset({"deminer", "deminers", "sappers"})
_LAYING = frozenset({"laid", "lay", "lays", "laying", "planted", "planting", "mined"})
_LAID_WITHIN = 4


def _is_of_deminers(sentence: Sentence) -> bool:
    """Tell of "Three deminers died", "laid the mines in 2021": no pit is meant."""
    mines = [m.first for m in sentence.marks if m.value("item") == "mine"]
    if not mines:
        return False
    tokens = sentence.tokens
    if any(t.low in _DEMINERS for t in tokens):
        return True
    return any(t.low in _LAYING for p in mines for t in tokens[max(0, p - _LAID_WITHIN) : p])


def _is_ours(sentence: Sentence, mark: Mark) -> bool:
    if "treaty" in mark.meanings or mark.value("item") in _WEAPONS:
        return True
    if mark.value("item") == "mine":
        return not _is_bare_mine(sentence, mark)
    if _SPEAKING.isdisjoint(mark.meanings):
        return False
    words = {t.low for t in sentence.tokens[mark.first : mark.last]}
    # "mine clearance", "mine action"
    return not _COUNTED.isdisjoint(words) or ("mine" in words and "clear" in mark.values("noun"))


def _is_bare_mine(sentence: Sentence, mark: Mark) -> bool:
    return mark.last - mark.first == 1 and sentence.tokens[mark.first].low in _BARE_MINE


def digs(read: Sequence[Sentence]) -> bool:
    """Tell whether pits, or mines at sea, are as much spoken of as the weapons by their full names."""
    other = sum([1 for s in read for m in s.marks if m.traits.other_mine])
    if not other:
        return False
    marks = [m for s in read for m in s.marks]
    named = sum((m.last - m.first > 1 and "item" in m.meanings) or "treaty" in m.meanings for m in marks)
    return 2 * other >= named


def drop_bare_mines(sentence: Sentence) -> None:
    """Let the bare word "mine" name no weapon."""
    for index, mark in enumerate(sentence.marks):
        if "item" in mark.meanings and _is_bare_mine(sentence, mark):
            sentence.put(index, {k: v for k, v in mark.meanings.items() if k != "item"})


def survey(discourse: Discourse, read: Sequence[Sentence], pack: Pack, *, filed: str | None = None) -> None:
    """Note what the document is about: what it names most, the first sentences counting threefold.

    A state that it was `filed` from goes before one that is named little more often.
    """
    weights = _weighed(read)
    states = weights["state"]
    focus = _foremost(states)
    if filed is not None and focus is not None and 2 * states[filed] >= states[focus]:
        focus = filed
    discourse.focus = focus
    if states["PRK"] + states["KOR"] >= _OFTEN:
        discourse.halves = {"north": "PRK", "south": "KOR", "northern": "PRK", "southern": "KOR"}
    discourse.at_war = "RUS" in states and "UKR" in states
    discourse.present = frozenset(states)
    discourse.focused = focus is not None and (2 * states[focus] >= sum(states.values()) or focus == filed)
    discourse.main_item = _foremost(weights["item"])
    discourse.main_treaty = _main_treaty(weights) or _that_on(discourse.main_item, read)
    discourse.proper = _proper(read)
    discourse.common = frozenset(t.low for s in read for t in s.tokens if t.text.islower())
    discourse.leaving = any(_speaks_of_leaving(s) for s in read)
    discourse.bill_on = None if discourse.leaving else next((t for s in read if (t := _enacted(s)) is not None), None)
    persons = {str(m.value("person")) for s in read for m in s.marks if "person" in m.meanings}
    for person in sorted(persons):
        entity = pack.entities[person]
        if entity.country and "former" not in entity.role.lower():
            discourse.holders.append((person, entity.country, entity.role.lower()))


# So often Korea is named where "the North" and "the South" are its halves.
_OFTEN = 3


def _that_on(item: str | None, read: Sequence[Sentence]) -> str | None:
    """Return the treaty on the weapon that a text is about, where it says "the treaty" and names none."""
    spoken_of = [(s, m) for s in read for m in s.marks if "treaty_word" in m.meanings]
    others = any("treaty" in m.values("ignore") for s in read for m in s.marks)
    others = others or any(_has_a_name(s, m) for s, m in spoken_of)
    return TREATY_OF.get(item or "") if spoken_of and not others else None


_BILLS = frozenset({"bill", "law", "act", "motion", "legislation", "amendment", "decree"})
_ENACTING = frozenset(
    {"ratify", "ratifying", "ratification", "join", "joining", "accede", "acceding", "accession", "implement"}
    | {"implements", "implementing"}
    | {"implementation", "enact", "enacting", "effect", "prohibition", "prohibitions", "ban", "banning"}
    | {"bans", "outlaw", "outlawing", "outlaws", "prohibit", "prohibiting", "prohibits", "approve", "approving"}
)


def _enacted(sentence: Sentence) -> str | None:
    """Return the treaty that a bill is to give effect to: "a bill to ratify it", "the Cluster Bombs Bill"."""
    if not any(m.traits.noted for m in sentence.marks):
        return None
    lows = {t.low for t in sentence.tokens}
    if _BILLS.isdisjoint(lows) or _ENACTING.isdisjoint(lows):
        return None
    treaty = next((m.value("treaty") for m in sentence.marks if "treaty" in m.meanings), None)
    if treaty is not None or not any(t.text in _TITLED for t in sentence.tokens):
        return treaty
    items = (TREATY_OF.get(str(m.value("item"))) for m in sentence.marks if "item" in m.meanings)
    return next((t for t in items if t is not None), None)


_TITLED = frozenset({"Bill", "BILL", "Act", "ACT"})


def _has_a_name(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a word with a capital stands before "treaty": some other one by its name."""
    return mark.first > 1 and sentence.tokens[mark.first - 1].text[:1].isupper()


def _speaks_of_leaving(sentence: Sentence) -> bool:
    """Tell whether a sentence names a withdrawal, or says that a treaty is left."""
    said = [
        m
        for m in sentence.marks
        if "leave" in m.traits.said and not gives_up_a_weapon(sentence, m) and not is_left_over(sentence, m)
    ]
    return bool(said) and (
        any("leave" in m.values("noun") for m in said)
        or any("treaty" in m.meanings or "treaty_word" in m.meanings for m in sentence.marks)
    )


_HAVE = frozenset({"have", "has", "had", "with", "is", "are", "was", "were", "'s"})
_AUXILIARIES = _HAVE | {"not", "never", "already", "also", "now", "since", "just", "both", "all", "formally", "ever"}
_AUXILIARIES |= {"officially", "and", "or", "who", "which", "that", "it", "they", "we", "he", "she", "recently", "yet"}
_LEFT_WITHIN = 8


def is_left_over(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "They have 60 square kilometres left", "has only two towns left with mines": what remains."""
    tokens, first = sentence.tokens, mark.first
    if tokens[first].low != "left" or mark.last - first > 1 or not first or tokens[first - 1].low in _AUXILIARIES:
        return False
    counted = next((a for a in sentence.amounts if 0 <= first - a.last <= _COUNTED_WITHIN), None)
    return counted is not None and any(
        tokens[p].low in _HAVE for p in range(max(0, counted.first - _LEFT_WITHIN), counted.first)
    )


_COUNTED_WITHIN = 2


def gives_up_a_weapon(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "had made it possible to give up the weapon": a verb of leaving whose object is a weapon."""
    if "leave" in mark.values("noun"):
        return False
    for other in sentence.starting(range(mark.last, mark.last + _OBJECT_WITHIN)):
        if "treaty" in other.meanings or "treaty_word" in other.meanings:
            return False
        if "item" in other.meanings or "item_word" in other.meanings:
            return other.last >= len(sentence.tokens) or sentence.tokens[other.last].low not in _NAMING
    return False


_OBJECT_WITHIN = 4
# "leave the mine ban", "quit the landmine treaty"
_NAMING = frozenset({"ban", "treaty", "convention", "pact", "accord", "agreement", "club", "regime"})


def _weighed(read: Sequence[Sentence]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {topic: Counter() for topic in _TOPICS.values()}
    for index, sentence in enumerate(read):
        weight = 3 if index < 4 else 1
        for mark in sentence.marks:
            if mark.traits.noted or mark.traits.names in _STATE_TOPICS:
                for topic, name in _topics(mark):
                    counts[topic][name] += weight
                described = described_treaty(sentence, mark, None) if "treaty_word" in mark.meanings else None
                if described is not None:
                    counts["treaty"][described] += weight
    return counts


def _main_treaty(weights: dict[str, Counter[str]]) -> str | None:
    """Return the treaty named most; of those on mines and on clusters that on the weapon that the text is about."""
    treaties, items = weights["treaty"], weights["item"]
    first = _foremost(treaties)
    if first not in _OURS or not _OURS.issubset(treaties):
        return first
    mines, clusters = items["apm"] + items["mine"], items["cm"]
    if first == "apmbc" and clusters > 2 * mines and 2 * treaties["ccm"] >= treaties["apmbc"]:
        return "ccm"
    if first == "ccm" and mines > 2 * clusters and 2 * treaties["apmbc"] >= treaties["ccm"]:
        return "apmbc"
    return first


_OURS = frozenset({"apmbc", "ccm"})


def _topics(mark: Mark) -> Iterator[tuple[str, str]]:
    for layer, topic in _TOPICS.items():
        name = str(mark.value(layer)) if layer in mark.meanings else "other"
        if name != "other":
            yield topic, name


def _foremost(counts: Counter[str]) -> str | None:
    # Of two named as often, the first.
    return max(counts, key=lambda name: counts[name]) if counts else None


def _proper(read: Sequence[Sentence]) -> frozenset[str]:
    found: set[str] = set()
    for sentence in read:
        tokens = sentence.tokens
        for position, mark in enumerate(sentence.covering):
            name = mark is None and position > 0 and tokens[position].text[0].isupper()
            if name and tokens[position - 1].text[-1].islower():
                found.add(tokens[position].low)
    return frozenset(found)
