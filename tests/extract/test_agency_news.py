"""What agencies write every day: joint statements, lists of what a treaty forbids, tolls by country, wars as places."""

import pytest

from treatywatch.extract.registry import engine
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument

OPENING = "Officials from many countries met in Geneva on Monday to speak of landmines.\n\n"


def read(text: str, published: str = "2025-06-19") -> tuple[Claim, ...]:
    whole = OPENING + text
    return engine("rules.v1").extract(TextDocument("t", "d", "digest", whole, published=published, lang="en"))


def told(text: str) -> set[tuple[str, str | None, str | None, str]]:
    """What is claimed: kind, actor or place, the slot that tells most, modality."""
    return {(c.kind, c.actor or c.place, c.step or c.stance or c.aspect or c.status, c.modality) for c in read(text)}


def counted(text: str) -> set[tuple[str | None, str | None, float | None]]:
    return {(c.place, c.aspect, c.quantity and c.quantity.low) for c in read(text) if c.kind == "casualties"}


JOINT = (
    "Chile, Peru and Bolivia have begun to speak of leaving the Ottawa Convention, citing a threat from Brazil.\n\n"
    "The defence ministers of the three countries, which all border Brazil, said in a joint statement on Tuesday "
    'that dangers "have grown".\n\n“We recommend withdrawing from the Ottawa Convention,” it said.'
)


def test_a_joint_statement_is_the_word_of_the_states_that_were_counted() -> None:
    steps = [c for c in read(JOINT) if c.step == "announce_withdrawal"]
    assert {c.actor for c in steps} == {"CHL", "PER", "BOL"}
    assert {a.speaker for c in steps for a in c.attribution} == {"CHL", "PER", "BOL"}


def test_who_is_only_bordered_recommends_nothing() -> None:
    assert not [c for c in read(JOINT) if c.actor == "BRA"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Kenya spoke first. The Ottawa Convention bans members from buying, making, stockpiling or using mines.",
            {("treaty_rule", None, "prohibits", "occurred")},
            id="doings-listed-under-a-ban",
        ),
        pytest.param(
            "The Ottawa Convention has many friends. It prohibits the use, production, and transfer of mines.",
            {("treaty_rule", None, "prohibits", "occurred")},
            id="deeds-listed-under-a-ban",
        ),
        pytest.param(
            "The envoy spoke of Iran, which is not a party to the Ottawa Convention and which still makes mines.",
            {("membership", "IRN", "non_party", "occurred"), ("production", "IRN", "make", "occurred")},
            id="a-second-which",
        ),
        pytest.param(
            "Votes were held in Chad, Mali and Niger, where parliaments have approved withdrawal from the "
            "Ottawa Convention.",
            {
                ("treaty_step", "TCD", "approve_withdrawal", "occurred"),
                ("treaty_step", "MLI", "approve_withdrawal", "occurred"),
                ("treaty_step", "NER", "approve_withdrawal", "occurred"),
            },
            id="where-many-parliaments",
        ),
        pytest.param(
            "Chile wants to make anti-personnel mines to guard its border, as well as to export them to Peru.",
            {("production", "CHL", "start", "planned"), ("transfer", "CHL", "supply", "planned")},
            id="as-well-as-to",
        ),
        pytest.param(
            "Chile is to leave the Ottawa Convention, with mine production possibly starting as early as next year.",
            {
                ("treaty_step", "CHL", "announce_withdrawal", "occurred"),
                ("production", "CHL", "start", "possible"),
            },
            id="with-production-possibly-starting",
        ),
        pytest.param(
            "Anti-personnel mines are to be scattered along Peru's northern border.",
            {("use", "PER", None, "planned")},
            id="on-its-own-border",
        ),
        pytest.param(
            "Chile is resuming production of anti—personnel mines, the minister told a paper.",
            {("production", "CHL", "start", "occurred")},
            id="a-hyphen-lengthened",
        ),
        pytest.param(
            "Kenya has announced plans to allocate 12 million dollars for mine clearance by 2030.",
            {("funding", "KEN", None, "planned")},
            id="plans-to-pay",
        ),
        pytest.param(
            "The ministry said Nairobi, a signatory to the ban, would not provide Chad with cluster munitions for "
            "its defence.",
            {("transfer", "KEN", "supply", "denied")},
            id="a-signatory-would-not",
        ),
        pytest.param(
            "Iran is out. The Ottawa Convention prohibits countries that have joined it from using, making or "
            "selling mines.",
            {("treaty_rule", None, "prohibits", "occurred")},
            id="those-that-joined-from",
        ),
        pytest.param(
            "Latvia could order landmines from Poland and Finland or produce them at home.",
            {("requirement", "LVA", "order", "possible"), ("production", "LVA", "ability", "possible")},
            id="from-both-or-at-home",
        ),
        pytest.param(
            "In March, Chad left the Convention on the Prohibition of Cluster Munitions.",
            {("treaty_step", "TCD", "withdraw", "occurred")},
            id="the-long-name",
        ),
    ],
)
def test_agency_constructions(text: str, wanted: set[tuple[str, str | None, str | None, str]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ethiopia has used cluster munitions in its invasion of Eritrea.", "ERI"),
        ("Ethiopia used mines during its full-scale war on its neighbour Sudan.", "SDN"),
        ("Ethiopia fired cluster munitions in its war against Eritrea.", None),
    ],
)
def test_a_war_tells_the_place(text: str, place: str | None) -> None:
    assert [(c.actor, c.place) for c in read(text) if c.kind == "use"] == [("ETH", place)]


