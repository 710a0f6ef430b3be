"""Texts that nobody writes and that everybody receives: nothing breaks, and spans stay exact."""

import unicodedata

import pytest

from treatywatch.extract.registry import engine
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument

SAID = "Norway left the Ottawa Convention on 3 March 2026."
KEY = ("treaty_step", "NOR", "apmbc", "withdraw", "")
ZERO_WIDTH = "\u200b"
# The grammar's time grows with the cube of the acts in one sentence; more than this many words does not finish.
DENSE_WORDS = 150


def read(text: str, published: str = "2026-03-18") -> tuple[Claim, ...]:
    claims = engine().extract(TextDocument("t-h", "h", "digest", text, published=published))
    for claim in claims:
        for evidence in claim.evidence:
            assert text[evidence.start : evidence.end] == evidence.exact
    return claims


# Each stands before, after and around what is said, a paragraph of its own.
NOISE = {
    "emoji": "😀🇫🇮💣👨‍👩‍👧‍👦" * 200,
    "commas": "," * 5000,
    "brackets-open": "(" * 5000,
    "brackets-nested": "(" * 2500 + ")" * 2500,
    "square-brackets": "[" * 5000,
    "quotes-open": "“" * 500,
    "quotes-of-all-sorts": "«„“‘\"'" * 300,
    "control": "".join(chr(code) for code in range(32) if chr(code) not in "\n\r\t") * 20,
    "nul": "\x00" * 500,
    "surrogate": "\ud800 \udfff",
    "private-use": "\ue000\uf8ff\U0010ffff" * 100,
    "right-to-left": "\u202e\u200f\u2067إتفاقية أوتاوا\u2069\u202c",
    "line-separators": "\u2028\u2029\x85\x0b\x0c" * 50,
    "combining": "a" + "\u0301" * 2000,
    "digits-40": "1234567890" * 4,
    "digits-5000": "9" * 5000,
    "digit-groups": "999 " * 2000,
    "digit-commas": "999," * 2000,
    "number-words": "one hundred and " * 500,
    "scales": "million " * 500,
    "full-stops": "." * 5000,
    "question-marks": "?!" * 2500,
    "years": "2025 " * 1000,
    "months": "May 5 " * 500,
    "other-digits": "٤٥ ۴۵ ४५ ５０００ Ⅷ ② ½ 5² 10⁶",
    "no-spaces": "landmine" * 1000,
    "dashes": "-" * 5000,
    "apostrophes": "'s" * 2000,
    "scripts": "Ot地тaваة" * 100,
}


@pytest.mark.parametrize("noise", [pytest.param(text, id=name) for name, text in NOISE.items()])
def test_noise_alone_gives_no_claims(noise: str) -> None:
    assert read(noise) == ()


@pytest.mark.parametrize("noise", [pytest.param(text, id=name) for name, text in NOISE.items()])
def test_noise_beside_a_statement_does_not_break_it(noise: str) -> None:
    assert KEY in [claim.key for claim in read(f"{noise}\n\n{SAID}")]
    assert KEY in [claim.key for claim in read(f"{SAID}\n\n{noise}")]


@pytest.mark.parametrize("noise", [pytest.param(text, id=name) for name, text in NOISE.items()])
def test_noise_inside_a_sentence_leaves_spans_exact(noise: str) -> None:
    text = f"Norway holds 583 {noise} anti-personnel mines and left {noise} the Ottawa Convention."
    assert {claim.actor for claim in read(text)} <= {None, "NOR"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Norwаy left the Ottаwa Convention.", id="cyrillic-a"),
        pytest.param("Νorway left the Ottawa Cοnvention; it holds landmines.", id="greek-letters"),
        pytest.param("Nor\u00adway left the Otta\u00adwa Con\u00advention.", id="soft-hyphens"),
        pytest.param(f"Nor{ZERO_WIDTH}way left the Ottawa Conven{ZERO_WIDTH}tion.", id="zero-width"),
        pytest.param("\u202eNorway left\u202c the \u2066Ottawa Convention\u2069.", id="bidi-marks"),
        pytest.param("Ｎｏｒｗａｙ left the Ottawa Convention; landmines.", id="full-width"),
        pytest.param("İsrail, ISRAİL and ıSRAEL hold landmines.", id="turkish-dots"),
        pytest.param("The ﬁrst ﬂeet of Norway holds landmines.", id="ligatures"),
        pytest.param("STRASSE Straße: Norway holds landmines.", id="sharp-s"),
        pytest.param(
            "挪威离开了《渥太华公约》。Norway left the Ottawa Convention。それは2026年だった。", id="mixed-scripts"
        ),
    ],
)
def test_letters_of_other_scripts_leave_spans_exact(text: str) -> None:
    assert all(0 <= e.start < e.end <= len(text) for claim in read(text) for e in claim.evidence)


