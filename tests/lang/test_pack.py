"""Language packs: what is loaded, that it is read as text, and what a broken one says."""

import shutil
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import pytest

from treatywatch.lang.pack import available, load, read_yaml
from treatywatch.lang.tokens import tokenize
from treatywatch.model.errors import PackError, UsageError

# The least that reads a sentence, as in docs/howto/add-a-language.md.
LEAST = {
    "meta": "code: {code}\nname: Test\nverb_forms: []\nirregular:\n"
    "  verlaten: [verlaten, verlaat, verliet, verlatend, verlaten]\n"
    "sentence: {{abbreviations: [dhr]}}\nquotes: ['“”']\nnumber: {{group: '.', decimal: ','}}\n",
    "names": "state:\n  FIN: [Finland]\n  NOR: [Norge]\n",
    "terms": "treaty:\n  apmbc: ['Verdrag van Ottawa']\n",
    "predicates": "verb:\n  leave: ['~verlaten']\n",
    "operators": "{{}}\n",
    "speech": "{{}}\n",
    "clauses": "prep:\n  of: [van, in, op]\n",
    "numbers": "number:\n  '1': [een]\n",
    "times": "month:\n  '7': [juli]\n",
}
Write = Callable[..., Path]


@pytest.fixture(scope="module", autouse=True)
def _forget() -> Iterator[None]:
    """Packs are remembered by their code; those of this file are nobody else's."""
    yield
    load.cache_clear()


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a pack of this code, with other files where they are given, and let the package find it."""
    real = Path(str(resources.files("treatywatch")))
    root = tmp_path / "treatywatch"
    shutil.copytree(real / "packs" / "names", root / "packs" / "names")
    monkeypatch.setattr(resources, "files", lambda _package: root)

    def writing(code: str, **files: str | None) -> Path:
        folder = root / "packs" / "lang" / code
        folder.mkdir(parents=True)
        for name, content in {**{n: c.format(code=code) for n, c in LEAST.items()}, **files}.items():
            if content is not None:
                (folder / f"{name}.yml").write_text(content, encoding="utf-8")
        return folder

    return writing


def meanings(code: str, text: str) -> list[tuple[str, str]]:
    return [(entry.layer, entry.value) for hit in load(code).lexicon.hits(tokenize(text)) for entry in hit.entries]


# --- what is there


def test_english_is_there_and_loaded_once() -> None:
    assert "en" in available()
    pack = load("en")
    assert pack is load("en")
    assert (pack.code, pack.group, pack.decimal) == ("en", ",", ".")
    assert "Gen" in pack.abbreviations
    assert ("“", "”") in pack.quotes
    assert ("state", "NOR") in meanings("en", "Norway")
    assert pack.entities["belma"].country == "POL"


@pytest.mark.parametrize("code", ["tlh", "EN", "english"])
def test_a_language_without_a_pack_is_a_usage_error_that_names_the_packs(code: str) -> None:
    with pytest.raises(UsageError, match=r"no language pack for .*packs: .*en"):
        load(code)


@pytest.mark.parametrize("code", ["../treaties", "/etc", "..", "en\x00"])
def test_a_code_is_no_path(code: str) -> None:
    with pytest.raises((UsageError, PackError)):
        load(code)


@pytest.mark.parametrize("code", ["", "en/../en", "../../packs/lang/en", pytest.param("x" * 5000, id="long")])
def test_a_code_is_short_letters(code: str) -> None:
    with pytest.raises(UsageError, match="no language pack"):
        load(code)


def test_the_least_pack_reads_a_sentence(write: Write) -> None:
    write("qaa")
    assert load("qaa").group == "."
    told = meanings("qaa", "Finland verliet het Verdrag van Ottawa")
    assert told == [("state", "FIN"), ("verb", "leave"), ("treaty", "apmbc")]


def test_people_and_organisations_are_shared_by_all_languages(write: Write) -> None:
    write("qab")
    assert ("organisation", "halo-trust") in meanings("qab", "de HALO Trust")


# --- read as text


def test_the_code_no_stays_text(write: Write) -> None:
    write("no", terms="treaty:\n  no: [yes, on, off, 'null']\n  y: [1997, 1.0, 0x10, 1_000]\n")
    pack = load("no")
    assert pack.code == "no"
    assert "no" in available()
    assert meanings("no", "yes on off null") == [("treaty", "no")] * 4
    assert meanings("no", "1997") == [("treaty", "y")]
    # A guessing loader reads 1.0 and 0x10 as numbers and writes them out in another way.
    assert meanings("no", "1.0 0x10") == [("treaty", "y")] * 2


@pytest.mark.parametrize("text", ["no", "yes", "1997-12-03", "1_000", "0o17", "1e3", "~", "null", "12:30:45", ".inf"])
def test_scalars_are_read_as_they_are_written(tmp_path: Path, text: str) -> None:
    place = tmp_path / "a.yml"
    place.write_text(f"value: {text}\n", encoding="utf-8")
    assert read_yaml(place) == {"value": text}


def test_every_file_of_every_pack_is_text_all_through() -> None:
    def leaves(value: object) -> list[object]:
        if isinstance(value, dict):
            return [leaf for pair in value.items() for one in pair for leaf in leaves(one)]
        return [leaf for one in value for leaf in leaves(one)] if isinstance(value, list) else [value]

    places = [
        place
        for code in available()
        for place in Path(str(resources.files("treatywatch"))).glob(f"packs/lang/{code}/*.yml")
    ]
    assert len(places) >= 9
    for place in places:
        assert {type(leaf) for leaf in leaves(read_yaml(place))} <= {str}, place


def test_yaml_that_builds_objects_is_refused_or_read_as_text(tmp_path: Path) -> None:
    place = tmp_path / "a.yml"
    place.write_text("value: !!python/object/apply:os.getcwd []\n", encoding="utf-8")
    assert read_yaml(place) == {"value": []}


# --- what a broken pack says: file and section, in one line

BROKEN = {
    "section-not-a-mapping": ("terms", "treaty: [Ottawa]\n", ["terms.yml", "treaty"]),
    "section-is-text": ("names", "state: Finland\n", ["names.yml", "state"]),
    "phrases-not-a-list": ("terms", "treaty:\n  apmbc: Ottawa\n", ["terms.yml", "treaty.apmbc"]),
    "phrases-in-numbers": ("numbers", "number:\n  '1': een\n", ["numbers.yml", "number.1"]),
    "yaml-broken": ("speech", "say: [a, b\n", ["speech.yml"]),
    "yaml-tab": ("clauses", "prep:\n\tof: [van]\n", ["clauses.yml"]),
    "file-missing": ("operators", None, ["operators.yml"]),
    "meta-broken": ("meta", "code: [\n", ["meta.yml"]),
    "brace-does-not-close": ("predicates", "verb:\n  leave: ['{verlaten']\n", ["predicates.yml", "verb"]),
    "file-is-a-list": ("terms", "- Ottawa\n", ["terms.yml"]),
    "file-is-empty": ("terms", "", ["terms.yml"]),
    "meta-is-a-list": ("meta", "- code\n", ["meta.yml"]),
    "phrase-is-a-mapping": ("terms", "treaty:\n  apmbc: [{a: b}]\n", ["terms.yml", "treaty.apmbc"]),
    "verb-rule-broken": ("meta", "code: q\nverb_forms: [['(', [a, b, c, d, e]]]\n", ["meta.yml", "verb_forms"]),
    "verb-rule-short": ("meta", "code: q\nverb_forms: [[x]]\n", ["meta.yml", "verb_forms"]),
}


def _message(write: Write, name: str, case: tuple[str, str | None, list[str]]) -> str:
    file, content, _ = case
    code = "q" + "".join(letter for letter in name if letter.isalpha())
    write(code, **{file: content})
    with pytest.raises(PackError) as caught:
        load(code)
    return str(caught.value)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_pack_names_file_and_section_in_one_line(write: Write, name: str) -> None:
    message = _message(write, name, BROKEN[name])
    assert [part for part in BROKEN[name][2] if part not in message] == []
    assert "\n" not in message


def test_bytes_that_are_no_text_are_a_pack_error(write: Write) -> None:
    folder = write("qbytes")
    (folder / "terms.yml").write_bytes(b"treaty:\n  apmbc: ['\xff\xfe']\n")
    with pytest.raises(PackError, match=r"terms\.yml"):
        load("qbytes")
