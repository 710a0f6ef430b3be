"""Packs of the frame engine: phrases with flags and gaps, written out late, in scripts of every kind."""

import re
import shutil
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import pytest

from treatywatch.extract.registry import engine
from treatywatch.lang.framed import framed
from treatywatch.lang.lazy import LazyLexicon
from treatywatch.lang.lexicon import Entry
from treatywatch.lang.pack import available, engine_of
from treatywatch.lang.tokens import tokenize
from treatywatch.model.document import TextDocument
from treatywatch.model.errors import PackError, UsageError

HOWTO = Path(__file__).parents[2] / "docs" / "howto" / "add-a-language.md"
FILES = ("meta", "names", "terms", "predicates", "operators", "speech", "clauses", "counts")
FRAMED = ["en", *(code for code in available() if engine_of(code) == "frames.v1")]


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    framed.cache_clear()
    engine_of.cache_clear()


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Write a pack with these files, `{}` for the others, and let the package find it."""
    real = Path(str(resources.files("treatywatch")))
    root = tmp_path / "treatywatch"
    shutil.copytree(real / "packs" / "names", root / "packs" / "names")
    monkeypatch.setattr(resources, "files", lambda _package: root)
    framed.cache_clear()
    engine_of.cache_clear()

    def writing(**files: str) -> str:
        folder = root / "packs" / "lang" / "xx"
        folder.mkdir(parents=True)
        for name in FILES:
            (folder / f"{name}.yml").write_text(files.get(name, "{}"), encoding="utf-8")
        return "xx"

    return writing


def marks(lexicon: LazyLexicon, text: str) -> list[tuple[str, str]]:
    return [(e.layer, e.value) for hit in lexicon.hits(tokenize(text)) for e in hit.entries]


# --- phrases


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("wycofa{ł,ła} się", "Polska wycofała się"),
        ("{a ,}treaty", "the treaty"),
        ("{,the }treaty", "the treaty"),
        ("konwencj* ottawsk*", "konwencję ottawską"),
        ("l'Union", "de l’Union"),
        ("条約", "この条約から"),
        ("100 países", "en 100 países"),
    ],
)
def test_a_phrase_is_found_in_every_way_that_it_is_written(phrase: str, text: str) -> None:
    lexicon = LazyLexicon()
    lexicon.note(phrase, Entry("verb", "leave"))
    split = [t for t in framed("en").tokens(text, 0, len(text))]
    assert [hit.sense.values for hit in lexicon.hits(split)] == [{"verb": ("leave",)}]


def test_flags_of_one_phrase_in_two_lists_add_up() -> None:
    lexicon = LazyLexicon()
    lexicon.note("Polsce", Entry("state", "POL", flags=frozenset({"in"})))
    lexicon.note("Polsc{e,o}", Entry("state", "POL", flags=frozenset({"to"})))
    (hit,) = lexicon.hits(tokenize("Polsce"))
    assert hit.sense.flags == {"in", "to"}
    assert len(hit.entries) == 1


@pytest.mark.parametrize("phrase", ["{a,b", "wyco{fa", "", "{}"])
def test_a_phrase_that_cannot_be_read_is_named(phrase: str) -> None:
    lexicon = LazyLexicon()
    with pytest.raises(PackError):
        lexicon.note(phrase, Entry("verb", "leave"))


# --- packs


def test_a_gap_is_closed_within_its_stretch_alone(write: Callable[..., str]) -> None:
    from treatywatch.extract.frames.marks import read_sentence

    pack = framed(write(meta="code: xx\nengine: frames.v1\n", predicates="verb:\n  leave: ['tritt … aus|pres']\n"))

    def found(text: str) -> int:
        return len(read_sentence(text, (0, len(text)), "body", pack).marks)

    assert found("Polen tritt im Sommer aus") == 1
    assert found("Polen tritt auf") == 0
    assert found("Polen tritt auf; alle gehen aus") == 0


def test_clitics_come_off_only_words_that_the_pack_knows(write: Callable[..., str]) -> None:
    meta = "code: xx\nengine: frames.v1\nprefixes: [و, ل]\n"
    pack = framed(write(meta=meta, names="state:\n  POL: [بولندا]\n"))
    text = "وبولندا ولد"
    tokens = pack.tokens(text, 0, len(text))
    assert [t.text for t in tokens] == ["و", "بولندا", "ولد"]
    assert all(text[t.start : t.end] == t.text for t in tokens)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"meta": "[]"}, "meta.yml: expected sections"),
        ({"meta": "code: xx\n", "names": "state: [a]"}, "section state: expected value to phrases"),
        ({"meta": "code: xx\n", "terms": "treaty:\n  apmbc: Ottawa\n"}, "section treaty.apmbc: expected a list"),
        ({"meta": "code: xx\n", "speech": "say:\n  say: ['{a']\n"}, "section say.say: brace does not close"),
        ({"meta": "code: xx\n", "speech": "say:\n  say: [[a]]\n"}, "section say.say: .* is no phrase"),
    ],
)
def test_a_broken_pack_names_file_and_section(write: Callable[..., str], files: dict[str, str], said: str) -> None:
    with pytest.raises(PackError, match=said):
        framed(write(**files))


def test_a_language_without_a_pack_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="no language pack for 'tlh'"):
        framed("tlh")


@pytest.mark.parametrize("code", FRAMED)
def test_every_phrase_of_every_pack_can_be_read(code: str) -> None:
    framed.__wrapped__(code).lexicon.check()


@pytest.mark.parametrize("code", FRAMED)
def test_flags_are_of_the_vocabulary(code: str) -> None:
    roles = {"subj", "gen", "to", "in", "from", "by", "obj", "with", "about"}
    tenses = {"past", "pres", "fut", "inf", "cond", "imp", "pass", "neg", "part"}
    lexicon = framed.__wrapped__(code).lexicon
    flags = {flag for _, entry in lexicon.phrases() for flag in entry.flags}
    # "Its parliament"; ", die"; whose genitive is told of; "we"; "did it", which needs a day or a "too"; what the
    # loader adds to operators written by rule.
    assert flags <= roles | tenses | {"own", "final", "told", "we", "so", "verbless"}


# --- the how-to


def test_the_least_pack_of_the_howto_reads_its_sentence(write: Callable[..., str]) -> None:
    block = re.search(r"```yaml\n(# meta\.yml\n.*?)```", HOWTO.read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    parts = re.split(r"^# (\w+)\.yml\n", block[1], flags=re.MULTILINE)[1:]
    files = dict(zip(parts[::2], parts[1::2], strict=True))
    text = "Finland verliet het Verdrag van Ottawa op 10 juli 2025."
    code = write(**{name: content for name, content in files.items() if name != "triage"})
    (claim,) = engine("frames.v1").extract(TextDocument("t", "d", "0", text, code, "2025-07-11"))
    assert (claim.actor, claim.step, claim.treaty) == ("FIN", "withdraw", "apmbc")


def test_a_phrase_with_several_beginnings_means_the_same_whichever_is_met_first() -> None:
    meanings = set()
    for order in (["estados parte", "países parte"], ["países parte", "estados parte"]):
        lexicon = LazyLexicon()
        lexicon.note("{estado,estados,país,países} {parte,partes}", Entry("member", "party", flags=frozenset({"part"})))
        lexicon.note("{Estado,Estados,Países} {Parte,Partes}", Entry("member", "party", flags=frozenset({"part"})))
        meanings.update(tuple(marks(lexicon, text)) for text in (*order, *reversed(order)))
    assert meanings == {(("member", "party"),)}


def test_an_open_brace_is_told_when_the_phrase_is_noted() -> None:
    with pytest.raises(PackError, match="brace does not close"):
        LazyLexicon().note("{museum,roman}s,huis}", Entry("ignore", "mine"))


def test_a_lemma_tells_tense_and_passive(write: Callable[..., str]) -> None:
    forms = "verb_forms: [['^(.*)e$', ['\\1e', '\\1es', '\\1ed', '\\1ing', '\\1ed']]]\n"
    irregular = "irregular: {take: [take, takes, took, taking, taken]}\n"
    code = write(meta="name: Test\n" + forms + irregular, predicates="verb: {use: ['~{use,take} {it,them}']}")
    lexicon = framed(code).lexicon
    told = {
        text: sorted(flag for hit in lexicon.hits(tokenize(text)) for entry in hit.entries for flag in entry.flags)
        for text in ("use it", "uses it", "used them", "took it", "taken it", "taking it", "was taken it")
    }
    assert told == {
        "use it": [],
        "uses it": ["pres"],
        "used them": [],
        "took it": ["past"],
        "taken it": ["part"],
        "taking it": ["inf"],
        "was taken it": ["pass", "past"],
    }


def test_a_pack_may_have_files_for_the_frames_alone() -> None:
    assert not list(engine_phrases("en", "camp"))
    assert list(engine_phrases("en", "op_noun"))


def engine_phrases(code: str, layer: str) -> Iterator[str]:
    return (phrase for phrase, entry in framed(code).lexicon.phrases() if entry.layer == layer)