def test_letters_of_another_script_that_look_alike_hide_no_name() -> None:
    text = "Norw\u0430y left the Ottawa Convention."
    (claim,) = read(text)
    assert claim.actor == "NOR"
    assert [e.exact for e in claim.evidence] == [text.rstrip(".")]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_composed_or_combining_leave_the_claim_as_it_is(form) -> None:
    text = unicodedata.normalize(form, "Gitanas Nausėda said that Lithuania left the Ottawa Convention.")
    assert (KEY[0], "LTU", *KEY[2:]) in [claim.key for claim in read(text)]


@pytest.mark.parametrize(
    "name", [pytest.param("Côte d'Ivoire", id="state"), pytest.param("São Tomé and Príncipe", id="longer")]
)
def test_composed_accents_are_read(name: str) -> None:
    (claim,) = read(f"{name} left the Ottawa Convention.")
    assert claim.key[3] == "withdraw"


def test_a_sentence_of_twenty_thousand_words_is_read_to_its_end() -> None:
    filler = "the committee spoke of weather and roads and schools for a long while and then "
    text = filler * 750 + "Norway left the Ottawa Convention " + filler * 750
    assert len(text.split()) > 20_000
    assert KEY in [claim.key for claim in read(text)]


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param("Norway left the Ottawa Convention ", id="acts"),
        pytest.param("Norway left the Ottawa Convention, ", id="acts-with-commas"),
        pytest.param("Norway left “the Ottawa Convention ", id="quotes-never-closed"),
        pytest.param("Norway said that ", id="speakers-in-speakers"),
        pytest.param("(Norway left the Ottawa Convention ", id="brackets-never-closed"),
        pytest.param("which left the Ottawa Convention ", id="relative-clauses"),
        pytest.param("Norway holds 5 million landmines and ", id="amounts"),
    ],
)
def test_a_sentence_full_of_acts_is_read(phrase: str) -> None:
    text = phrase * (DENSE_WORDS // len(phrase.split()))
    assert {claim.actor for claim in read(text)} <= {None, "NOR"}


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("9" * 40, id="forty-digits"),
        pytest.param("9" * 28 + " million million million", id="scales-on-scales"),
        pytest.param("0.000", id="zero"),
        pytest.param("1.2.3.4", id="versions"),
        pytest.param("1,2,3,4", id="short-groups"),
        pytest.param("1e400", id="exponent"),
        pytest.param("9" * 300 + ".5 trillion trillion", id="out-of-floats"),
        pytest.param("5,", id="comma-behind"),
        pytest.param("between 9 and 3", id="backwards"),
        pytest.param("-5", id="minus"),
    ],
)
def test_numbers_out_of_measure_break_nothing(number: str) -> None:
    for claim in read(f"Norway holds {number} anti-personnel mines."):
        assert claim.actor == "NOR"
        assert claim.quantity is None or float(claim.quantity.low or 0) >= 0


@pytest.mark.parametrize("sign", [",", ";", "(", "“", "–", " and", " of", " that", " by", " to"])
def test_a_text_that_breaks_off_is_read_as_far_as_it_goes(sign: str) -> None:
    for said in (
        SAID,
        "Estonia asked Latvia and Poland to give up anti-personnel mines",
        "Citing the Ottawa Convention",
    ):
        read(said.rstrip(".") + sign)
        read(said.rstrip(".") + sign + " U.S. and European officials,")