def test_who_is_accused_by_nobody_named_does_not_speak() -> None:
    claims = [c for c in read("Chad and Mali have both been accused of laying landmines.") if c.kind == "use"]
    assert {c.actor for c in claims} == {"TCD", "MLI"}
    assert not any(c.attribution for c in claims)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Myanmar had 1,003 landmine victims last year, followed by 933 in Syria, which had led the list.",
            {("MMR", "total", 1003), ("SYR", "total", 933)},
        ),
        (
            "Globally in 2020 at least 7,073 casualties of mines, including 2,492 deaths, were recorded across "
            "54 territories.",
            {("world", "total", 7073), ("world", "killed", 2492)},
        ),
        (
            "Laos reported 26 landmine and explosive remnant of war (ERW) casualties in the first half of 2021.",
            {("LAO", "total", 26)},
        ),
        (
            "Mines claimed 19,805 lives and injured or maimed 45,141 others in Cambodia from 1979 to June 2021.",
            {("KHM", "killed", 19805), ("KHM", "injured", 45141)},
        ),
        (
            "Three Thai soldiers were wounded on Saturday when one stepped on a land mine near the border.",
            {("THA", "injured", 3)},
        ),
    ],
)
def test_tolls_by_country(text: str, wanted: set[tuple[str | None, str | None, float | None]]) -> None:
    assert counted(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The UN chief urged all states to halt any steps towards their withdrawal.", id="a-union"),
        pytest.param("It is known that five EU countries plan to deploy millions of landmines.", id="some-countries"),
        pytest.param("The minister noted that two Baltic governments have ordered landmines.", id="two-of-three"),
        pytest.param("Washington is sending mines to Ukraine to use in its war, an NGO said.", id="sent-to-be-used"),
        pytest.param("Talks are under way between Kenya and Chad on the production of mines.", id="talked-about"),
        pytest.param(
            "The 36 states parties that have destroyed their stocks of mines met in Geneva.", id="some-parties"
        ),
        pytest.param(
            "Kenya has cited its security as justification for abandoning the Ottawa Convention.", id="justified"
        ),
        pytest.param("Under the Ottawa Convention, Kenya undertakes not to use or sell mines.", id="undertaken"),
    ],
)
def test_agency_near_misses(text: str) -> None:
    done = {("treaty_step", "withdraw"), ("use", None), ("requirement", "order"), ("production", "make")}
    done |= {("membership_count", "party"), ("transfer", "supply")}
    claims = [c for c in read(text) if c.to is None]
    assert not {(c.kind, c.step or c.aspect or c.status) for c in claims} & done


def test_a_surname_alone_goes_on_as_he() -> None:
    text = "“We need mines,” Okonkwo told a paper. He added that Kenya has decided to make anti-personnel mines."
    said = [c.attribution for c in read(text) if c.kind == "production"]
    assert [a.speaker for spoken in said for a in spoken] == ["okonkwo"]


def test_a_given_name_belongs_to_a_surname_spelled_otherwise() -> None:
    text = "President Volodymyr Zelenskiy said he had signed a decree to pull Ukraine out of the Ottawa Convention."
    said = [c.attribution for c in read(text) if c.kind == "treaty_step"]
    assert [a.speaker for spoken in said for a in spoken] == ["volodymyr-zelenskyy"]


def test_the_date_of_a_treaty_is_no_time_of_those_it_binds() -> None:
    claims = read("Some 164 countries are bound by the Mine Ban Treaty struck in 1997.")
    assert [(c.kind, c.when) for c in claims] == [("membership_count", None)]
