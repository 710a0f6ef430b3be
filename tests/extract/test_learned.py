"""What was learnt: symbols, sums of whole numbers, and claims that words make where no rule reads them."""

from dataclasses import replace

import numpy as np
import pytest

from treatywatch.extract.grammar import GrammarEngine, RulesEngine
from treatywatch.extract.learned import wording
from treatywatch.extract.learned.linear import Many, One, probability, threshold
from treatywatch.extract.learned.second import without_repeats
from treatywatch.extract.learned.symbols import cluster, stem
from treatywatch.extract.learned.types import NOTE, VALUE_OF, WHAT_OF, WHO_OF, type_of, type_of_row, whole_target
from treatywatch.extract.learned.wording import Wording
from treatywatch.extract.registry import engine
from treatywatch.model.claim import ASPECTS, KINDS, STEPS, Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.quantity import Quantity

# Said in words that the rules do not read.
UNREAD = "Lithuania's shopping list runs to 85,000 anti-tank mines, the ministry said."


def document(text: str) -> TextDocument:
    return TextDocument("t", "d", "digest", text, published="2025-07-11", lang="en")


def claims(text: str) -> list[Claim]:
    return [claim for claim, _ in GrammarEngine().weighed(document(text))]


def sentences(text: str) -> list[Wording]:
    found = [seen.wording for seen in GrammarEngine().seen(document(text)).seen]
    assert all(isinstance(one, Wording) for one in found)
    return found


def test_names_numbers_and_dates_are_symbols() -> None:
    (sentence,) = sentences("On 3 March 2025 Poland ordered 40,000 anti-personnel mines from Belma.")
    names = [symbol.name for symbol in sentence.symbols]
    assert {"<date>", "<state>", "<n item>", "order"} <= set(names)
    assert not any("poland" in name.lower() or "40" in name for name in names)


def test_an_ending_goes_where_a_word_is_left() -> None:
    assert [stem(word) for word in ("orders", "ordered", "ordering", "mines", "red")] == [
        "order", "order", "order", "mine", "red",
    ]  # fmt: skip


def test_words_that_mean_alike_have_one_number() -> None:
    assert cluster("manufacture") == cluster("manufacturing") != cluster("parliament")
    assert cluster("zzzz") is None


def test_sums_are_whole_numbers_whatever_their_order() -> None:
    weights = np.array([[150, -20], [-30, 5]], np.int16)
    many = Many(("a", "b"), (-100, 7), ("x", "y"), weights)
    assert many.sums(["x", "y", "z"]) == many.sums(["z", "y", "x"]) == [20, -8]
    assert many.sums([]) == [-100, 7]
    assert many.peak([0, 1, 1], [4, 2, 2], "a") == 4
    one = One({"bias": -10, "weights": {"x": {"": 5, "use": 20}, "y": {"other": 300}}})
    assert one.sum(["x", "y", "z"], ("use", "use of mines")) == 15


@pytest.mark.parametrize("chance", [0.1, 0.35, 0.5, 0.9])
def test_a_threshold_is_the_log_odds_of_its_probability(chance: float) -> None:
    assert probability(round(threshold(chance))) == pytest.approx(chance, abs=0.002)
    assert 0 < probability(-(10**9)) < probability(10**9) <= 1


def test_types_are_kinds_with_their_value() -> None:
    assert type_of("use", None) == "use"
    assert type_of("position", "oppose", "withdrawal") == "position oppose withdrawal"
    assert type_of("position", "support", "ccm") == "position support treaty"
    assert whole_target("position concern ihl") == "ihl"
    assert whole_target("position oppose item") is None
    assert type_of_row({"kind": "production", "aspect": [None, "make", "start"]}) == "production make"


def test_the_model_knows_the_vocabulary_and_nothing_else() -> None:
    model = wording.model()
    assert model is not None
    allowed = {"treaty_step": STEPS, **ASPECTS}
    for label in model.types.labels:
        kind, _, value = label.partition(" ")
        assert kind in KINDS
        assert bool(value) == (kind in VALUE_OF)
        assert kind not in allowed or value in allowed[kind]
    assert set(WHO_OF) | set(WHAT_OF) == set(KINDS)


def test_words_claim_what_no_rule_reads() -> None:
    assert RulesEngine().weighed(document(UNREAD)) == []
    found = claims(UNREAD)
    assert {(claim.kind, claim.actor, claim.item) for claim in found} == {("requirement", "LTU", "avm")}
    for claim in found:
        assert claim.notes == (NOTE,)
        assert claim.quantity is not None
        assert claim.quantity.low == 85_000
        (span,) = claim.evidence
        assert UNREAD[span.start : span.end] == span.exact == "Lithuania's shopping list runs to 85,000 anti-tank mines"


def test_far_from_treaties_and_weapons_words_claim_nothing() -> None:
    aid = "Japan announced $67 million to the assistance package for Ukraine."
    near = f"Clearing anti-personnel mines will take decades. {aid}"
    far = f"Clearing anti-personnel mines will take decades. {'The weather was fine that day. ' * 8}{aid}"
    given = [[claim for claim in claims(text) if claim.kind == "funding"] for text in (near, far)]
    assert [bool(found) for found in given] == [True, False]


def test_the_quick_engine_reads_english_by_rules_and_other_languages_as_ever() -> None:
    quick, usual = engine("quick.v1"), engine("packs.v1")
    assert usual.extract(document(UNREAD))
    assert not quick.extract(document(UNREAD))
    ruled = document("Norway left the Ottawa Convention in June 2025.")
    assert [claim.engine for claim in quick.extract(ruled)] == ["rules.v1"]
    polish = replace(document("Polska wypowiedziała konwencję ottawską 20 sierpnia 2025 r."), lang="pl")
    assert quick.extract(polish) == usual.extract(polish) != ()


def test_what_is_known_is_not_claimed_twice_by_its_words() -> None:
    (read, *_) = [c for c, _ in RulesEngine().weighed(document("Norway left the Ottawa Convention in June 2025."))]
    learnt = replace(read, notes=(NOTE,))
    assert without_repeats([learnt, read]) == [read]
    other = replace(learnt, actor="SWE")
    assert without_repeats([other, read, other]) == [other, read]
    # What is yet to come, or counted otherwise, is another matter.
    planned = replace(learnt, modality="planned")
    assert without_repeats([planned, read, planned]) == [planned, read]
    few, many = (replace(learnt, quantity=Quantity(count, count, "item")) for count in (5, 900))
    assert without_repeats([few, many, few, learnt]) == [few, many]


def test_without_a_model_the_rules_speak_alone() -> None:
    wording.use(None)
    try:
        assert all(NOTE not in claim.notes for claim in claims(UNREAD))
        assert all(one.likely(0.1) == [] and one.type("use") is None for one in sentences(UNREAD))
    finally:
        wording._kept.clear()
    assert any(NOTE in claim.notes for claim in claims(UNREAD))
