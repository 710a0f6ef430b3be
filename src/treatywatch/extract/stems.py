"""Lists whose items go on with the words of the line that leads in: "Since 2015 Japan has:" / "- given 4 million"."""

import re

from treatywatch.extract.reading import Sentence

_BULLET = re.compile(r"[ \t]*(?:[-–—*•·▪>]|\(?(?:\d{1,2}|[a-z])[.)])[ \t]+")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]")
_OPEN = frozenset(
    {
        "has",
        "have",
        "had",
        "will",
        "would",
        "shall",
        "must",
        "should",
        "may",
        "can",
        "could",
        "is",
        "are",
        "was",
        "were",
    }
    | {"to", "not", "never", "cannot", "be", "also", "now", "already", "therefore"}
)
_MODAL = frozenset({"will", "would", "shall", "must", "should", "may", "can", "could", "to", "not", "never", "cannot"})
_CLOSING = frozenset(".!?")


class Stems:
    """Follows which line the items of a list go on with."""

    def __init__(self, text: str) -> None:
        """Start without one."""
        self._text = text
        self._stem: tuple[int, int] | None = None
        self._bulleted = False
        """The items so far had bullets: a line without one only goes on with the item before it."""

    def lead(self, span: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int] | None]:
        """Return where the words of a sentence stand, without its bullet, and those that it goes on with, if any."""
        if self._stem is None or not self._starts_line(span[0]):
            return span, None
        bullet = _BULLET.match(self._text, span[0])
        begin = span[0] if bullet is None else bullet.end()
        first = self._text[begin : begin + 1]
        if begin >= span[1] or not (bullet is not None or self._is_numbered(span[0]) or first.islower()):
            if _NUMBER.fullmatch(self._text[span[0] : span[1]]) is None:
                self._stem = None
            return span, None
        bulleted = bullet is not None or self._is_numbered(span[0])
        if self._bulleted and not bulleted:
            return span, None
        self._bulleted = bulleted
        goes_on = first.islower() or not first.isalpha() or self._wants_a_verb()
        return ((begin, span[1]), self._stem) if goes_on else (span, None)

    def _wants_a_verb(self) -> bool:
        """Tell whether only a verb can stand behind the line: "must:" / "- Leave the treaty"."""
        return self._stem is not None and self._text[slice(*self._stem)].rsplit(None, 1)[-1].lower() in _MODAL

    def note(self, sentence: Sentence) -> None:
        """Note whether a sentence is a line that a list goes on with."""
        tokens = sentence.tokens[sentence.led :]
        last = len(tokens) - (bool(tokens) and tokens[-1].text == ":")
        ends = sentence.text[sentence.end : sentence.end + 1] == "\n"
        if not ends or last < _SHORTEST or sentence.led or tokens[last - 1].text in _CLOSING:
            return
        word = tokens[last - 1]
        mark = sentence.mark(last - 1)
        told = last < len(tokens) and mark is not None and mark.form("verb") in _TOLD and mark.last == last
        goes_on = last < len(tokens) and re.match(
            r"\s*(?:[-–—*•]|\(?\w{1,2}[.)])?\s*to\s", sentence.text[sentence.end :]
        )
        colon = last < len(tokens)
        bulleted = _BULLET.match(sentence.text, _next_line(sentence)) is not None
        if (word.low in _OPEN and (colon or bulleted)) or told or goes_on:
            self._stem, self._bulleted = (sentence.start, word.end), False

    def _starts_line(self, start: int) -> bool:
        return not self._before(start).strip(" \t") or self._is_numbered(start)

    def _before(self, start: int) -> str:
        """Return what stands before in the same line, as far as a bullet can reach."""
        begin = max(0, start - _BULLET_WITHIN)
        return self._text[self._text.rfind("\n", begin, start) + 1 or begin : start]

    def _is_numbered(self, start: int) -> bool:
        """Tell of "1. leave the treaty", whose number was cut off as a sentence of its own."""
        return _NUMBER.fullmatch(self._before(start).strip()) is not None


def _next_line(sentence: Sentence) -> int:
    """Return where the next line with words begins."""
    text, here = sentence.text, sentence.end
    while here < len(text) and text[here].isspace():
        here += 1
    return here


_BULLET_WITHIN = 60
_SHORTEST = 2
_TOLD = (0, 1, 2, 4)
