"""Sentences with their offsets."""

import re
from collections.abc import Collection, Iterator

# Nothing is tried twice: a line of a million full stops takes no longer than one of a million letters.
_SIGNS = r"""(?<![.!?…。！？؟।])[.!?…。！？؟।]++["'”’»)\]]*+(?=\s|$)|[。！？]"""
_END = re.compile(_SIGNS + r"|\n\s*\n|\n")
_END_IN_PARAGRAPH = re.compile(_SIGNS + r"|\n\s*\n")
_BEFORE_NUMBERS = frozenset({"No", "Nos", "Art", "art", "Fig", "p", "pp", "para"})
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.]*+|(?<!\d)\d++)$")
# Longer than any sentence that people write, in characters. What is asked of a sentence can take time with the square
# of its length, so that a line without an end is read in pieces.
_LONGEST = 4_000
# A question ends so near the end of its sentence; before its colon stands a statement of so many signs at least.
_CLOSING, _STATEMENT = 4, 30
_COLON = re.compile(r"[:：](?=\s)|：")
# A year that opens a clause has at most so many words before its sign, in so many characters.
_FEW = 4
_OPENING = 60
_YEAR_BEFORE = re.compile(r"(?<!\d)\d{4} [^\W\d_]\. ")
_COUNTED_WITHIN = 3_000
_NUMBER_SIGNS = ".,\u00a0\u202f"


def sentences(
    text: str, start: int, end: int, *, abbreviations: Collection[str], wrapped: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield half-open code point ranges of the sentences in `text[start:end]`, without outer white space.

    A full stop after an abbreviation, an initial or an ordinal before a lower-case letter ends no sentence. A sentence
    of more than 4,000 characters is cut between words. Where the range is one paragraph whose lines are `wrapped`, a
    line break is white space; else it ends a sentence.
    """
    for first, last in _whole(text, start, end, abbreviations, _END_IN_PARAGRAPH if wrapped else _END):
        while last - first > _LONGEST:
            cut = _seam(text, first, last)
            yield from _trimmed(text, first, cut)
            first = cut
        colon = _before_a_question(text, first, last)
        if colon:
            yield from _trimmed(text, first, colon)
            first = colon
        yield from _trimmed(text, first, last)


def _before_a_question(text: str, first: int, last: int) -> int:
    """Return where a question begins behind a colon: "When Finland left, all asked: what now?"."""
    if "?" not in text[max(first, last - _CLOSING) : last] and "？" not in text[max(first, last - _CLOSING) : last]:
        return 0
    found = _COLON.search(text, first + _STATEMENT, last)
    return 0 if found is None else found.start() + 1


def _whole(
    text: str, start: int, end: int, abbreviations: Collection[str], ends: "re.Pattern[str]"
) -> Iterator[tuple[int, int]]:
    begin = start
    for match in ends.finditer(text, start, end):
        if match.group().startswith(".") and _only_counts(text, start, begin, match):
            begin = match.end()
            continue
        if match.group().startswith(".") and not _ends(text, match, begin, abbreviations):
            continue
        yield begin, match.end()
        begin = match.end()
    yield begin, end


def _only_counts(text: str, start: int, begin: int, match: "re.Match[str]") -> bool:
    """Tell of the "2." of "1. How many are left? 2. Who paid?": it counts what is asked or answered."""
    number = text[begin : match.start()].strip()
    if len(number) > 2 or not number.isdecimal() or not number.isascii():
        return False
    if not text[match.end() : match.end() + 2].strip()[:1].isupper():
        return False
    near = text[match.end() :] if number == "1" else text[max(0, start - _COUNTED_WITHIN) : begin]
    wanted = "2" if number == "1" else str(int(number) - 1)
    return re.search(rf"(?:^|[\n.?!:;])\s*{wanted}\. +\w", near) is not None


def _seam(text: str, begin: int, end: int) -> int:
    """Where to cut: at the last space that fits, else behind the first word or sign that goes on over the limit."""
    limit = begin + _LONGEST
    space = max(text.rfind(sign, begin + 1, limit) for sign in " \t\n")
    if space > 0:
        return space
    return next((at for at in range(limit, end) if not _is_joined(text[at - 1], text[at])), end)


def _is_joined(before: str, after: str) -> bool:
    if before.isalnum():
        return after.isalnum() or (before.isdigit() and after in _NUMBER_SIGNS)
    return before in _NUMBER_SIGNS and after.isdigit()


def _ends(text: str, match: "re.Match[str]", begin: int, abbreviations: Collection[str]) -> bool:
    after = text[match.end() : match.end() + 2].strip()
    if after[:1].islower():
        return False
    word = _WORD_BEFORE.search(text, _run_before(text, begin, match.start()), match.start())
    if word is None:
        return True
    if len(word.group()) == 1 and word.group().islower() and word.group() not in abbreviations:
        # "in 2023 y. 34 people", as Slavic and Baltic languages write years: it goes on to a number, and where the year
        # opens the sentence or what follows a comma: "In 2025 y. Lithuania left."
        opening = text[begin : match.start()].rpartition(",")[2][-_OPENING:]
        # "Od lipca 2023 r. do października 2024 r. Stany Zjednoczone …"
        words = _YEAR_BEFORE.split(opening)[-1].split()
        # The numbers of a full date count as one word: "2022 m. vasario 24 d. Rusija …"
        numbers = sum(word[:1].isdigit() for word in words)
        return not after[:1].isdigit() and len(words) - max(0, numbers - 1) > _FEW
    if word.group() in abbreviations:
        # "No. 5" goes on, "No. We stay" does not.
        return after == "" or (word.group() in _BEFORE_NUMBERS and not after[:1].isdigit())
    # An initial: "J. Smith". A year or number does end a sentence.
    return not (len(word.group()) == 1 and word.group().isalpha() and word.group().isupper())


def _run_before(text: str, begin: int, end: int) -> int:
    """Where the letters, digits and full stops right before `end` start."""
    while end > begin and (text[end - 1].isalnum() or text[end - 1] in "._"):
        end -= 1
    return end


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
