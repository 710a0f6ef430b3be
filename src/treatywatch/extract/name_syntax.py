"""What stands around a name in its sentence: prepositions, possessive endings, "of Latvia", runs of capitals."""

import re

from treatywatch.extract.names import is_organisation_name
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.verbs import is_verb

AND = frozenset({"and", "or", "nor", "&"})
# Words that can stand between a preposition and the name that it governs.
_BEFORE_NAMES = frozenset(
    {"the", "both", "its", "their", "a", "an", "neighbouring", "several", "other", "fellow", "then", "former", "all"}
    | {"firm", "company", "called", "named", "manufacturer", "maker", "supplier", "dealer", "contractor"}
)
_WORDS_IN_NAMES = frozenset(
    {"stop", "prep", "verb", "op", "say", "via_verb", "sub", "noun", "limit", "step_word", "own", "programme_word"}
    | {"paper", "crowd", "item_word", "member", "first"}
)
_NAME_WORD = re.compile(r"[^\W\d_]+")


_NEXT_DOOR = frozenset({"neighbouring", "neighboring"})


_BEFORE_THEN = frozenset({"by", "since", "until", "before", "from", "till"})


_NO_CONJUNCTIONS = frozenset({"during", "amid", "despite", "ahead of", "prior to", "upon", "in spite of"})


def role_before(s: Sentence, first: int) -> tuple[str, str]:
    """Return (`prep` and the preposition) where one governs the mention that starts at `first`."""
    here = first - 1
    while here >= 0:
        token = s.tokens[here]
        mark = s.mark(here)
        if token.low in _NEXT_DOOR and (here == 0 or s.tokens[here - 1].text in (",", ";", "—")):
            # "Neighbouring Myanmar, where …"
            return "", ""
        if mark is not None and "sub" in mark.meanings and s.words(mark.first, mark.last).lower() in _NO_CONJUNCTIONS:
            # "During the Kargil war the army laid mines"
            return "prep", token.low
        if mark is not None and "prep" in mark.meanings:
            return "prep", token.low if mark.last - mark.first == 1 else s.words(mark.first, mark.last).lower()
        if token.low == "them" and here and s.tokens[here - 1].low == "among":
            return "prep", "including"
        if token.low in _BEFORE_NAMES and mark is not None and "maker" in mark.meanings:
            # "from the Polish company Belma"
            here = mark.first - 1
            described = s.mark(here)
            here -= described is not None and "adj" in described.meanings
            continue
        if token.low in ("then", "now") and here and s.tokens[here - 1].low in _BEFORE_THEN:
            # "By then the kingdom had destroyed them"
            return "", ""
        if token.low in _BEFORE_NAMES or (mark is None and token.low.endswith(("ern", "ing", "an"))):
            here -= 1
            continue
        return "", ""
    return "", ""


def role_of(s: Sentence, first: int, last: int) -> tuple[str, str]:
    """Return role and preposition of the mention at tokens `first` to `last` (excluded)."""
    role, prep = role_before(s, _before_its_owner(s, first))
    return ("owner" if is_owner(s, last) else role), prep


def _before_its_owner(s: Sentence, first: int) -> int:
    """Return where the owner of "from Finland's Savon Ammus" begins, else `first`."""
    here = first - 1
    if here > 0 and s.tokens[here].low == "s":
        here -= 1
    if here < 1 or s.tokens[here].low != "'" or not is_owner(s, here):
        return first
    owner = s.mark(here - 1)
    return owner.first if owner is not None and "state" in owner.meanings else first


def is_owner(s: Sentence, last: int) -> bool:
    """Tell whether a possessive ending stands at `last`, right behind a name."""
    if last >= len(s.tokens):
        return False
    token = s.tokens[last]
    if token.low != "'" or token.start != s.tokens[last - 1].end:
        return False
    following = s.tokens[last + 1] if last + 1 < len(s.tokens) else None
    return following is not None and (
        (following.low == "s" and following.start == token.end) or s.tokens[last - 1].low.endswith("s")
    )


def owner_length(s: Sentence, last: int) -> int:
    """Return how many tokens the possessive ending at `last` has."""
    return 2 if last + 1 < len(s.tokens) and s.tokens[last + 1].low == "s" else 1


def is_people(s: Sentence, mark: Mark) -> bool:
    """Tell "Poles", who act, from "Polish", which describes: plural peoples end in s and stand without a noun."""
    word = s.tokens[mark.last - 1].low
    following = s.mark(mark.last)
    if word.endswith(_PEOPLES) and mark.first and s.tokens[mark.first - 1].low == "the":
        # "the British put in two million", "the Japanese have just given"
        if _is_listed(s, mark.last):
            return True
        return following is not None and following.first == mark.last and is_verb(following) and _only_acts(following)
    return word.endswith("s") and word != "swiss" and (following is None or "noun" not in following.meanings)


