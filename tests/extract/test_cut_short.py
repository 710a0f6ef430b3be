"""Sentences cut, mixed and doubled: whatever is read of them, no reader looks past an end and every quote is exact."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from treatywatch.extract.registry import engine
from treatywatch.lang import pack
from treatywatch.model.document import TextDocument

GOLD = Path(__file__).parents[2] / "eval" / "gold"
LANGUAGES = sorted({path.name for path in GOLD.iterdir() if path.is_dir()} & set(pack.available()))
ARTICLES = 4
AT_ONCE = 6
MARKS = [",", '"', "(", ")", "“", "”", "—", "-", ":", ";", "5", "1,000", "%", "«", "»"]


def mixed(sentence: str, chance: random.Random) -> str:
    """Return a sentence with some of its words cut off, dropped, swapped, doubled, or with a mark among them."""
    words = sentence.split() if " " in sentence else list(sentence)
    for _ in range(chance.choice((1, 1, 2, 3))):
        if not words:
            break
        at, other = chance.randrange(len(words)), chance.randrange(len(words))
        match chance.randrange(6):
            case 0:
                words = words[: at + 1]
            case 1:
                del words[at]
            case 2:
                words[at], words[other] = words[other], words[at]
            case 3:
                words.insert(at, words[at])
            case 4:
                words.insert(at, chance.choice(MARKS))
            case _:
                words = words[at:]
    return (" " if " " in sentence else "").join(words) + chance.choice(("", ".", ".", ",", "?"))


def texts(lang: str) -> Iterator[str]:
    chance = random.Random(lang)
    for path in sorted((GOLD / lang).glob("*.txt"))[:ARTICLES]:
        sentences = [mixed(s, chance) for s in re.split(r"(?<=[.!?。！？])\s*", path.read_text(encoding="utf-8")) if s]
        for first in range(0, len(sentences), AT_ONCE):
            yield chance.choice(("\n\n", " ")).join(sentences[first : first + AT_ONCE])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences_cut_and_mixed_are_read_to_their_end(lang: str) -> None:
    read = 0
    for text in texts(lang):
        document = TextDocument("d", "d", "-", text, published="2026-03-05", lang=lang, publisher="The Paper")
        for claim in engine("packs.v1").extract(document):
            assert [text[span.start : span.end] for span in claim.evidence] == [span.exact for span in claim.evidence]
        read += 1
    assert read
