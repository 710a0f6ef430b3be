"""Engine `paired.v1`: what the frames add to the grammar, and what they leave alone."""

import pytest

from treatywatch.extract.frames.engine import FrameEngine
from treatywatch.extract.grammar import GrammarEngine
from treatywatch.extract.paired import PairedEngine, added
from treatywatch.extract.registry import engine
from treatywatch.lang.pack import engine_of
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.span import Evidence


def document(text: str) -> TextDocument:
    return TextDocument("t", "d", "0" * 64, text, "en", "2026-02-21")


def claim(start: int, end: int, *, actor: str = "FIN", found: str = "frames.v1") -> Claim:
    span = Evidence(start, end, "x" * (end - start))
    return Claim("t", "d", "use", "occurred", (span,), actor=actor, item="apm", engine=found)


def test_it_stands_beside_the_engines_that_packs_name() -> None:
    assert engine_of("en") == "grammar.v1"
    assert isinstance(engine(PairedEngine.name), PairedEngine)


def test_other_languages_are_read_as_always() -> None:
    text = TextDocument("t", "d", "0" * 64, "Polen ist aus dem Ottawa-Vertrag ausgetreten.", "de", "2026-02-21")
    assert PairedEngine().extract(text) == engine("packs.v1").extract(text) != ()


@pytest.mark.parametrize(
    ("told", "more", "stay"),
    [
        pytest.param([], [claim(0, 5)], 1, id="the grammar is silent"),
        pytest.param([claim(3, 9, actor="POL")], [claim(0, 5)], 0, id="it has read this passage otherwise"),
        pytest.param([claim(40, 50)], [claim(0, 5)], 0, id="it has told this elsewhere"),
        pytest.param([claim(5, 9, actor="POL")], [claim(0, 5)], 1, id="it has read what follows"),
    ],
)
def test_only_what_is_new_is_added(told: list[Claim], more: list[Claim], stay: int) -> None:
    assert len(list(added(told, more))) == stay


def test_claims_of_the_grammar_all_stay_and_each_names_its_engine() -> None:
    text = "Finland has left the Ottawa Convention. Angola still has to clear 12 square kilometres of mined land."
    grammar = engine("grammar.v1").extract(document(text))
    both = PairedEngine().extract(document(text))
    assert grammar
    assert set(grammar) <= set(both)
    assert {c.engine for c in both} <= {"grammar.v1", "frames.v1"}
    assert list(both) == sorted(both, key=lambda c: (c.evidence[0].start, c.evidence[0].end, c.id))


def test_a_pronoun_is_no_name() -> None:
    text = "Finland borders on Russia. It has left the Ottawa Convention."
    assert [c.actor for c in FrameEngine().extract(document(text))] == ["FIN"]
    assert FrameEngine().extract(document(text), told=()) == ()


def test_what_says_nothing_to_the_grammar_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Peru put an end to its output of anti-personnel mines."
    assert FrameEngine().extract(document(text), told=())
    monkeypatch.setattr(GrammarEngine, "extract", lambda _self, _document: ())
    assert PairedEngine().extract(document(text)) == ()


def test_a_passage_that_the_grammar_passes_over_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Serbia got rid of its stock of anti-personnel mines. Peru put an end to its output of anti-personnel mines."
    first = GrammarEngine().extract(document("Serbia got rid of its stock of anti-personnel mines."))
    monkeypatch.setattr(GrammarEngine, "extract", lambda _self, _document: first)
    found = PairedEngine().extract(document(text))
    assert [(c.actor, c.engine) for c in found] == [("SRB", "grammar.v1"), ("PER", "frames.v1")]