def _is_listed(s: Sentence, last: int) -> bool:
    """Tell of "The British, the Germans and the Italians": another people follows."""
    words = [t.low for t in s.tokens[last : last + 3]]
    if words[:1] == [","] or words[:1] == ["and"]:
        words = words[1:]
    else:
        return False
    if words[:1] != ["the"]:
        return False
    mark = s.mark(last + 2)
    return mark is not None and "adj" in mark.meanings


_PEOPLES = ("ish", "ese", "tch", "nch", "iss")


def _only_acts(mark: Mark) -> bool:
    """Tell whether a word is a verb and can be nothing else."""
    return "noun" not in mark.meanings and mark.form("verb") not in (3, 4)


def is_plain_body(s: Sentence, mark: Mark) -> bool:
    """Tell whether an office is a body of state: "the president" is, unless a name follows."""
    behind = s.mark(mark.last)
    named = behind is not None and "person" in behind.meanings
    return "body" in mark.meanings and not named and capital_run(s, mark.last) is None


# Given names that are words too.
_GIVEN = frozenset(
    {"grant", "mark", "bill", "will", "grace", "faith", "hope", "rose", "frank", "chase", "drew", "pat", "rob", "sue"}
    | {"art", "dawn", "guy", "jack", "lance", "miles", "ray", "rich", "victor", "wade", "ward", "carol", "daisy", "may"}
    | {"june", "april", "august", "christian", "dean", "earl", "price", "gene", "hunter", "mason", "page", "penny"}
    | {
        "robin",
        "sandy",
        "sterling",
        "summer",
        "autumn",
        "trip",
        "violet",
        "joy",
        "clay",
        "cliff",
        "dale",
        "glen",
        "reed",
    }
    | {"heath", "holly", "ivy", "josh", "max", "nick", "norm", "rusty", "skip", "stone", "ford", "forest"}
)


def opens_with_given(s: Sentence, position: int) -> bool:
    """Tell of "Grant Holloway" inside a sentence: a given name that is a word too, a capital and no word behind."""
    if not position or position + 1 >= len(s.tokens) or s.tokens[position].low not in _GIVEN:
        return False
    token, behind = s.tokens[position], s.tokens[position + 1]
    before = s.tokens[position - 1]
    capital = token.text[0].isupper() and behind.text[:1].isupper() and behind.text[1:].islower()
    return capital and s.role != "title" and s.mark(position + 1) is None and not before.text[:1].isupper()


def capital_run(s: Sentence, position: int) -> int | None:
    """Return the end of a run of capitalised words that no phrase of the pack explains."""
    end = position + 1 if opens_with_given(s, position) else position
    while end < len(s.tokens) and end - position < 5:
        token, mark = s.tokens[end], s.mark(end)
        if mark is not None and not _inside_a_name(s, position, end):
            if not _is_aim_of_a_house(s, position, end):
                break
            end = mark.last
            continue
        joined = _past_particles(s, end) if end > position else end
        if joined > end:
            end = joined
            continue
        if token.text == "-" and end > position and end + 1 < len(s.tokens) and token.start == s.tokens[end - 1].end:
            end += 1
            continue
        if token.text in ("'", "’") and end > position and _is_inside_a_house(s, end):
            end += 1
            continue
        if not _NAME_WORD.fullmatch(token.text) or not token.text[0].isupper():
            break
        end += 1
    while end > position and s.tokens[end - 1].text == "-":
        end -= 1
    return end if end > position else None


_MEMBERS = frozenset(
    {"bishops", "farmers", "people", "workers", "teachers", "doctors", "women", "veterans", "survivors", "mothers"}
    | {"lawyers", "officers", "students", "citizens", "journalists", "writers", "employers", "reservists", "youth"}
)


def _is_inside_a_house(s: Sentence, position: int) -> bool:
    """Tell of the sign in "the Bishops' Conference", "the Farmers' Union": whose house it is belongs to its name."""
    if position + 1 >= len(s.tokens) or s.tokens[position - 1].low not in _MEMBERS:
        return False
    return s.tokens[position + 1].text[:1].isupper()


_PARTICLES = frozenset(
    {"del", "de", "la", "las", "los", "da", "do", "dos", "das", "di", "du", "des", "al", "el", "ez", "es", "as", "ad"}
    | {"ar", "ash", "az", "bin", "ibn", "ul", "van", "von", "der", "den", "ould", "ag", "e"}
)
_AMBIGUOUS = frozenset({"as", "do", "es", "e"})


