"""What every engine promises, held on the gold texts and on small ones."""

import datetime as dt
import json
import os
import subprocess
import sys

import corpus as gold
import pytest

from treatywatch.extract.registry import ENGINES, engine
from treatywatch.model.claim import Claim
from treatywatch.model.document import ArchivedDocument, Block, DocumentMeta, TextDocument
from treatywatch.model.errors import UsageError
from treatywatch.model.ids import digest
from treatywatch.text import registry as reader

BODY = "Norway left the Ottawa Convention on 3 March 2026. It needs 40,000 anti-personnel mines, the minister said."
SETS = ("A", "B", "C", "D")


def gold_documents() -> list[TextDocument]:
    corpus = gold.load("en")
    found = []
    for side in sorted(corpus.folder.glob("meta-*.jsonl")):
        if side.stem.removeprefix("meta-") not in SETS:
            continue
        for row in gold.rows(side):
            data = corpus.texts[row["doc"]].encode()
            meta = DocumentMeta(row["published"], row.get("url"), row.get("publisher"), "en")
            archived = ArchivedDocument(row["doc"], f"{row['doc']}.txt", digest(data), len(data), meta)
            found.append(reader.read(archived, data, today=gold.TODAY))
    return found


GOLD = gold_documents()


def document(text: str = BODY, *, text_id: str = "t-a", published: str | None = "2026-03-05", **other) -> TextDocument:
    return TextDocument(text_id, "a", "digest", text, published=published, **other)


def blocks(*parts: tuple[str, str]) -> TextDocument:
    """A text made of (role, words), a paragraph each."""
    text, made = "", []
    for role, words in parts:
        made.append(Block(len(text), len(text) + len(words), role))
        text += words + "\n\n"
    return document(text, blocks=tuple(made))


def keys(claims: tuple[Claim, ...]) -> list[tuple[str, ...]]:
    return [claim.key for claim in claims]


# --- the protocol


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_knows_its_versioned_name(name: str) -> None:
    assert engine(name).name == name
    assert engine(name) is engine(name)
    found = {claim.engine for claim in engine(name).extract(document())}
    # These hand on: their claims carry the name of the engine that found them.
    assert found <= ({name} if name not in ("packs.v1", "quick.v1", "paired.v1") else set(ENGINES))


def test_an_unknown_engine_is_a_usage_error_that_lists_the_others() -> None:
    with pytest.raises(UsageError, match=r"'grammar\.v0'.*grammar\.v1"):
        engine("grammar.v0")


def test_there_is_gold_to_read() -> None:
    assert len(GOLD) >= 40
    assert sum(len(engine().extract(one)) for one in GOLD[:5]) > 20


@pytest.mark.parametrize("one", [pytest.param(one, id=one.doc) for one in GOLD])
def test_evidence_is_exact_and_lies_in_what_is_read(one: TextDocument) -> None:
    claims = engine().extract(one)
    kept = [block for block in one.blocks if block.role != "boilerplate"]
    for claim in claims:
        assert (claim.text_id, claim.doc) == (one.text_id, one.doc)
        for evidence in claim.evidence:
            assert one.text[evidence.start : evidence.end] == evidence.exact
            assert evidence.exact == evidence.exact.strip()
            assert not kept or any(b.start <= evidence.start and evidence.end <= b.end for b in kept), evidence
        starts = [(e.start, e.end) for e in claim.evidence]
        assert starts == sorted(set(starts))
    first = [claim.evidence[0].start for claim in claims]
    assert first == sorted(first)
    assert len({claim.id for claim in claims}) == len(claims)


@pytest.mark.parametrize("one", [pytest.param(one, id=one.doc) for one in GOLD])
def test_one_key_is_one_claim_unless_modality_or_quantity_differ(one: TextDocument) -> None:
    claims = engine().extract(one)
    told = [(claim.key, claim.modality, claim.quantity) for claim in claims]
    assert len(told) == len(set(told))


def test_the_same_texts_in_another_order_give_the_same_claims_in_the_same_order() -> None:
    some = GOLD[::4]
    once = {one.doc: [claim.id for claim in engine().extract(one)] for one in some}
    again = {one.doc: [claim.id for claim in engine().extract(one)] for one in reversed(some)}
    assert once == again


