"""Quotations: what is said, in whose words, by whom; each class of error that real news has shown stands here."""

import doctest
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import treatywatch
from treatywatch.extract import quotations as module
from treatywatch.extract.quotations import Quotation, quotation_languages, quotations
from treatywatch.model.errors import UsageError

CASES = yaml.safe_load((Path(__file__).parent / "quotations.yml").read_text(encoding="utf-8"))
# A word for a time at the head of a sentence is taken for a part of the name behind it.
LIMITS = {"Wieczorem dyrektorka podkreśliła, że wszystkie pociągi jeżdżą."}


def told(text: str, lang: str = "en") -> list[tuple[str, str, str]]:
    """The kind, content and speaker of each quotation."""
    return [(q.kind, text[slice(*q.content)], q.speaker) for q in quotations(text, lang)]


def cases() -> Iterator[Any]:
    for lang, rows in CASES.items():
        for row in rows:
            marks = [pytest.mark.xfail(strict=True)] if row["text"] in LIMITS else []
            yield pytest.param(lang, row["text"], row.get("told", []), id=f"{lang}: {row['text'][:40]}", marks=marks)


@pytest.mark.parametrize(("lang", "text", "expected"), list(cases()))
def test_speech_in_other_languages(lang: str, text: str, expected: list[str]) -> None:
    found = quotations(text, lang)
    shown = [
        f"{q.kind} | {text[slice(*q.content)]} | {'' if q.source is None else text[slice(*q.source)]}" for q in found
    ]
    assert shown == expected


def test_offsets_are_those_of_the_text() -> None:
    text = "Rain fell.\n\nThe mayor, Ana Ruiz, told reporters on Monday that the bridge “is safe”."
    (found,) = quotations(text, "en")
    assert text[slice(*found.content)] == "the bridge “is safe”"
    assert [text[slice(*span)] for span in (found.cue, found.source) if span] == ["told", "The mayor"]
    assert (found.kind, found.speaker) == ("mixed", "Ana Ruiz")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The port maintains existing fees, while Oslo cut them.", id="a deed"),
        pytest.param("The index added 20.72 points, or 0.1%, to 3,120.18.", id="a number"),
        pytest.param("The party claimed victory as the court concluded its third hearing.", id="a noun behind it"),
        pytest.param("The base lies inside a 55-kilometre “safety zone” on the road.", id="scare quotes"),
        pytest.param("The “Start with one” campaign did not appeal to Ada Hill, who left.", id="a title"),
        pytest.param("The agency did not say how many came.", id="not said"),
        pytest.param("The minister will announce that on Monday.", id="not yet"),
        pytest.param("The United States sent two reports that accused the firm.", id="a noun with its clause"),
        pytest.param("I think we should go.", id="who writes"),
    ],
)
def test_nobody_is_quoted(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Sources told Reuters that the talks failed.", "the talks failed", id="addressee"),
        pytest.param("He told police he had seen nothing.", "he had seen nothing", id="addressee, no that"),
        pytest.param(
            "She told a crowd of nurses who filled the square that help was near.", "help was near", id="a long one"
        ),
        pytest.param("The bank said this month that rates would rise.", "rates would rise", id="a time"),
        pytest.param("The judge said in the ruling this case is closed.", "this case is closed", id="a place"),
        pytest.param("But prices may fall, people familiar with the talks say.", "prices may fall", id="a tag"),
        pytest.param("The road is closed, said Lt. Ada Hill, a spokeswoman.", "The road is closed", id="turned round"),
        pytest.param("Two were flown out, according to a police source.", "Two were flown out", id="according to"),
        pytest.param("According to the mayor, two were flown out.", "two were flown out", id="according to, first"),
        pytest.param("The larger ships, he said, could carry tools.", "could carry tools", id="set in"),
        pytest.param("Ada Hill said it would rain, while Oslo stayed dry.", "it would rain", id="the writer goes on"),
        pytest.param("The report claims the screen will remain small.", "the screen will remain small", id="weak verb"),
    ],
)
def test_content_begins_and_ends_with_what_is_said(text: str, expected: str) -> None:
    assert [content for _, content, _ in told(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“Done,” White House Press Secretary Stephanie Moll said.", "Stephanie Moll", id="no state: a person"
        ),
        pytest.param("“Done,” U.S. Attorney James Kern Jr. said.", "James Kern", id="junior"),
        pytest.param("“Done,” a Taliban representative said.", "a Taliban representative", id="a crowd's"),
        pytest.param("It is done, NQX officials said.", "NQX officials", id="unknown letters"),
        pytest.param("“The firm confirmed that it left,” Ada Hill said.", "Ada Hill", id="a verb inside loses"),
        pytest.param("When Carl Ohm was found, he told police he had slept.", "Carl Ohm", id="told police"),
        pytest.param("Arguing that taxes are high, Ada Hill left.", "Ada Hill", id="arguing"),
        pytest.param("Ada Hill wrote a letter on Monday, saying she did not agree.", "Ada Hill", id="saying"),
    ],
)
def test_the_speaker(text: str, expected: str) -> None:
    assert [speaker for _, _, speaker in told(text)][:1] == [expected]


