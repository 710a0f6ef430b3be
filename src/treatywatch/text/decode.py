"""From bytes to characters, whatever the encoding, with line breaks as LF."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from charset_normalizer import from_bytes

from treatywatch.model.document import OffsetRun
from treatywatch.model.errors import SetAside
from treatywatch.text.offsets import CR, CR_OR_LF, broken, fixed_runs, joined, utf8_runs

# Longest first: the mark of UTF-32 LE begins with that of UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", 4),
    (codecs.BOM_UTF32_BE, "utf-32-be", 4),
    (codecs.BOM_UTF16_LE, "utf-16-le", 2),
    (codecs.BOM_UTF16_BE, "utf-16-be", 2),
)
_KINDS = (
    (b"%PDF-", "a PDF file", "save its text as .txt or its page as .html"),
    (b"PK\x03\x04", "a ZIP or Office file", "unpack it, or save the document as text"),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
    (b"\x89PNG", "a PNG picture", "only texts are read"),
    (b"\xff\xd8\xff", "a JPEG picture", "only texts are read"),
    (b"GIF8", "a GIF picture", "only texts are read"),
    (b"\x7fELF", "a program", "only texts are read"),
    (b"SQLite format 3", "a database", "export its articles as JSONL"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save the document as text"),
    (b"{\\rtf", "an RTF file", "save the document as text"),
)
_BINARY_ADVICE = "check that the file is a text; save it as UTF-8"
# What charset-normalizer needs to see; more of the same tells it nothing new and costs seconds.
_SAMPLE = 64 * 1024
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_MIXED = "treatywatch-mixed"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters with LF line breaks, the encoding they were read from, their way back, and what was doubtful."""

    text: str
    encoding: str
    runs: tuple[OffsetRun, ...]
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, item: str, declared: str | None = None) -> Decoded:
    """Return the characters of `data`; `declared` is the encoding that a page claims for itself.

    A mark at the start decides, then valid UTF-8, then what was declared, then what charset-normalizer finds.
    A UTF-8 mark stays as the first character, as `Path.read_text` leaves it.

    Raises:
        SetAside: Empty, binary, or with NUL bytes in it.
    """
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x0b\x0c\x00"):
        raise SetAside("empty: no characters in it", item, "nothing to read; remove it or fetch it again")
    for magic, kind, advice in _KINDS:
        if data.startswith(magic):
            raise SetAside(f"{kind}, not a text", item, advice)
    for mark, encoding, width in _MARKS:
        if data.startswith(mark):
            return _wide(data, encoding, skip=width, item=item)
    if b"\0" in data:
        return _unmarked(data, item)
    return _narrow(data, item, declared)


def _wide(data: bytes, encoding: str, *, skip: int, item: str) -> Decoded:
    unit = 4 if "32" in encoding else 2
    notes = [f"decoded as {encoding}"]
    body = data[skip:]
    if len(body) % unit:
        body = body[: -(len(body) % unit)]
        notes.append("last character cut off")
    try:
        raw = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise SetAside(f"not valid {encoding} at byte {skip + error.start}", item, _BINARY_ADVICE) from error
    if not _readable(raw):
        raise SetAside("binary data, not a text", item, _BINARY_ADVICE)
    lines: list[str] = []
    runs: list[OffsetRun] = []
    start, place = 0, skip
    for line in re.split("(\r\n|\r|\n)", raw):
        size = len(line.encode(encoding))
        shown = "\n" if line[:1] in ("\r", "\n") else line
        for part in re.findall("[\x00-\uffff]+|[\U00010000-\U0010ffff]+", line) if shown == line else ():
            width = len(part.encode(encoding))
            runs.extend(fixed_runs(part, start=start, byte_start=place, byte_end=place + width))
            start, place, size = start + len(part), place + width, size - width
        if shown != line:
            runs.append(OffsetRun(start, 1, place, place + size, False))
            start += 1
        place += size
        lines.append(shown)
    return Decoded("".join(lines), encoding, tuple(joined(runs)), tuple(notes))


