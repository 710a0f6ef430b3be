"""English constructions, one small text a class: conversations, lists of verbs, echoes, companies, crowds."""

import pytest

from treatywatch.extract.registry import engine
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument

INTERVIEW = """Jane Doe, Norway's defence minister, spoke to the Weekly about the Ottawa Convention.

Weekly: Five states have left. What do you say to them?

Doe: We regret these departures.

Weekly: You are not a member of the nuclear ban.

Doe: No. But we have destroyed all our anti-personnel mines.

Weekly: Do you hold any?

Doe: We do not.
"""


def read(text: str, published: str = "2026-03-05") -> tuple[Claim, ...]:
    return engine("grammar.v1").extract(TextDocument("t", "d", "digest", text, published=published, lang="en"))


def told(text: str) -> set[tuple[str, str | None, str | None, str]]:
    """What is claimed: kind, actor, the slot that tells most, modality."""
    return {(c.kind, c.actor, c.step or c.stance or c.aspect or c.status, c.modality) for c in read(text)}


def test_labels_say_who_speaks_and_we_are_their_state() -> None:
    claims = read(INTERVIEW)
    assert {("position", "NOR", "withdrawal"), ("destruction", "NOR", None)} <= {
        (c.kind, c.actor, c.target) for c in claims
    }
    spoken = [c.attribution for c in claims if c.kind == "destruction"]
    assert [a.speaker for said in spoken for a in said] == ["jane-doe"]


def test_questions_that_stand_alone_give_the_floor_to_the_guest() -> None:
    text = INTERVIEW.replace("Weekly: ", "").replace("Doe: ", "")
    text = text.replace("You are not a member of the nuclear ban.", "Is that all?")
    assert ("position", "NOR", "concern", "occurred") in told(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Vanuatu has never produced, stockpiled or used cluster munitions.",
            {
                ("production", "VUT", "make", "denied"),
                ("stockpile", "VUT", "none", "occurred"),
                ("use", "VUT", None, "denied"),
            },
            id="verbs-share-object-and-denial",
        ),
        pytest.param(
            "Fiji acceded to the Convention on Cluster Munitions. We urge Tonga and Samoa to do the same.",
            {("treaty_step", "TON", "accede", "urged"), ("treaty_step", "WSM", "accede", "urged")},
            id="asked-to-do-the-same",
        ),
        pytest.param(
            "Finland left the Ottawa Convention in January. Norway has ruled out following suit.",
            {("treaty_step", "NOR", "refuse_withdrawal", "occurred")},
            id="will-not-follow",
        ),
        pytest.param(
            "Ukraine suspended the Ottawa Convention. Switzerland lodged a formal objection. Austria followed.",
            {("position", "CHE", "oppose", "occurred"), ("position", "AUT", "oppose", "occurred")},
            id="a-stance-that-others-take",
        ),
        pytest.param(
            "Forty countries expressed concern at Poland's withdrawal from the Ottawa Convention. "
            "Among them were Austria and Mexico.",
            {("position", "AUT", "concern", "occurred"), ("position", "MEX", "concern", "occurred")},
            id="named-of-a-crowd",
        ),
        pytest.param(
            "Poland left the Ottawa Convention. Critics of the withdrawal such as Amnesty International protested.",
            {("position", "amnesty-international", "oppose", "occurred")},
            id="named-of-a-camp",
        ),
        pytest.param(
            "Lithuania left the Ottawa Convention. It should come back, said the ICRC.",
            {("treaty_step", "LTU", "accede", "urged")},
            id="should-is-no-condition",
        ),
        pytest.param(
            "Belma makes landmines in Bydgoszcz. Its output, which stood at 100,000 mines a year in 2025, is expected "
            "to grow tenfold.",
            {("production", "belma", "make", "occurred"), ("production", "belma", "increase", "planned")},
            id="output-of-a-company",
        ),
        pytest.param(
            "None of the three main users of the past year – Myanmar, Russia and Syria – has joined the Convention on "
            "Cluster Munitions.",
            {
                ("membership", "MMR", "non_party", "occurred"),
                ("membership", "RUS", "non_party", "occurred"),
                ("membership", "SYR", "non_party", "occurred"),
            },
            id="counted-then-named",
        ),
        pytest.param(
            "Cambodia must clear its landmines: 1,100 square kilometres of land have yet to be cleared.",
            {("clearance", None, "contaminated", "occurred")},
            id="yet-to-be-cleared",
        ),
    ],
)
def test_construction(text: str, wanted: set[tuple[str, str | None, str | None, str]]) -> None:
    assert wanted <= told(text)


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        pytest.param(
            "Ukraine reported 3 million anti-personnel mines. It is no longer clear that they will ever be destroyed.",
            ("destruction", "UKR", None, "planned"),
            id="doubted",
        ),
        pytest.param(
            "Lithuania left the Ottawa Convention. The Seimas voted in favour with 103 votes, one was against.",
            ("position", "LTU", "support", "occurred"),
            id="a-vote-is-no-stance",
        ),
        pytest.param(
            "Photo: Jane Doe. Caption: a mine. Poland said: we left the Ottawa Convention.",
            ("treaty_step", "jane-doe", "withdraw", "occurred"),
            id="labels-of-no-conversation",
        ),
    ],
)
def test_near_miss(text: str, bad: tuple[str, str | None, str | None, str]) -> None:
    assert bad not in told(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Finland produces anti-personnel mines, as did Sweden until 1990.",
            ("production", "SWE", "make", "occurred"),
            id="as-did",
        ),
        pytest.param(
            "Finland holds no anti-personnel mines. Nor does Sweden.",
            ("stockpile", "SWE", "none", "occurred"),
            id="nor-does",
        ),
        pytest.param(
            "Norway opposes the withdrawal from the Ottawa Convention. So, in its quiet way, does Austria.",
            ("position", "AUT", "oppose", "occurred"),
            id="so-does",
        ),
        pytest.param(
            "Three million anti-personnel mines sit in American arsenals.",
            ("stockpile", "USA", "hold", "occurred"),
            id="lying-in-arsenals",
        ),
        pytest.param(
            "Finland left the Ottawa Convention. It handed in its notice at U.N. headquarters last July.",
            ("treaty_step", "FIN", "notify_withdrawal", "occurred"),
            id="notice-handed-in",
        ),
        pytest.param(
            "We ask Latvia and Poland to rejoin the Ottawa Convention, and we urge all others to help.",
            ("treaty_step", "LVA", "accede", "urged"),
            id="list-of-those-told",
        ),
        pytest.param(
            "Norway, the only neighbour of Russia that is still inside the Ottawa Convention, keeps its word.",
            ("membership", "NOR", "party", "occurred"),
            id="singled-out",
        ),
    ],
)
def test_what_goes_for_one_goes_for_another_and_what_is_named_apart(
    text: str, wanted: tuple[str, str, str, str]
) -> None:
    assert wanted in told(text)


