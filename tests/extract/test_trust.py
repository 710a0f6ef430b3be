"""What makes a claim likely, and that what is not is left out."""

import json
from dataclasses import replace
from pathlib import Path

import corpus
import pytest
import scoring

from treatywatch.extract import trust
from treatywatch.extract.frames.engine import FrameEngine
from treatywatch.extract.trust import Named, Seen, Told, Trees, described, weighed
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.span import Evidence

TEXT = "Finland left the Ottawa Convention in January. The talks went on."
CLAIM = Claim(
    text_id="t",
    doc="d",
    kind="treaty_step",
    modality="occurred",
    evidence=(Evidence(0, 45, TEXT[:45]),),
    actor="FIN",
    treaty="apmbc",
    step="withdraw",
    when="2026-01",
)
FIN = Named(0, "state", ("FIN",), able=True)
SEEN = Seen(
    start=0,
    end=46,
    words=8,
    clauses=1,
    title=False,
    quoted=False,
    named=(FIN,),
    things=("withdrawal", "apmbc"),
    verbs=(8,),
    nouns=(),
    subject=("SWE",),
)
TOLD = Told([SEEN], "EST", "apmbc", {"apmbc": 1})


def how(told: Told, claim: Claim = CLAIM) -> list[str]:
    (found,) = described([claim], told)
    return [name for name in found if name.startswith("named ")]


def test_how_who_acts_is_named() -> None:
    def named(*names: Named, **more: object) -> Told:
        return replace(TOLD, seen=[replace(SEEN, named=names, **more)])

    assert how(TOLD) == ["named in the clause"]
    assert how(named(replace(FIN, assumed=True))) == ["named in the clause, assumed"]
    assert how(named(replace(FIN, at=45), end=60)) == ["named in the sentence"]
    assert how(named(replace(FIN, pronoun=True))) == ["named by a pronoun"]
    assert how(named(), replace(CLAIM, actor="EST")) == ["named nowhere near, the text's own"]
    assert how(named(), replace(CLAIM, actor="SWE")) == ["named in the sentence before"]
    assert how(named()) == ["named nowhere near"]
    assert how(named(), replace(CLAIM, actor=None)) == ["named not at all"]


def test_who_is_named_is_likelier_to_have_acted_than_who_is_not() -> None:
    far = replace(TOLD, seen=[replace(SEEN, named=(replace(FIN, ids=("EST",)),))])
    assert weighed([CLAIM], TOLD)[0] > 0.8 > weighed([CLAIM], far)[0]


def test_another_treaty_named_in_the_sentence_makes_a_claim_unlikely() -> None:
    other = replace(TOLD, seen=[replace(SEEN, things=("withdrawal", "ccm"))], treaties={"ccm": 3, "apmbc": 1})
    assert weighed([CLAIM], other)[0] < weighed([CLAIM], TOLD)[0]


def test_trees_are_walked_by_name_and_threshold() -> None:
    trees = Trees({"features": ["a", "b"], "base": 0.0, "trees": [[0, 0.5, -2.0, [1, 3.0, 0.0, 2.0]]]})
    low, middle, high = (trees.probability(features) for features in ({}, {"a": 1, "b": 3}, {"a": 1, "b": 3.1}))
    assert low == pytest.approx(0.1192, abs=1e-4)
    assert middle == pytest.approx(0.5)
    assert high == pytest.approx(0.8808, abs=1e-4)


def test_the_model_asks_only_for_what_is_described() -> None:
    """A feature that was renamed in the code and not in the model would silently count as absent."""
    content = json.loads(Path(trust.__file__).with_suffix(".json").read_text(encoding="utf-8"))
    known = corpus.load("pl")
    found: set[str] = set()
    for doc in [doc for doc in known.golds if known.set_of[doc] in "ABD"]:
        engine, text = FrameEngine(), TextDocument(doc, doc, "0" * 64, known.texts[doc], "pl", "2026-02-21")
        found |= {name for row in described([c for c, _ in engine.weighed(text)], engine.seen(text)) for name in row}
    absent = set(content["features"]) - found
    # Kinds with their values, roles and the like are open lists; all that is measured has a name of its own.
    assert {name for name in absent if " " not in name} == set()
    assert len(absent) < len(content["features"]) / 4


def test_what_is_given_is_what_is_likely() -> None:
    """On articles that it was not fitted to by hand the model has to raise precision, or it is not worth its trees."""
    kept, dropped = [0, 0], [0, 0]
    for code in ("pl", "de", "fi"):
        known = corpus.load(code)
        for doc in [doc for doc in known.golds if known.set_of[doc] in "ABD"]:
            text = TextDocument(doc, doc, "0" * 64, known.texts[doc], code, "2026-02-21")
            made = FrameEngine().weighed(text)
            assert FrameEngine().extract(text) == tuple(claim for claim, likely in made if likely >= trust.EVEN)
            right = {other for _, other in scoring.paired(known.golds[doc], [claim.as_dict() for claim, _ in made])}
            for at, (_, likely) in enumerate(made):
                counts = kept if likely >= trust.EVEN else dropped
                counts[0] += 1
                counts[1] += at in right
    assert dropped[0] > 0
    assert dropped[1] / dropped[0] < kept[1] / kept[0] - 0.1
