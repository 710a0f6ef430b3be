"""Who has the floor in debates and interviews."""

import pytest

from treatywatch.extract.registry import engine
from treatywatch.extract.transcript import labelled
from treatywatch.model.document import TextDocument

DEBATE = """Morning sitting. The bill on leaving the Ottawa Convention, second reading.

K. OZOLA (Minister of Defence). The government approved this bill on 3 July. We have no anti-personnel mines.

CHAIR. Thank you. Mr Vanags.

P. VANAGS (Green Union). Our group will vote against. Is that so hard to see?

L. KRASTE (Farmers). Belarus keeps 2 million anti-personnel mines, as everybody knows.

K. OZOLA. We will deposit the notice in September.
"""


def test_labels_of_a_printed_debate() -> None:
    turns = labelled(DEBATE)
    assert [turn.name for turn in turns] == ["K. OZOLA", "CHAIR", "P. VANAGS", "L. KRASTE", "K. OZOLA"]
    assert not any(turn.asks for turn in turns)
    assert DEBATE[turns[2].said_from :].startswith("Our group")


@pytest.mark.parametrize(
    "text",
    [
        "HELSINKI. The bill passed.\n\nOSLO. It was read.\n\nRIGA. It fell.\n\nBONN. It waits.\n",
        "SOUTH KOREA — Mines.\n\nNORTH KOREA — None.\n\nSOUTH KOREA — More.\n\nJAPAN — None at all.\n",
        "BACKGROUND. Two states left.\n\nWHAT IT MEANS. Little.\n",
    ],
)
def test_headings_are_no_speakers(text: str) -> None:
    assert labelled(text) == []


@pytest.mark.parametrize(
    ("lead", "guest"),
    [
        (
            "Ada Okoro is deputy head of Chad's demining centre. We met a week after Paul Meyer had been there.",
            "ada-okoro",
        ),
        (
            "Last year the minister Lars Berg came. Now Jane Smith spoke with Ada Okoro, who runs the centre.",
            "ada-okoro",
        ),
        ("Ada Okoro heads the demining centre of Chad. She spoke to Jane Smith in her office.", "ada-okoro"),
        ("We sat down with Ada Okoro in the week in which Lars Berg left the Ottawa Convention's office.", "ada-okoro"),
    ],
)
def test_who_answers(lead: str, guest: str) -> None:
    answers = (
        "A: We have 70 square kilometres of minefields.\n\nQ: And victims?\n\nA: Mines killed 12 people last year."
    )
    text = f"Mines in Chad\n\n{lead}\n\nQ: How much land is left?\n\n{answers}\n"
    document = TextDocument("d", "d", "-", text, published="2026-03-05", lang="en")
    claims = engine("rules.v1").extract(document)
    assert {a.speaker for claim in claims for a in claim.attribution} == {guest}