def test_claims_do_not_hang_on_the_hash_seed() -> None:
    code = (
        "import json, sys\n"
        "from treatywatch.extract.registry import engine\n"
        "from treatywatch.model.document import TextDocument\n"
        "rows = json.load(sys.stdin)\n"
        "read = [TextDocument(r[0], r[0], r[0], r[1], published=r[2]) for r in rows]\n"
        "print(json.dumps([[c.id for c in engine().extract(one)] for one in read]))\n"
    )
    rows = json.dumps([[one.text_id, one.text, one.published] for one in GOLD[::8]])
    told = [
        subprocess.run(
            [sys.executable, "-c", code], input=rows, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert told[0] == told[1]
    assert any(json.loads(told[0]))


def test_ids_differ_between_documents_and_not_between_readings() -> None:
    first, again = engine().extract(document()), engine().extract(document())
    other = engine().extract(document(text_id="t-b"))
    assert [c.id for c in first] == [c.id for c in again]
    assert keys(first) == keys(other)
    assert not {c.id for c in first} & {c.id for c in other}


@pytest.mark.parametrize("ahead", ["\n\n", "   ", "\n\n\t\n"])
def test_what_stands_before_a_text_moves_its_spans_and_nothing_else(ahead: str) -> None:
    plain, moved = engine().extract(document()), engine().extract(document(ahead + BODY))
    assert keys(moved) == keys(plain)
    for one, other in zip(plain, moved, strict=True):
        assert [e.exact for e in one.evidence] == [e.exact for e in other.evidence]
        assert [e.start + len(ahead) for e in one.evidence] == [e.start for e in other.evidence]


# --- small texts


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "Nothing about weapons.", "…", "\ufeff"])
def test_a_text_that_says_nothing_gives_no_claims(text: str) -> None:
    assert engine().extract(document(text)) == ()


@pytest.mark.parametrize("lang", ["tlh", "xx", "ka"])
def test_a_language_without_a_pack_is_a_usage_error_that_names_the_packs(lang: str) -> None:
    with pytest.raises(UsageError, match=rf"no language pack for '{lang}'.*\ben\b"):
        engine().extract(document(lang=lang))


def test_boilerplate_gives_no_claims() -> None:
    said = "Sweden left the Ottawa Convention on 3 March 2026."
    assert engine().extract(blocks(("boilerplate", said))) == ()
    with_body = engine().extract(blocks(("boilerplate", said), ("body", BODY), ("boilerplate", said)))
    assert keys(with_body) == keys(engine().extract(document()))
    assert all("Sweden" not in e.exact for claim in with_body for e in claim.evidence)


def test_a_title_that_the_body_repeats_gives_no_claim() -> None:
    claims = engine().extract(blocks(("title", "Norway left the Ottawa Convention"), ("body", BODY)))
    assert keys(claims) == keys(engine().extract(document()))
    assert all(claim.notes == () and len(claim.evidence) == 1 for claim in claims)


def test_a_title_that_goes_further_than_its_body_is_a_claim_of_its_own() -> None:
    title = "Norway destroyed 5,000 cluster munitions"
    claims = engine().extract(blocks(("title", title), ("body", BODY)))
    (extra,) = [claim for claim in claims if "headline" in claim.notes]
    assert extra.key == ("destruction", "NOR", "cm")
    assert extra.evidence[0].exact == title


def test_a_heading_gives_no_claims() -> None:
    plain = engine().extract(document())
    claims = engine().extract(blocks(("heading", "Sweden left the Ottawa Convention"), ("body", BODY)))
    assert keys(claims) == keys(plain)


def test_whoever_is_called_the_first_is_marked_so() -> None:
    (claim, *_) = engine().extract(document("Norway was the first state to leave the Ottawa Convention."))
    assert claim.key[:4] == ("treaty_step", "NOR", "apmbc", "withdraw")
    assert "first" in claim.notes
    assert all(c.notes == () for c in engine().extract(document()))


def test_what_is_said_twice_is_one_claim_with_two_pieces_of_evidence() -> None:
    again = "Belarus destroyed its landmines in 2017."
    (claim,) = engine().extract(document(f"{again} A long war ended.\n\n{again}"))
    assert claim.key == ("destruction", "BLR", "mine")
    assert [e.exact for e in claim.evidence] == [again.rstrip(".")] * 2


def test_a_relative_day_needs_the_day_of_the_document() -> None:
    text = "Norway left the Ottawa Convention yesterday."
    (dated,) = engine().extract(document(text))
    assert dated.when == "2026-03-04"
    for published in (None, "not a day", "2026-03"):
        (undated,) = engine().extract(document(text, published=published))
        assert undated.when is None
        assert undated.key == dated.key


@pytest.mark.parametrize("published", ["2026-03-05", "2026-03-05T23:59:59+02:00"])
def test_a_time_of_day_behind_the_day_changes_nothing(published: str) -> None:
    (claim,) = engine().extract(document("Norway left the Ottawa Convention yesterday.", published=published))
    assert claim.when == (dt.date(2026, 3, 5) - dt.timedelta(days=1)).isoformat()
