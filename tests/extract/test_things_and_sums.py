"""What is made, held, laid, cleared and paid in English: lists, figures and who is meant, in sentences of our own."""

import pytest

from treatywatch.extract.registry import engine
from treatywatch.model.document import TextDocument

Told = tuple[str, str | None, str | None, str, float | None]


def told(text: str) -> set[Told]:
    """Return (kind, actor or place, item or aspect, modality, number) of what the default engine reads."""
    document = TextDocument("d", "d", "0" * 64, text, "en", published="2026-11-20")
    found: set[Told] = set()
    for claim in engine("rules.v1").extract(document):
        who = claim.place if claim.kind in ("clearance", "casualties") else claim.actor or claim.programme
        what = claim.aspect if claim.kind in ("clearance", "casualties", "programme") else claim.item
        number = None if claim.quantity is None else claim.quantity.low or claim.quantity.high
        found.add((claim.kind, who, what, claim.modality, number))
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Norway holds 20,000 anti-tank mines and 3,000 cluster munitions.",
            {("stockpile", "NOR", "avm", "occurred", 20000), ("stockpile", "NOR", "cm", "occurred", 3000)},
            id="two-weapons",
        ),
        pytest.param(
            "India holds some four million landmines, Pakistan some six million and China fewer than five million.",
            {
                ("stockpile", "IND", "mine", "occurred", 4000000),
                ("stockpile", "PAK", "mine", "occurred", 6000000),
                ("stockpile", "CHN", "mine", "occurred", 5000000),
            },
            id="states-with-numbers",
        ),
        pytest.param(
            "Three parties, namely Peru, Slovakia and South Africa, still hold cluster munitions.",
            {("stockpile", s, "cm", "occurred", None) for s in ("PER", "SVK", "ZAF")},
            id="namely",
        ),
        pytest.param(
            "Denmark no longer possesses any cluster munitions. It will no longer use anti-personnel mines.",
            {("stockpile", "DNK", "cm", "occurred", None), ("use", "DNK", "apm", "denied", None)},
            id="no-longer",
        ),
        pytest.param(
            "Landmines are rare there. The American stockpile is put at around three million.",
            {("stockpile", "USA", "mine", "occurred", 3000000)},
            id="put-at",
        ),
        pytest.param(
            "Hanwha has won a contract to supply the South Korean army with 6,000 anti-tank mines.",
            {("requirement", "KOR", "avm", "occurred", 6000), ("transfer", "hanwha", "avm", "planned", 6000)},
            id="contract-won",
        ),
        pytest.param(
            "Turkey's MKE made landmines, a business which it gave up in 1996.",
            {("production", "mke", "mine", "occurred", None)},
            id="business-given-up",
        ),
        pytest.param(
            "Both Thailand and Cambodia accuse each other of laying landmines along the border.",
            {("use", "THA", "mine", "occurred", None), ("use", "KHM", "mine", "occurred", None)},
            id="each-other",
        ),
        pytest.param(
            "Hanwha will deliver anti-tank mines to Poland. The deal is worth 210 billion won.",
            {("programme", "deal", "cost", "occurred", 210000000000)},
            id="deal-worth",
        ),
        pytest.param(
            "Estonia has to clear its last 4 square kilometres of landmines by the end of 2028.",
            {
                ("clearance", "EST", "contaminated", "occurred", 4),
                ("clearance", "EST", "deadline", "occurred", None),
            },
            id="has-to-clear",
        ),
        pytest.param(
            "Georgia cleared 8 square kilometres of landmines last year. It hopes to finish in 2029.",
            {("clearance", "GEO", "cleared", "occurred", 8), ("clearance", "GEO", "cleared", "planned", None)},
            id="hopes-to-finish",
        ),
        pytest.param(
            "Landmines kill. The last minefield in the Falkland Islands was cleared in November 2020.",
            {("clearance", "FLK", "cleared", "occurred", None)},
            id="islands",
        ),
        pytest.param(
            "Azerbaijan's deminers cleared 900 hectares of landmines. They found 450 anti-personnel mines.",
            {("clearance", "AZE", "removed", "occurred", 450)},
            id="they-found",
        ),
        pytest.param(
            "Landmines are a danger.\n\nBurkina Faso\n\nVolunteers counted 402 casualties last year, of whom 171 died.",
            {("casualties", "BFA", "total", "occurred", 402), ("casualties", "BFA", "killed", "occurred", 171)},
            id="section-of-a-state",
        ),
        pytest.param(
            "No civilian has ever been injured by a landmine in Jordan.",
            {("casualties", "JOR", "injured", "denied", None)},
            id="nobody-hurt",
        ),
        pytest.param(
            "A Polish volunteer died in Ukraine when his car struck a landmine.",
            {("casualties", "UKR", "killed", "occurred", 1)},
            id="died-in",
        ),
        pytest.param(
            "Demining in Iraq has been financed by the Governments of Australia, Japan and Norway.",
            {("funding", s, None, "occurred", None) for s in ("AUS", "JPN", "NOR")},
            id="governments",
        ),
        pytest.param(
            "The United States gave the demining centre four million dollars last year, and Japan half a million.",
            {("funding", "USA", None, "occurred", 4000000), ("funding", "JPN", None, "occurred", 500000)},
            id="half-a-million",
        ),
        pytest.param(
            "The clearance of landmines on the island cost the Danish government 86 million kroner.",
            {("funding", "DNK", None, "occurred", 86000000)},
            id="cost-whom",
        ),
    ],
)
def test_things_and_sums(text: str, wanted: set[Told]) -> None:
    assert wanted <= told(text)


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        pytest.param(
            "Asked whether Moldova had studied a production of landmines, the minister left the room.",
            ("production", "MDA", "mine"),
            id="asked-whether",
        ),
        pytest.param(
            "All minefields along the borders with Turkey were cleared by Bulgaria's army in 2002.",
            ("clearance", "TUR", "cleared"),
            id="borders-with",
        ),
        pytest.param(
            "Japan provided Cambodia with 2 million dollars for mine clearance.",
            ("funding", "KHM", None),
            id="receiver-pays-nothing",
        ),
        pytest.param(
            "Russia used landmines, and cluster bombs were seen in the depot.",
            ("use", "RUS", "cm"),
            id="a-verb-of-its-own",
        ),
        pytest.param(
            "The convention obliges each of them, even Algeria, to destroy its anti-personnel mines within four years.",
            ("destruction", "DZA", "apm"),
            id="told-to-all",
        ),
    ],
)
def test_not_told(text: str, bad: tuple[str, str | None, str | None]) -> None:
    assert bad not in {claim[:3] for claim in told(text)}


def test_money_for_something_else_is_not_for_mines() -> None:
    before = "Norway paid $2 million to clear landmines in Ukraine. "
    assert ("funding", "NOR", None, "occurred", 2000000) in told(before)
    assert told(before + "Sweden gave $3 million in food aid.") == told(before)


def test_a_heading_between_stars_names_nobody() -> None:
    text = "Norway clears landmines in Ukraine. *Address Urgent Needs* The $3 billion will pay for landmine clearance."
    assert [claim for claim in told(text) if claim[0] == "funding"] == []
