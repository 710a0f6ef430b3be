"""The matcher: which phrases it finds."""

import pytest

from treatywatch.lang.lexicon import Entry, Lexicon
from treatywatch.lang.tokens import tokenize, words


def lexicon(**layers: str | list[str]) -> Lexicon:
    """Phrases by layer; the value is the phrase."""
    made = Lexicon()
    for layer, phrases in layers.items():
        for phrase in [phrases] if isinstance(phrases, str) else phrases:
            made.add(words(phrase), Entry(layer, phrase))
    return made


def found(made: Lexicon, text: str) -> list[tuple[str, list[str]]]:
    """The words of each hit and the layers that it has."""
    tokens = tokenize(text)
    return [
        (text[tokens[hit.first].start : tokens[hit.last - 1].end], sorted(entry.layer for entry in hit.entries))
        for hit in made.hits(tokens)
    ]


@pytest.mark.parametrize(
    ("phrases", "text", "want"),
    [
        pytest.param(["land mine"], "a land mine lay", ["land mine"], id="phrase"),
        pytest.param(["land mine"], "a land-mine lay", [], id="other-sign-between"),
        pytest.param(["mine", "mine ban treaty"], "the mine ban treaty", ["mine ban treaty"], id="longest-first"),
        pytest.param(["mine", "mine ban treaty"], "the mine ban", ["mine"], id="back-to-the-shorter"),
        pytest.param(["a b c", "b"], "a b d", ["b"], id="another-phrase-inside-a-failed-one"),
        pytest.param(["a b", "b c"], "a b c", ["a b"], id="no-overlap"),
        pytest.param(["mine"], "mine mine", ["mine", "mine"], id="twice"),
        pytest.param(["mine"], "MINE Mine mines", ["MINE", "Mine"], id="case-does-not-matter"),
        pytest.param(["May"], "May may MAY", ["May", "MAY"], id="a-capital-asks-for-one"),
        pytest.param(["CCM"], "CCM Ccm ccm", ["CCM"], id="all-capitals-ask-for-all"),
        pytest.param(
            ["Open skies"], "Open Skies, open skies, Open skies", ["Open Skies", "Open skies"], id="capital-in-one-word"
        ),
        pytest.param(["it's"], "it’s it's", ["it’s", "it's"], id="kinds-of-apostrophe"),
        pytest.param(["withdr*"], "it withdrew, withdraws", ["withdrew", "withdraws"], id="stem"),
        pytest.param(["withdr*"], "drew withd", [], id="stem-too-short"),
        pytest.param(["withdr* from"], "withdrawing from it", ["withdrawing from"], id="stem-in-a-phrase"),
        pytest.param(["mine"], "", [], id="empty-text"),
        pytest.param([], "mine", [], id="empty-lexicon"),
        pytest.param([""], "mine", [], id="empty-phrase"),
    ],
)
def test_hits(phrases: list[str], text: str, want: list[str]) -> None:
    assert [written for written, _ in found(lexicon(item=phrases), text)] == want


def test_a_phrase_of_two_layers_has_both_meanings() -> None:
    made = lexicon(verb="left", noun="left")
    assert found(made, "it left") == [("left", ["noun", "verb"])]
    (hit,) = made.hits(tokenize("it left"))
    assert hit.sense.values == {"verb": ("left",), "noun": ("left",)}


def test_a_word_and_a_stem_for_one_place() -> None:
    assert found(lexicon(verb="withdr*", noun="withdrawal period"), "withdrawal period") == [
        ("withdrawal period", ["noun"])
    ]
    assert found(lexicon(verb="withdr*", noun="withdrawal period"), "withdrawal now") == [("withdrawal", ["verb"])]


def test_capitals_decide_between_meanings_of_one_phrase() -> None:
    made = lexicon(month="May", verb="may")
    assert found(made, "may") == [("may", ["verb"])]
    assert found(made, "May") == [("May", ["month", "verb"])]
    # Asked again in another order, for meanings are remembered.
    assert found(made, "may") == [("may", ["verb"])]


def test_the_same_phrase_twice_is_one_meaning() -> None:
    made = Lexicon()
    for _ in range(2):
        made.add(("left",), Entry("verb", "leave", 2))
    (hit,) = made.hits(tokenize("left"))
    assert hit.entries == (Entry("verb", "leave", 2),)


def test_past_and_participle_that_look_the_same_are_the_past() -> None:
    made = Lexicon()
    made.add(("left",), Entry("verb", "leave", 2))
    made.add(("left",), Entry("verb", "leave", 4))
    (hit,) = made.hits(tokenize("left"))
    assert [entry.form for entry in hit.entries] == [2]


def test_a_phrase_added_after_a_search_is_found() -> None:
    made = lexicon(item="mine")
    assert found(made, "mine ban") == [("mine", ["item"])]
    made.add(("mine",), Entry("noun", "mine"))
    made.add(("mine", "ban"), Entry("treaty", "apmbc"))
    assert found(made, "mine ban mine") == [("mine ban", ["treaty"]), ("mine", ["item", "noun"])]


def test_hits_do_not_hang_on_the_order_of_adding() -> None:
    phrases = ["mine", "mine ban", "ban", "mine ban treaty", "tre*"]
    text = "mine ban treaty, mine ban, ban, treaty, mine"
    assert found(lexicon(item=phrases), text) == found(lexicon(item=phrases[::-1]), text)