def _past_particles(s: Sentence, position: int) -> int:
    """Return where the capital behind "del" of "Clan del Golfo", "al-" of "Jabal al-Zawiya" stands, else `position`."""
    here = position
    while here < len(s.tokens) and s.tokens[here].low in _PARTICLES and s.mark(here) is None and here - position < 2:
        here += 1
    if here == position:
        return position
    hyphen = here < len(s.tokens) and s.tokens[here].text == "-"
    if s.tokens[here - 1].low in _AMBIGUOUS and not hyphen:
        return position
    here += hyphen
    capital = here < len(s.tokens) and s.tokens[here].text[:1].isupper() and s.mark(here) is None
    return here if capital else position


_HOUSED_WITHIN = 3


def _is_aim_of_a_house(s: Sentence, first: int, position: int) -> bool:
    """Tell of "Mine Action" in "the Horn Mine Action Forum": capitals, and a house's word behind."""
    mark = s.mark(position)
    if position > first and s.role == "body" and _is_of_mine_aid(s, position):
        return True
    if position == first or mark is None or mark.last - mark.first < 2 or mark.first != position or s.role != "body":
        return False
    if _AIMS_OF_HOUSES.isdisjoint(mark.meanings) or not all(
        t.text[:1].isupper() for t in s.tokens[position : mark.last]
    ):
        return False
    end = mark.last
    while end < len(s.tokens) and end - mark.last < _HOUSED_WITHIN and s.tokens[end].text[:1].isupper():
        end += 1
    return end > mark.last and s.mark(mark.last) is None and is_organisation_name(s.words(mark.last, end))


def _is_of_mine_aid(s: Sentence, position: int) -> bool:
    """Tell of "Mine" and "Aid" in "Nordic Mine Aid"."""
    here = s.tokens[position].text
    ahead = s.tokens[position + 1].text if position + 1 < len(s.tokens) else ""
    return (here in _WEAPON_WORDS and ahead in _CAUSES) or (
        here in _CAUSES and s.tokens[position - 1].text in _WEAPON_WORDS
    )


_WEAPON_WORDS = frozenset({"Mine", "Mines", "Landmine", "Landmines"})
_CAUSES = frozenset({"Aid", "Relief", "Watch", "Clear", "Alliance", "Group", "Network", "Fund", "Response", "Trust"})
_AIMS_OF_HOUSES = frozenset({"item", "noun"})


def _inside_a_name(s: Sentence, first: int, position: int) -> bool:
    """Whether a common word with a capital stands inside a name: "Fields Without Fear", "Brzezina Works"."""
    mark, token = s.mark(position), s.tokens[position]
    if position == first or mark is None or mark.last - mark.first > 1:
        return False
    # "Neris Munitions", "Baltic Ordnance"
    goods = set(mark.meanings) == {"item"} and mark.value("item") == "other"
    if not goods and not set(mark.meanings) <= _WORDS_IN_NAMES:
        return False
    return token.text[:1].isupper() and s.role != "title"


def states_behind(s: Sentence, position: int) -> tuple[tuple[str, ...], int]:
    """Return the states in "of Latvia", "of the Polish parliament" right behind an office or body, and their end."""
    here = position
    if here < len(s.tokens) and s.tokens[here].low in ("of", "in", "for"):
        here += 1
        while here < len(s.tokens) and s.tokens[here].low == "the" and not _names_a_state(s, here):
            here += 1
        mark = s.mark(here)
        if mark is not None and mark.first == here:
            for layer in ("state", "capital", "group"):
                if layer in mark.meanings:
                    return _more_states(s, tuple(str(mark.value(layer)).split()), mark.last)
    return (), position


def _more_states(s: Sentence, states: tuple[str, ...], last: int) -> tuple[tuple[str, ...], int]:
    """Go on through a list: "the armed forces of Russia, Iran and North Korea"."""
    here = last
    while here < len(s.tokens) and (s.tokens[here].low in AND or s.tokens[here].low in (",", "the")):
        here += 1
        mark = s.mark(here)
        for layer in ("state", "group"):
            if mark is not None and mark.first == here and layer in mark.meanings and not is_owner(s, mark.last):
                states += tuple(str(mark.value(layer)).split())
                here = last = mark.last
                break
    return states, last


def _names_a_state(s: Sentence, position: int) -> bool:
    mark = s.mark(position)
    return mark is not None and mark.first == position and "state" in mark.meanings