def test_a_pronoun_is_who_spoke_last_not_whom_they_spoke_of() -> None:
    text = "“We saw Ada Hill,” Carl Ohm told the court. “She was late,” he said."
    assert [speaker for _, _, speaker in told(text)] == ["Carl Ohm", "Carl Ohm"]


def test_a_surname_is_the_full_name_given_before() -> None:
    text = "Ada Hill runs the port. Hill said it would close."
    assert told(text) == [("indirect", "it would close", "Ada Hill")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“Never mind!” he told them.", ["“Never mind!”"], id="a sign of its own"),
        pytest.param("“What a day!” Hill tweeted.", ["“What a day!”"], id="a name behind it"),
        pytest.param("“One. Two went,” she said.", ["“One. Two went,”"], id="several sentences"),
        pytest.param("“One went,” she said. “Two came.”", ["“One went,”", "“Two came.”"], id="two pieces"),
        pytest.param('"One went,” she said.', ['"One went,”'], id="mixed marks"),
        pytest.param("“One went.\n\n“Two came,” she said.", ["“One went.", "“Two came,”"], id="two paragraphs"),
        pytest.param('He said: "One went. Two came."', ['"One went. Two came."'], id="a colon"),
        pytest.param("The law has “mended a wrong”, Hill said.", ["The law has “mended a wrong”"], id="a part"),
    ],
)
def test_quotation_marks(text: str, expected: list[str]) -> None:
    assert [content for _, content, _ in told(text)] == expected


def test_a_sentence_behind_a_quotation_is_no_tag() -> None:
    text = "“We stay,” said Ana Ruiz. “For now.” She told reporters the port “is safe”."
    cues = [text[slice(*q.cue)] for q in quotations(text, "en") if q.cue]
    assert cues == ["said", "said", "told"]


def test_one_after_another() -> None:
    text = "Ada Hill said rain was near, adding that roads would close."
    assert told(text) == [("indirect", "rain was near", "Ada Hill"), ("indirect", "roads would close", "Ada Hill")]


def test_it_is_public_and_its_example_runs() -> None:
    assert treatywatch.quotations is quotations
    assert treatywatch.Quotation is Quotation
    assert doctest.testmod(module).failed == 0
    assert {"de", "en", "es", "pl"} <= set(quotation_languages())


def test_a_language_without_a_pack() -> None:
    with pytest.raises(UsageError):
        quotations("X", "xx")


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("part", ['"', "he said that ", "it was so, he said, ", "“a b c. ", "— a sagte — b ", '\n"a\n'])
def test_repeated_signs_end(part: str, lang: str) -> None:
    text = part * (20_000 // len(part))
    found = quotations(text, lang)
    assert all(a.content[1] <= b.content[0] for a, b in itertools.pairwise(found))
