"""The visible characters of a page's source, each with its place there; linear whatever the page does."""

import html
import re
from array import array
from collections.abc import Iterator

# Elements whose content is no text of the page, whatever it looks like.
_HIDDEN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "canvas",
        "select",
        "textarea",
        "head",
        "title",
        "math",
        "audio",
        "video",
    }
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
# Their end tags may be left out (HTML Standard 13.1.2.4), so that they say nothing about depth.
_LOOSE = frozenset(
    {
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "optgroup",
        "colgroup",
        "html",
        "body",
    }
)
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    }
)
_TAG = re.compile(r"""<(/?)([a-zA-Z][\w:-]*+)[^>"']*+(?:"[^"]*+"[^>"']*+|'[^']*+'[^>"']*+)*>""")
_NAME = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,30})")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_WORD = re.compile(r"\S+")
# Longer tags are cut at the first ">": looking for closing quotes must not take forever.
_LONGEST_TAG = 20_000


class Visible:
    """The visible characters of `source` but white space, in one string `flat`, and where each stands.

    `starts[i]` and `ends[i]` are the code points of the source behind `flat[i]` (an entity is several). `breaks` are
    the places in `flat` where a block-level tag stands. `depth` is how deep elements nest, `tags` how many there are.
    """

    def __init__(self, source: str) -> None:
        """Read `source` once from left to right."""
        self.starts = array("L")
        self.ends = array("L")
        self.breaks: list[int] = []
        self.depth = self.tags = 0
        self._parts: list[str] = []
        self._deep = 0
        self._open_ended: set[str] = set()
        for start, end in self._texts(source):
            self._text(source, start, end)
        self.flat = "".join(self._parts)

    def _texts(self, source: str) -> Iterator[tuple[int, int]]:
        place = 0
        while (mark := source.find("<", place)) >= 0:
            yield place, mark
            place = self._markup(source, mark)
            if place == mark:
                yield mark, mark + 1
                place = mark + 1
        yield place, len(source)

    def _markup(self, source: str, mark: int) -> int:
        """Return the end of the tag, comment or hidden element at `mark`; `mark` itself if none begins there."""
        if source.startswith("<!--", mark):
            return _after(source.find("-->", mark + 4), 3, source)
        if source.startswith(("<!", "<?"), mark):
            return _after(source.find(">", mark), 1, source)
        named = _NAME.match(source, mark)
        if named is None:
            return mark
        tag = _TAG.match(source, mark, mark + _LONGEST_TAG)
        end = _after(source.find(">", mark), 1, source) if tag is None else tag.end()
        name = named[2].lower()
        self._count(name, closing=bool(named[1]))
        if not named[1] and name in _HIDDEN and not source.startswith("/>", end - 2):
            return self._skip(source, name, end)
        return end

    def _skip(self, source: str, name: str, place: int) -> int:
        close = None
        if name not in self._open_ended:
            close = re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE).search(source, place)
        if close is not None:
            return close.end()
        self._open_ended.add(name)
        # Like a browser: without an end, a script runs to the end of the page; a <head> does not.
        return len(source) if name in ("script", "style") else place

    def _count(self, name: str, *, closing: bool) -> None:
        self.tags += 1
        if name not in _INLINE and (not self.breaks or self.breaks[-1] != len(self.starts)):
            self.breaks.append(len(self.starts))
        if name in _VOID or name in _LOOSE or name in _HIDDEN:
            return
        self._deep = max(0, self._deep - 1) if closing else self._deep + 1
        self.depth = max(self.depth, self._deep)

    def _text(self, source: str, start: int, end: int) -> None:
        place = start
        for entity in _ENTITY.finditer(source, start, end):
            self._words(source, place, entity.start())
            for char in html.unescape(entity[0]):
                if not char.isspace():
                    self._parts.append(char)
                    self.starts.append(entity.start())
                    self.ends.append(entity.end())
            place = entity.end()
        self._words(source, place, end)

    def _words(self, source: str, start: int, end: int) -> None:
        for word in _WORD.finditer(source, start, end):
            self._parts.append(word[0])
            self.starts.extend(range(word.start(), word.end()))
            self.ends.extend(range(word.start() + 1, word.end() + 1))

    def paragraphs(self, source: str) -> Iterator[str]:
        """Yield the visible text of `source` between block-level tags, white space folded."""
        first = 0
        for last in [*self.breaks, len(self.starts)]:
            if last > first:
                yield " ".join(self._spaced(source, first, last).split())
            first = max(first, last)

    def _spaced(self, source: str, first: int, last: int) -> str:
        parts: list[str] = []
        before = self.starts[first]
        for index in range(first, last):
            if self.starts[index] > before and any(map(str.isspace, _bare(source[before : self.starts[index]]))):
                parts.append(" ")
            parts.append(self.flat[index])
            before = self.ends[index]
        return "".join(parts)


def _bare(between: str) -> str:
    """Return what stands between two visible characters without tags: white space and entities for it."""
    return html.unescape(_TAG.sub("", between)) if between else ""


def _after(found: int, width: int, source: str) -> int:
    return len(source) if found < 0 else found + width
