"""Lists in lines, behind a colon or in sentences without a verb: what each of their items tells."""

import pytest

from treatywatch.extract.registry import engine
from treatywatch.model.document import TextDocument

BEFORE = "The Ottawa Convention bans anti-personnel mines.\n\n"
Seen = tuple[str, str | None, str | None, float | None, str | None]


def seen(text: str) -> set[Seen]:
    """What is claimed: kind, actor or place, aspect or step, how many at least, when."""
    document = TextDocument("t", "d", "digest", BEFORE + text, published="2026-03-05", lang="en")
    found: set[Seen] = set()
    for c in engine("rules.v1").extract(document):
        if c.evidence[0].start >= len(BEFORE):
            many = None if c.quantity is None else c.quantity.low
            whose = c.place if c.kind in ("casualties", "clearance") else c.actor
            found.add((c.kind, whose, c.aspect or c.step, many, c.when))
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Mine casualties in 2024:\n\n- Myanmar: 1,003\n- Syria: 933\n- Total: 1,936",
            {("casualties", "MMR", "total", 1003, "2024"), ("casualties", "SYR", "total", 933, "2024")},
            id="rows-of-states",
        ),
        pytest.param(
            "Land cleared of mines in Cambodia by year:\n2021: 43 km²\n2022: 88 km²",
            {("clearance", "KHM", "cleared", 43, "2021"), ("clearance", "KHM", "cleared", 88, "2022")},
            id="rows-of-years",
        ),
        pytest.param(
            "The largest donors to mine action in 2024 were:\n1. Germany – $72 million\n2. Norway – $58 million",
            {("funding", "DEU", None, 72_000_000, "2024"), ("funding", "NOR", None, 58_000_000, "2024")},
            id="rows-of-payers",
        ),
        pytest.param(
            "Mine casualties in 2025: Ukraine 112, Belarus 2.",
            {("casualties", "UKR", "total", 112, "2025"), ("casualties", "BLR", "total", 2, "2025")},
            id="behind-a-colon",
        ),
        pytest.param(
            "The government of Moldova will:\n\n- Destroy its last 249 anti-personnel mines\n- sign nothing",
            {("destruction", "MDA", None, 249, None)},
            id="items-with-the-verb-of-the-line",
        ),
        pytest.param(
            "Ratifications of the Ottawa Convention:\n\nTonga: 2025\nPalau: 2007",
            {("treaty_step", "TON", "ratify", None, "2025"), ("treaty_step", "PLW", "ratify", None, "2007")},
            id="dated-steps",
        ),
        pytest.param(
            "Germany is the biggest donor to demining there: 28 million dollars. Then the Americans with 25. Denmark.",
            {
                ("funding", "DEU", None, 28_000_000, None),
                ("funding", "USA", None, 25_000_000, None),
                ("funding", "DNK", None, None, None),
            },
            id="names-alone",
        ),
        pytest.param(
            "Turkey sold 4,000 anti-tank mines to Qatar in 2019. And 500 cluster shells in 2020.",
            {("transfer", "TUR", "supply", 4000, "2019"), ("transfer", "TUR", "supply", 500, "2020")},
            id="a-weapon-alone",
        ),
        pytest.param("The agency's staff by country:\n\nLaos: 180\nVietnam: 95", set(), id="of-something-else"),
        pytest.param("Medals of the army's athletes:\n\nLatvia: 4\nEstonia: 7", set(), id="of-sports"),
    ],
)
def test_each_item_of_a_list_is_told_of_its_own(text: str, wanted: set[Seen]) -> None:
    assert seen(text) == wanted


def test_an_item_is_quoted_without_the_line_that_leads_in() -> None:
    text = BEFORE + "Since 2015 Japan has:\n\n- given 4 million dollars to demining in Laos\n- planted trees"
    claims = engine("rules.v1").extract(TextDocument("t", "d", "digest", text, published="2026-03-05", lang="en"))
    quotes = {c.evidence[0].exact for c in claims if c.kind == "funding"}
    assert quotes == {"given 4 million dollars to demining in Laos"}