QUOTED = (
    'The ministry spoke in Riga. "Latvia has left the Ottawa Convention. It has no mines," said Minister Andris Spruds.'
)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(QUOTED, "andris-spruds", id="named-behind-two-sentences"),
        pytest.param(
            "The peers met. Lady Hale said: “Britain has no anti-personnel mines.”", "hale", id="title-of-nobility"
        ),
        pytest.param(
            "Cluster bombs killed four people in Kharkiv, the regional governor said.\n\n"
            "Oleh Syniehubov said on Telegram that it was a missile.",
            "oleh-syniehubov",
            id="office-named-in-the-next-sentence",
        ),
        pytest.param(
            '"Russia used anti-personnel mines in Ukraine," said its legal adviser, Farida Benhamou.',
            "farida-benhamou",
            id="description-before-the-name",
        ),
        pytest.param(
            "Hanno Pevkur said that talks were going on. Estonia would begin producing anti-tank mines in 2027.",
            "hanno-pevkur",
            id="what-goes-on-without-a-verb-of-saying",
        ),
        pytest.param(
            '"Estonia needs 200,000 anti-tank mines," Mart Kask, head of an institute in Tartu, told reporters.',
            "mart-kask",
            id="apposition-between-name-and-verb",
        ),
        pytest.param(
            "Estonia, argues analyst Mart Kask, will begin producing anti-tank mines in 2027.",
            "mart-kask",
            id="verb-before-its-speaker-between-commas",
        ),
        pytest.param(
            "In a report released on Monday, Human Rights Watch said Russia has used cluster munitions in Ukraine.",
            "human-rights-watch",
            id="who-stands-right-before-the-verb",
        ),
        pytest.param(
            "Russia has used cluster munitions in Ukraine, the Landmine Monitor's latest report found.",
            "landmine-and-cluster-munition-monitor",
            id="report-of-somebody",
        ),
        pytest.param(
            "Poland will begin producing anti-tank mines in 2027, two sources familiar with the matter told Reuters.",
            "sources",
            id="sources-without-a-name",
        ),
        pytest.param(
            "Ruslanas Baranovas wrote a post. A spokesperson for the Lithuanian Red Cross said it was a sad day. "
            "Cluster munitions killed 12 people in Syria last year, she said.",
            "lithuanian-red-cross",
            id="she-is-who-spoke-last",
        ),
        pytest.param(
            "Latvia has ordered anti-tank mines, the deputy defence minister, Jana Kalnina, has said.",
            "jana-kalnina",
            id="office-name-has-said",
        ),
        pytest.param(
            "Russia has used cluster munitions in Ukraine, estimates the Kyiv School of Economics.",
            "kyiv-school-of-economics",
            id="unknown-house-behind-the-verb",
        ),
        pytest.param(
            "The Network for Human Rights said Russia had used cluster munitions in Ukraine.",
            "network-for-human-rights",
            id="unknown-house-of-several-words",
        ),
        pytest.param(
            "A study commissioned by Amnesty International shows that Russia has used cluster munitions in Ukraine.",
            "amnesty-international",
            id="paper-of-who-ordered-it",
        ),
        pytest.param(
            "An internal memo obtained by Reuters says that Russia has used cluster munitions in Ukraine.",
            "internal-memo",
            id="paper-of-nobody",
        ),
        pytest.param(
            "Russia was accused by Amnesty International of using cluster munitions in Ukraine.",
            "amnesty-international",
            id="accused-by",
        ),
        pytest.param(
            "The paper quotes Hanno Pevkur as saying that Russia has used cluster munitions in Ukraine.",
            "hanno-pevkur",
            id="quotes-as-saying",
        ),
        pytest.param(
            "Hanno Pevkur was quoted by the paper as saying that Russia had used cluster munitions in Ukraine.",
            "hanno-pevkur",
            id="was-quoted-as-saying",
        ),
        pytest.param(
            'Hanno Pevkur does not hesitate: "Russia has used cluster munitions in Ukraine."',
            "hanno-pevkur",
            id="before-a-colon",
        ),
        pytest.param(
            "Cluster munitions killed 12 people in Syria last year. The figures come from UNICEF.",
            "unicef",
            id="figures-named-behind",
        ),
        pytest.param(
            "President Volodymyr Zelensky spoke on Sunday. Russia, he said in his evening address, had laid landmines.",
            "volodymyr-zelenskyy",
            id="set-in-with-a-place",
        ),
        pytest.param(
            "A source in the Lithuanian general staff told LRT that the army needed 85,000 anti-tank mines.",
            "source",
            id="source-inside-a-house",
        ),
        pytest.param(
            "Latvia, according to two officials with knowledge of the talks, will order anti-tank mines.",
            "officials",
            id="officials-of-nobody",
        ),
        pytest.param(
            "Prosecutors in Kharkiv opened a case. Russia fired cluster munitions at the city, they said.",
            "UKR",
            id="they-are-the-crowd",
        ),
    ],
)
def test_whose_word_it_is(text: str, speaker: str) -> None:
    claims = read(text)
    assert claims
    assert {a.speaker for claim in claims for a in claim.attribution} == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It was announced on Friday that Latvia had ordered anti-tank mines.", id="impersonal"),
        pytest.param("Deputies were told in committee that Latvia had ordered anti-tank mines.", id="passive"),
        pytest.param(
            '"The border is safe," said Hanno Pevkur. Latvia ordered anti-tank mines in 2025.', id="told-behind"
        ),
        pytest.param('"It is a dark day," said Tamar Gabelnick, after Latvia ordered landmines.', id="behind-the-tag"),
    ],
)
def test_nobodys_word(text: str) -> None:
    claims = read(text)
    assert claims
    assert not any(claim.attribution for claim in claims)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "The convention on cluster bombs has 112 members. Ukraine, itself not a member, has fired them.",
            {("membership", "UKR", "non_party", "occurred"), ("use", "UKR", None, "occurred")},
            id="description-between-commas",
        ),
        pytest.param(
            "The convention on cluster munitions has 112 members. Romania holds out, and so does Greece.",
            {("membership", "ROU", "non_party", "occurred"), ("membership", "GRC", "non_party", "occurred")},
            id="holding-out",
        ),
        pytest.param(
            "Poland and Finland are withdrawing from the Ottawa Convention.",
            {
                ("treaty_step", "POL", "begin_withdrawal", "occurred"),
                ("treaty_step", "FIN", "begin_withdrawal", "occurred"),
            },
            id="progressive",
        ),
        pytest.param(
            "Greece is considering whether to leave the Ottawa Convention.",
            {("treaty_step", "GRC", "withdraw", "possible")},
            id="whether",
        ),
        pytest.param(
            "Latvian lawmakers gave final approval to a bill on leaving the Ottawa Convention.",
            {("treaty_step", "LVA", "approve_withdrawal", "occurred")},
            id="final-approval",
        ),
        pytest.param(
            "Lithuania is in talks with Poland to buy anti-personnel mines.",
            {("requirement", "LTU", "need", "possible")},
            id="in-talks-with",
        ),
        pytest.param(
            "Romania's defence minister said his country had no plans to quit the Ottawa Convention.",
            {("treaty_step", "ROU", "refuse_withdrawal", "occurred")},
            id="his-country",
        ),
        pytest.param(
            "Expal has won a 40-million-euro order from Estonia for anti-tank mines.",
            {("requirement", "EST", "order", "occurred")},
            id="order-won",
        ),
        pytest.param(
            "The newest member of the Convention on Cluster Munitions is Vanuatu.",
            {("membership", "VUT", "party", "occurred")},
            id="named-behind-the-verb",
        ),
        pytest.param(
            "The Mine Ban Treaty grows. The most recent to join was Tonga, in June 2025.",
            {("treaty_step", "TON", "accede", "occurred")},
            id="the-last-to-join",
        ),
        pytest.param(
            "Under the Mine Ban Treaty, parties undertake to:\n\nnever use anti-personnel mines;\n\ndestroy stocks.",
            {("treaty_rule", None, "prohibits", "occurred"), ("treaty_rule", None, "duty", "occurred")},
            id="list-of-duties",
        ),
        pytest.param(
            "Ukraine has suspended the Ottawa treaty, a step that Norway considers unlawful.",
            {("position", "NOR", "oppose", "occurred")},
            id="step-judged-behind",
        ),
        pytest.param(
            "Hanwha made cluster munitions for decades. It gave up the business in 2020.",
            {("production", "hanwha", "cease", "occurred")},
            id="business-given-up",
        ),
        pytest.param(
            "Romania may leave the Ottawa Convention, two officials said. Bulgaria has ruled it out.",
            {("treaty_step", "BGR", "refuse_withdrawal", "occurred")},
            id="ruled-out",
        ),
        pytest.param(
            "Landmines remain. Canada cut its mine action aid from 25 million dollars in 2023 to 11 million last year.",
            {("funding", "CAN", None, "occurred")},
            id="cut-from-to",
        ),
    ],
)
def test_plain_constructions(text: str, wanted: set[tuple[str, str | None, str | None, str]]) -> None:
    assert wanted <= told(text)


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        pytest.param(
            "Norway has protested at every transfer of cluster munitions.",
            ("transfer", "NOR", "supply", "occurred"),
            id="transfer-of-others",
        ),
        pytest.param(
            "Finnish members of parliament discussed the Ottawa Convention.",
            ("membership", "FIN", "party", "occurred"),
            id="members-of-parliament",
        ),
        pytest.param(
            "Moldova has asked for two more years to clear its minefields.",
            ("requirement", "MDA", "need", "occurred"),
            id="time-asked-for",
        ),
        pytest.param(
            "Myanmar's military makes its own anti-personnel mines.",
            ("stockpile", "MMR", "hold", "occurred"),
            id="its-own",
        ),
        pytest.param(
            "Amnesty urged Finland's parliament to vote down the bill on leaving the Ottawa treaty.",
            ("treaty_step", "FIN", "withdraw", "urged"),
            id="vote-urged-against",
        ),
        pytest.param(
            "Greece has missed its deadline to destroy its anti-personnel mines.",
            ("destruction", "GRC", None, "occurred"),
            id="deadline-missed",
        ),
        pytest.param(
            "Cluster munitions are made in few countries. South Korea exports arms.",
            ("production", "KOR", "make", "occurred"),
            id="made-in-few-countries",
        ),
    ],
)
def test_plain_near_miss(text: str, bad: tuple[str, str | None, str | None, str]) -> None:
    assert bad not in told(text)
