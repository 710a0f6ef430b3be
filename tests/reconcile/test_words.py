"""What the words of a text say against a claim, and what they say where there is none."""

import pytest

from treatywatch.model.answer import Conflict
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.quantity import Quantity
from treatywatch.model.span import Evidence
from treatywatch.model.story import Story
from treatywatch.model.treaty import Record
from treatywatch.reconcile import reconcile
from treatywatch.reconcile.bearing import misread
from treatywatch.reconcile.remarks import remarks

BAN = {"kind": "treaty_step", "treaty": "apmbc", "modality": "occurred"}


def document(doc: str, text: str, published: str | None = "2025-06-01") -> TextDocument:
    return TextDocument(doc, doc, doc, text, published=published)


def claim(text: TextDocument, exact: str, **slots: object) -> Claim:
    start = text.text.index(exact)
    return Claim(text.text_id, text.doc, evidence=(Evidence(start, start + len(exact), exact),), **slots)  # type: ignore[arg-type]


def conflicts(texts: list[TextDocument], claims: list[Claim], **more: object) -> tuple[Conflict, ...]:
    by_id = {one.text_id: one for one in texts}
    return reconcile(claims, documents=by_id, stories=more.pop("stories", ()), homes={}, **more).conflicts  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "slots", "doubted"),
    [
        pytest.param("Chad left the mine ban", {"step": "withdraw", "actor": "TCD"}, False, id="told-as-done"),
        pytest.param("Once Chad leaves the mine ban", {"step": "withdraw", "actor": "TCD"}, True, id="still-to-come"),
        pytest.param("The exit takes effect", {"step": "withdraw", "actor": "TCD"}, True, id="of-no-treaty"),
        pytest.param("Chad signed the mine ban", {"step": "sign", "actor": "NER"}, True, id="another-state"),
        pytest.param("N'Djamena signed the mine ban", {"step": "sign", "actor": "TCD"}, False, id="its-capital"),
        pytest.param(
            "It entered into force in 1999", {"step": "enter_into_force", "when": "1997-12"}, True, id="another-year"
        ),
        pytest.param(
            "It entered into force in 1999", {"step": "enter_into_force", "when": "1999"}, False, id="its-own-year"
        ),
    ],
)
def test_words_bear_a_step_out(words: str, slots: dict[str, str], doubted: bool) -> None:
    text = document("a", f"On the mine ban. {words}.")
    one = claim(text, words, **{**BAN, **slots})
    assert misread([one], text) == (frozenset((one.id,)) if doubted else frozenset())


def test_language_without_words_doubts_nothing() -> None:
    text = TextDocument("a", "a", "a", "Tchad condamne le retrait.", lang="fr", published="2025-06-01")
    one = claim(text, "Tchad condamne le retrait", **{**BAN, "step": "withdraw", "actor": "TCD", "modality": "denied"})
    assert misread([one], text) == frozenset()


def test_remark_stands_where_it_says() -> None:
    text = document("a", "One.  Mines are made here. It would take years to begin.")
    found = list(remarks(text))
    assert [one.kind for one in found] == ["horizon"]
    assert [text.text[one.start : one.end] for one in found] == ["It would take years to begin."]
    assert found[0].document.text == ""


@pytest.mark.parametrize(
    ("words", "quantity", "modality", "found"),
    [
        pytest.param("Chad will make 9,000 mines", Quantity(9000, 9000), "planned", 1, id="could-became-will"),
        pytest.param("Chad could make up to 9,000 mines", Quantity(None, 9000), "possible", 0, id="as-it-was"),
        pytest.param("Chad will make 100 mines", Quantity(100, 100), "planned", 0, id="another-figure"),
    ],
)
def test_copy_that_is_surer(words: str, quantity: Quantity, modality: str, found: int) -> None:
    first, copy = document("a", "Chad could make up to 9,000 mines."), document("b", f"{words}.", "2025-06-02")
    slots = {"kind": "production", "actor": "TCD", "item": "mine"}
    old = claim(
        first, "Chad could make up to 9,000 mines", **slots, aspect="ability", modality="possible",
        quantity=Quantity(None, 9000),
    )  # fmt: skip
    aspect = "ability" if modality == "possible" else "make"
    new = claim(copy, words, **slots, aspect=aspect, modality=modality, quantity=quantity)
    story = Story("s", "a", ("a", "b"))
    drifts = [one for one in conflicts([first, copy], [old, new], stories=[story]) if one.rule == "drift.v1"]
    assert len(drifts) == found
    assert not [one for one in conflicts([first, copy], [old, new]) if one.rule == "drift.v1"], "no story, no copy"


@pytest.mark.parametrize(
    ("date", "found"), [pytest.param("2024-05-02", 1, id="before"), pytest.param("2026-05-02", 0, id="after")]
)
def test_first_state_against_the_record(date: str, found: int) -> None:
    text = document("a", "Chad became the first country to leave the mine ban on 3 May 2025.")
    step = {**BAN, "step": "withdraw", "actor": "TCD", "when": "2025-05-03"}
    left = claim(text, "Chad became the first country to leave the mine ban", **step)
    record = Record("NER", "apmbc", "withdraw", date, "depositary", "high")
    told = conflicts([text], [left], records=[record])
    assert [(one.type, one.sides[-1].source) for one in told] == [("first", "depositary")] * found


@pytest.mark.parametrize(
    ("joined", "found"), [pytest.param("2025-06-05", 0, id="between"), pytest.param("2024-06-05", 1, id="earlier")]
)
def test_count_that_a_new_party_explains(joined: str, found: int) -> None:
    early, late = document("a", "The ban has 110 states parties."), document("b", "It has 111 states.", "2025-06-11")
    slots = {"kind": "membership_count", "treaty": "ccm", "status": "party", "modality": "occurred"}
    claims = [
        claim(early, "110 states parties", **slots, quantity=Quantity(110, 110, "state")),
        claim(late, "111 states", **slots, quantity=Quantity(111, 111, "state")),
    ]
    record = Record("VUT", "ccm", "accede", joined, "depositary", "high")
    assert len(conflicts([early, late], claims, records=[record])) == found
