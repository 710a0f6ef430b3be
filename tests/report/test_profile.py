import dataclasses
from collections.abc import Iterator

import pytest

from treatywatch.model.answer import Side, ValueGroup
from treatywatch.model.claim import Attribution, Claim
from treatywatch.model.quantity import Quantity
from treatywatch.model.span import Evidence
from treatywatch.report.base import ProfileData
from treatywatch.report.page import Page, Sentence
from treatywatch.report.profile import build


def sentences(page: Page) -> Iterator[Sentence]:
    for card in page.statuses:
        yield card.head
        yield from card.steps
    for entry in page.timeline:
        yield entry.sentence
    for section in page.sections:
        for topic in section.topics:
            yield from topic.sentences


def told(page: Page, section: str) -> list[str]:
    found = next(s for s in page.sections if s.id == section)
    return [sentence.text for topic in found.topics for sentence in topic.sentences]


def test_every_sentence_has_a_footnote_whose_quote_stands_in_its_document(data: ProfileData) -> None:
    page = build(data)
    found = list(sentences(page))
    assert len(found) > 10
    for sentence in found:
        assert sentence.footnotes
        for note in sentence.footnotes:
            if note.kind == "record":
                assert note.source
                continue
            document = data.documents[note.text_id]
            assert document.text[note.start : note.end] == note.quote
            assert note.digest == document.digest


def test_sentences_say_what_is_said_by_whom_and_when(data: ProfileData) -> None:
    page = build(data)
    assert told(page, "policy") == [
        "Ruritania deposited its notice of withdrawal from the Ottawa Convention on 3 March 2025, "
        "as reported by Northern Wire and Baltic Courier.",
        "Ruritania deposited its notice of withdrawal from the Ottawa Convention in May 2024, "
        "as reported by Strategy Review.",
    ]
    assert told(page, "production") == [
        "Ruritania plans to make up to 1.2 million mines a year from 2026, "
        "according to Anna Kowal (via Northern Wire).",
        "Ruritania stopped production of mines in the mid-1980s, as reported by Strategy Review.",
    ]
    assert told(page, "transfer")[0].startswith("It is denied that Ruritania supplied, or plans to supply, mines")
    assert told(page, "requirement")[0].startswith(
        "Ruritania needs at least 2 million mines (“millions”), according to"
    )


def test_a_copy_is_not_a_second_voice(data: ProfileData) -> None:
    policy = next(s for s in build(data).sections if s.id == "policy")
    supports = [s.support for s in policy.topics[0].sentences]
    assert supports == ["one origin, one copy", "one origin"]


def regrouped(data: ProfileData, *others: Claim) -> list[str]:
    """Return the sentences on production where `others` say the same value as the planned making of mines."""
    answer = data.answers[1]
    side = answer.values[0].sides[0]
    sides = (side, *(dataclasses.replace(side, claim_id=claim.id) for claim in others))
    group = dataclasses.replace(answer.values[0], sides=sides)
    answers = (dataclasses.replace(answer, values=(group,)),)
    claims = {**data.claims, **{claim.id: claim for claim in others}}
    return told(build(dataclasses.replace(data, answers=answers, claims=claims)), "production")


def planned(data: ProfileData) -> Claim:
    return data.claims[data.answers[1].values[0].sides[0].claim_id or ""]


def test_nobody_is_credited_with_an_amount_that_he_did_not_give(data: ProfileData) -> None:
    other = dataclasses.replace(
        planned(data), quantity=Quantity(900_000, 900_000, per="year"), attribution=(Attribution("jan-nowak"),)
    )
    assert regrouped(data, other) == [
        "Ruritania plans to make 900,000 mines a year from 2026, according to Jan Nowak.",
        "Ruritania plans to make up to 1.2 million mines a year from 2026, "
        "according to Anna Kowal (via Northern Wire).",
    ]


def test_who_says_it_with_less_detail_is_named_apart(data: ProfileData) -> None:
    other = dataclasses.replace(planned(data), quantity=None, when=None, attribution=(Attribution("jan-nowak"),))
    assert regrouped(data, other) == [
        "Ruritania plans to make up to 1.2 million mines a year from 2026, "
        "according to Anna Kowal (via Northern Wire); with less detail also according to Jan Nowak."
    ]


def test_a_condition_is_neither_lost_nor_lent(data: ProfileData) -> None:
    other = dataclasses.replace(planned(data), condition="once parliament agrees", attribution=(Attribution("jan"),))
    assert sorted(regrouped(data, other)) == [
        "Ruritania plans to make up to 1.2 million mines a year from 2026, "
        "according to Anna Kowal (via Northern Wire).",
        "Ruritania plans to make up to 1.2 million mines a year from 2026, "
        "on a condition (“once parliament agrees”), according to Jan.",
    ]