def _unmarked(data: bytes, item: str) -> Decoded:
    """Return UTF-16 without a mark, if that is where the NUL bytes come from."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    # In UTF-16 of any alphabet spaces and line breaks have a NUL on one side, hardly any character on the other.
    if min(even, odd) * 10 <= max(even, odd) and max(even, odd) * 50 > len(data):
        try:
            return _wide(data, "utf-16-le" if odd > even else "utf-16-be", skip=0, item=item)
        except SetAside:
            pass
    raise SetAside(f"{even + odd} NUL bytes: binary data or a broken text", item, _BINARY_ADVICE)


def _readable(text: str) -> bool:
    sample = text[:20000]
    printable = sum(c.isprintable() or c in "\n\r\t\f\ufeff\u200b\xad" for c in sample)
    words = sum(c.isalnum() or c in " \n\r\t" for c in sample)
    return printable >= 0.98 * len(sample) and words >= 0.5 * len(sample)


def _narrow(data: bytes, item: str, declared: str | None) -> Decoded:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _other(data, item, declared)
    text = _lines(data, "utf-8")
    if not _readable_controls(text.text):
        raise SetAside("control characters all over: binary data, not a text", item, _BINARY_ADVICE)
    return text


def _readable_controls(text: str) -> bool:
    sample = text[:20000]
    controls = len(re.findall("[\x00-\x08\x0e-\x1f\x7f]", sample))
    return controls * 50 <= len(sample)


def _other(data: bytes, item: str, declared: str | None) -> Decoded:
    encoding = _known(declared)
    if encoding in (None, "utf-8"):
        # Good UTF-8 with a few bytes of something else in it: two texts were pasted together.
        if len(_MULTIBYTE.findall(data)) * 2 > _strays(data):
            return _mixed(data, item)
        best = from_bytes(data[:_SAMPLE]).best()
        encoding = "windows-1252" if best is None else best.encoding
    try:
        return _checked(_lines(data, str(encoding)), item, f"decoded as {encoding}")
    except UnicodeDecodeError:
        return _mixed(data, item)


def _checked(decoded: Decoded, item: str, note: str) -> Decoded:
    if not _readable(decoded.text):
        raise SetAside("binary data, not a text", item, _BINARY_ADVICE)
    return Decoded(decoded.text, decoded.encoding, decoded.runs, (note,))


def _mixed(data: bytes, item: str) -> Decoded:
    strays = _strays(data)
    decoded = _lines(data, "utf-8", errors=_MIXED)
    return _checked(decoded, item, f"mixed encodings: UTF-8 with {strays} other bytes, read as windows-1252")


def _strays(data: bytes) -> int:
    return sum(byte > 0x7F for byte in _MULTIBYTE.sub(b"", data))


def _lines(data: bytes, encoding: str, *, errors: str = "strict") -> Decoded:
    """Decode piece by piece, so that the bytes of each are known."""
    parts: list[str] = []
    runs: list[OffsetRun] = []
    start = 0
    # UTF-8 says itself how many bytes a character has; elsewhere a line is the piece that can be told.
    breaks = CR if encoding == "utf-8" and errors == "strict" else CR_OR_LF
    for first, last, after in broken(data, breaks):
        line = data[first:last].decode(encoding, errors)
        runs.extend(_line_runs(line, encoding, errors, start=start, byte_start=first, byte_end=last))
        start += len(line)
        parts.append(line)
        if after > last:
            runs.append(OffsetRun(start, 1, last, after, data[last:after] == b"\n"))
            start += 1
            parts.append("\n")
    return Decoded("".join(parts), encoding, tuple(joined(runs)))


def _line_runs(
    line: str, encoding: str, errors: str, *, start: int, byte_start: int, byte_end: int
) -> Iterable[OffsetRun]:
    if encoding == "utf-8" and (errors == "strict" or line.isascii()):
        return utf8_runs(line, start=start, byte_start=byte_start)
    if byte_end - byte_start == len(line):
        return fixed_runs(line, start=start, byte_start=byte_start, byte_end=byte_end)
    return (OffsetRun(start, len(line), byte_start, byte_end, False),) if line else ()


def _known(encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        name = codecs.lookup(encoding.strip().lower()).name
    except LookupError:
        return None
    # Pages that say Latin-1 or ASCII mean windows-1252 (WHATWG Encoding Standard).
    return "windows-1252" if name in ("iso8859-1", "ascii") else name


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_MIXED, _as_windows_1252)
