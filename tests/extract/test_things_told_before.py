"""What the text before should have given: weapons, numbers, places and makers that a sentence leaves unsaid."""

import pytest

from treatywatch.extract.registry import engine
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument

BEFORE = "The Ottawa Convention bans anti-personnel mines.\n\n"
Seen = tuple[str, str | None, str | None, str, float | None, str | None]


def read(text: str) -> tuple[Claim, ...]:
    document = TextDocument("t", "d", "digest", BEFORE + text, published="2026-03-05", lang="en")
    return engine("rules.v1").extract(document)


def seen(text: str) -> set[Seen]:
    """What is claimed: kind, actor or place, aspect or receiver, modality, how many at least, when."""
    found: set[Seen] = set()
    for c in read(text):
        many = None if c.quantity is None else c.quantity.low or c.quantity.high
        whose = c.place if c.kind in ("casualties", "clearance") else c.actor or c.programme
        found.add((c.kind, whose, c.to or c.aspect, c.modality, many, c.when))
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "A mine took an eye from a herdsman in Angola in 2024.",
            {("casualties", "AGO", "injured", "occurred", 1, "2024")},
            id="took-an-eye",
        ),
        pytest.param(
            "A mine in Angola tore off a girl's finger in 2024.",
            {("casualties", "AGO", "injured", "occurred", 1, "2024")},
            id="tore-off-a-finger",
        ),
        pytest.param(
            "Germany has supplied Ukraine with anti-tank mines. Denmark gave it 3,000 last year.",
            {("transfer", "DNK", "UKR", "occurred", 3000, "2025")},
            id="given-to-it",
        ),
        pytest.param(
            "Libya mined its borders. Belgium sold it anti-vehicle mines.",
            {("transfer", "BEL", "LBY", "occurred", None, None)},
            id="sold-to-it",
        ),
        pytest.param(
            "Anti-tank mines went from Poland to Ukraine in 2022.",
            {("transfer", "POL", "UKR", "occurred", None, "2022")},
            id="went-from-to",
        ),
        pytest.param(
            "Estonia signed a contract with Nammo for 10,000 anti-tank mines, to be delivered in 2027.",
            {
                ("requirement", "EST", "order", "occurred", 10000, None),
                ("transfer", "nammo-lapua", "EST", "planned", 10000, "2027"),
            },
            id="contract-and-delivery",
        ),
        pytest.param(
            "Under a contract signed on Monday, Saab will supply the Lithuanian army with 40,000 anti-tank mines.",
            {
                ("requirement", "LTU", "order", "occurred", 40000, "2026-03-02"),
                ("transfer", "saab", "LTU", "planned", 40000, None),
            },
            id="order-behind-a-contract",
        ),
        pytest.param(
            "Norway gave Angola 4 million dollars for clearance last year. Sweden gave 2 million and Finland nothing.",
            {("funding", "FIN", None, "denied", None, None), ("funding", "SWE", None, "occurred", 2000000, None)},
            id="gave-nothing",
        ),
        pytest.param(
            "Japan and South Korea should help to pay for mine clearance in Myanmar.",
            {("funding", "JPN", None, "urged", None, None), ("funding", "KOR", None, "urged", None, None)},
            id="called-on-to-pay",
        ),
        pytest.param(
            "In the municipality of Konjic in Bosnia 14.2 square kilometres are still suspected to be mined. "
            "Across the country it is 1,018 square kilometres, according to the Mine Action Centre.",
            {("clearance", "BIH", "contaminated", "occurred", 1018, None)},
            id="across-the-country",
        ),
        pytest.param(
            "Chad's clearance deadline ran out in 2020 and was put off to 2025.",
            {
                ("clearance", "TCD", "deadline", "occurred", None, "2020"),
                ("clearance", "TCD", "deadline", "occurred", None, "2025"),
            },
            id="deadline-put-off",
        ),
        pytest.param(
            "Cambodia was supposed to be mine-free by 2025. Now it says 2030.",
            {("clearance", "KHM", "deadline", "planned", None, "2030")},
            id="now-it-says",
        ),
        pytest.param(
            "The army of Bosnia took 2,145 mines out of the ground in 2018.",
            {("clearance", "BIH", "removed", "occurred", 2145, "2018")},
            id="out-of-the-ground",
        ),
        pytest.param(
            "Mines killed 35 people in Angola last year. A year earlier it was 61.",
            {("casualties", "AGO", "killed", "occurred", 61, "2024")},
            id="a-year-earlier",
        ),
        pytest.param(
            "Landmines killed 188 people in Myanmar in 2023 and injured 864, a total of 1,052.",
            {("casualties", "MMR", "total", "occurred", 1052, "2023")},
            id="in-all",
        ),
        pytest.param(
            "In 2017 a man stepped on a mine in Bosnia. He died before we could carry him down.",
            {("casualties", "BIH", "killed", "occurred", 1, "2017")},
            id="the-one-who-stepped-on-it",
        ),
        pytest.param(
            "Poland's Belma makes anti-tank mines. The plant turned out 100,000 last year.",
            {("production", "belma", "make", "occurred", 100000, "2025")},
            id="number-of-the-plant",
        ),
        pytest.param(
            "Belma has raised its output of anti-tank mines from 100,000 in 2024 to 250,000 this year.",
            {
                ("production", "belma", "make", "occurred", 100000, "2024"),
                ("production", "belma", "increase", "occurred", 250000, "2026"),
            },
            id="rise-between-two-years",
        ),
        pytest.param(
            "Anti-personnel mines are no longer made in Germany.",
            {("production", "DEU", "cease", "occurred", None, None)},
            id="no-longer-made-in",
        ),
        pytest.param(
            "The United States last used anti-personnel mines in 1991. About three million are still in its stockpile.",
            {("stockpile", "USA", "hold", "occurred", 3000000, None)},
            id="still-in-its-stockpile",
        ),
        pytest.param(
            "Poland had 1 million anti-personnel mines. By 2016 they were gone.",
            {("destruction", "POL", None, "occurred", None, "../2016")},
            id="gone",
        ),
        pytest.param(
            "Ukraine has a better reason than most, with Russian-backed separatists laying mines since 2014.",
            {("use", "russian-backed-separatists", None, "occurred", None, "2014/..")},
            id="backed-forces",
        ),
        pytest.param(
            "Fighters of the Islamic State left behind booby traps and mines in Mosul.",
            {("use", "islamic-state", None, "occurred", None, None)},
            id="left-behind",
        ),
        pytest.param(
            "The mines belong to the East Shield, the fortification programme that Poland launched in May 2024.",
            {("programme", "east-shield", "launch", "occurred", None, "2024-05")},
            id="programme-that-somebody-launched",
        ),
    ],
)
def test_told_before(text: str, wanted: set[Seen]) -> None:
    assert wanted <= seen(text)


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        pytest.param(
            "The order for 200,000 mines which Helsinki placed in October is large.", "use", "FIN", id="placed"
        ),
        pytest.param("Iran-backed Houthi rebels laid mines in Yemen.", "position", "IRN", id="backed-is-no-stance"),
        pytest.param("Croatia said the last of its mines will be gone by 2028.", "treaty_step", "HRV", id="gone"),
        pytest.param(
            "Belgium gave nothing to the talks. The talks on mines ended in May.",
            "funding",
            "BEL",
            id="nothing-to-talks",
        ),
    ],
)
def test_near_miss(text: str, kind: str, actor: str) -> None:
    assert not any(c.kind == kind and c.actor == actor for c in read(text))