def test_a_record_in_an_answer_is_told_by_its_question(data: ProfileData) -> None:
    record = Side("4 March 2025", source="depositary notification 8 (high)", when="2025-03-04")
    answer = dataclasses.replace(data.answers[0], values=(ValueGroup("4 March 2025", (record,), 0),))
    assert told(build(dataclasses.replace(data, answers=(answer,))), "policy") == [
        "Ruritania deposited its notice of withdrawal from the Ottawa Convention on 4 March 2025, as the record has it."
    ]


def test_why_a_value_stands_first_is_said_once(data: ProfileData) -> None:
    answer = data.answers[0]
    group = dataclasses.replace(answer.values[0], reason="1 independent origin; an official says it")
    answers = (dataclasses.replace(answer, values=(group, *answer.values[1:])),)
    sentences = build(dataclasses.replace(data, answers=answers)).sections[0].topics[0].sentences
    assert [s.support for s in sentences] == ["one origin, one copy; an official says it", "one origin"]


def test_two_stories_are_two_voices(data: ProfileData) -> None:
    group = dataclasses.replace(data.answers[0].values[0], origins=2)
    answer = dataclasses.replace(data.answers[0], values=(group,))
    page = build(dataclasses.replace(data, answers=(answer,), stories=()))
    assert page.sections[0].topics[0].sentences[0].support == "two independent origins"


def test_a_conflict_shows_both_quotes_who_and_when_and_hard_ones_come_first(data: ProfileData) -> None:
    first, second = build(data).conflicts
    assert (first.severity, second.severity) == ("conflict", "doubt")
    assert [(s.value, s.who, s.when) for s in first.sides] == [
        ("3 March 2025", "Northern Wire itself", "4 Mar 2025"),
        ("May 2024", "Strategy Review itself", "1 Jun 2025"),
        ("3 March 2025", "rule or record", ""),
    ]
    assert first.sides[2].footnote.source == "depositary notification 7"
    assert [s.footnote.kind for s in first.sides] == ["quote", "quote", "record"]
    assert first.sides[1].footnote.quote == "Ruritania gave notice in May 2024"


def test_status_rests_on_record_and_on_documents_that_give_the_same_day(data: ProfileData) -> None:
    card, other = build(data).statuses
    assert card.head.text == "On 1 October 2025 Ruritania has left, and is no longer bound by, the Ottawa Convention."
    assert card.steps[0].text == "Notice received on 3 March 2025 (Article 20(2))."
    assert {n.kind for n in card.steps[0].footnotes} == {"record", "quote"}
    assert card.steps[1].text == "Withdrawal takes effect on 3 September 2025, by computation (Article 20(3))."
    assert {n.kind for n in card.steps[1].footnotes} == {"record"}
    assert other.badge == "Not a party"


def test_what_all_cards_note_is_said_once(data: ProfileData) -> None:
    page = build(data)
    assert page.status_note == "The record ends here"
    assert [card.note for card in page.statuses] == ["", ""]


def test_a_quote_that_moved_is_withheld_and_listed_never_printed(data: ProfileData) -> None:
    stopped = next(c for c in data.claims.values() if c.aspect == "cease")
    moved = dataclasses.replace(stopped, evidence=(Evidence(0, 40, "It stopped making mines in the mid-1980s"),))
    page = build(dataclasses.replace(data, claims={**data.claims, stopped.id: moved}))
    assert len(told(page, "production")) == 1
    assert any("does not stand at its place" in reason for reason in page.withheld)


def test_nothing_at_all_is_still_a_page() -> None:
    page = build(ProfileData("RUR", "Ruritania", "2025-10-01", "2025-10-02"))
    assert (page.timeline, page.conflicts, page.withheld) == ((), (), ())
    assert all(section.empty for section in page.sections)


@pytest.mark.parametrize("theme", ["policy", "production", "requirement", "stockpile", "transfer", "use", "programmes"])
def test_the_themes_of_the_issue_are_there(data: ProfileData, theme: str) -> None:
    assert theme in [section.id for section in build(data).sections]


def test_order_of_input_does_not_matter(data: ProfileData) -> None:
    turned = dataclasses.replace(
        data,
        claims=dict(reversed(list(data.claims.items()))),
        documents=dict(reversed(list(data.documents.items()))),
    )
    assert build(turned) == build(data)


def test_others_come_after_the_state(data: ProfileData) -> None:
    ours = data.answers[1]
    claim = next(c for c in data.claims.values() if c.id == ours.values[0].sides[0].claim_id)
    theirs = dataclasses.replace(claim, actor="AAA")
    side = dataclasses.replace(ours.values[0].sides[0], claim_id=theirs.id)
    question = dataclasses.replace(ours.question, key=theirs.key)
    other = dataclasses.replace(ours, question=question, values=(dataclasses.replace(ours.values[0], sides=(side,)),))
    page = build(dataclasses.replace(data, answers=(other, ours), claims={**data.claims, theirs.id: theirs}))
    assert [topic.own for topic in page.sections[1].topics] == [True, False]
