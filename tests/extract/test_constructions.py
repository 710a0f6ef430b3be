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
    return engine("rules.v1").extract(TextDocument("t", "d", "digest", text, published=published, lang="en"))


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


# --- what the discourse gives: whose parliament, which treaty, who follows


def steps(text: str, published: str = "2026-03-05") -> set[tuple[str | None, str | None, str | None, str | None]]:
    """Return the steps told: actor, step, body, when."""
    return {(c.actor, c.step, c.body, c.when) for c in read(text, published) if c.kind == "treaty_step"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Latvia's parliament approved the exit from the Ottawa Convention in April, Lithuania's in May.",
            {
                ("LVA", "approve_withdrawal", "parliament", "2025-04"),
                ("LTU", "approve_withdrawal", "parliament", "2025-05"),
            },
            id="gapped-approvals",
        ),
        pytest.param(
            "Estonia and Latvia left the Ottawa Convention on 27 December, Finland on 10 January.",
            {("EST", "withdraw", None, "2025-12-27"), ("FIN", "withdraw", None, "2026-01-10")},
            id="gapped-behind-several",
        ),
        pytest.param(
            "The parliaments of Latvia and Estonia voted to leave the Ottawa Convention, and Finland's did so in June.",
            {("FIN", "approve_withdrawal", "parliament", "2025-06")},
            id="whose-parliament-did-so",
        ),
        pytest.param(
            "Poland left the Ottawa Convention. Parliament had voted for it in June, the president signed the act "
            "on 4 August, and Warsaw notified the UN on 20 August.",
            {
                ("POL", "approve_withdrawal", "president", "2025-08-04"),
                ("POL", "notify_withdrawal", None, "2025-08-20"),
            },
            id="bodies-behind-commas",
        ),
        pytest.param(
            "Finland wants to leave the Ottawa Convention. "
            "In Poland the Sejm is due to vote on the matter next Wednesday.",
            {("POL", "approve_withdrawal", "parliament", "2026-03-11")},
            id="vote-on-the-matter",
        ),
        pytest.param(
            "Gambia ratified the Convention on Cluster Munitions. The West African state had signed it in 2008.",
            {("GMB", "sign", None, "2008")},
            id="state-described",
        ),
        pytest.param(
            "Cameroon ratified the Convention on Cluster Munitions. The Central African state had signed it in 2009.",
            {("CMR", "sign", None, "2009")},
            id="central-african",
        ),
        pytest.param(
            "Poland has decided to leave the Ottawa Convention. Romania may follow.",
            {("ROU", "withdraw", None, None)},
            id="may-follow",
        ),
    ],
)
def test_steps_by_the_discourse(text: str, wanted: set[tuple[str | None, str | None, str | None, str | None]]) -> None:
    assert wanted <= steps(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Vietnam and Laos are not in the Mine Ban Treaty; Thailand and the Philippines are.",
            {
                ("membership", "LAO", "non_party", "occurred"),
                ("membership", "VNM", "non_party", "occurred"),
                ("membership", "PHL", "party", "occurred"),
                ("membership", "THA", "party", "occurred"),
            },
            id="not-in-and-are",
        ),
        pytest.param(
            "Thailand is in the Mine Ban Treaty, Laos and Vietnam are not.",
            {("membership", "LAO", "non_party", "occurred"), ("membership", "VNM", "non_party", "occurred")},
            id="two-are-not",
        ),
        pytest.param(
            "All EU countries except Latvia are parties to the Convention on Cluster Munitions.",
            {("membership", "LVA", "non_party", "occurred")},
            id="all-except",
        ),
        pytest.param(
            "Washington signed neither the Mine Ban Treaty nor the Convention on Cluster Munitions.",
            {("membership", "USA", "non_party", "occurred")},
            id="signed-neither",
        ),
        pytest.param(
            "The Mine Ban Treaty has 164 members. The United States is not one of them. Nor is Russia.",
            {("membership", "USA", "non_party", "occurred"), ("membership", "RUS", "non_party", "occurred")},
            id="not-one-of-them",
        ),
        pytest.param(
            "Tuvalu joined the mine ban on Monday, becoming the 165th country to do so.",
            {("membership_count", None, "party", "occurred"), ("treaty_step", "TUV", "accede", "occurred")},
            id="ordinal-counts",
        ),
        pytest.param(
            "Cameroon ratified the Convention on Cluster Munitions. Landmine Action, a charity, applauded the "
            "ratification and called on Gabon to follow suit.",
            {("position", "landmine-action", "support", "occurred"), ("treaty_step", "GAB", "accede", "urged")},
            id="asked-to-follow-suit",
        ),
        pytest.param(
            "The US will send cluster munitions to Ukraine. Canada spoke out against the decision.",
            {("position", "CAN", "oppose", "occurred")},
            id="decision-on-weapons",
        ),
        pytest.param(
            "Ukraine's suspension of the Ottawa Convention has been contested by several members, Austria among them.",
            {("position", "AUT", "oppose", "occurred")},
            id="crowd-behind-a-passive",
        ),
        pytest.param(
            "Hungary will stay in the Ottawa Convention. So will Slovakia.",
            {("treaty_step", "SVK", "refuse_withdrawal", "occurred")},
            id="so-will",
        ),
        pytest.param(
            "A state could leave the Ottawa Convention only six months after it had given notice.",
            {("treaty_rule", None, "notice_period", "occurred")},
            id="any-state",
        ),
        pytest.param(
            "Nigeria signed the Convention on Cluster Munitions in 2009. Ratification is being prepared.",
            {("treaty_step", "NGA", "ratify", "planned")},
            id="ratification-ahead",
        ),
        pytest.param(
            "Mexico urges its neighbours, in particular Brazil, to join the Convention on Cluster Munitions.",
            {("treaty_step", "BRA", "accede", "urged")},
            id="neighbours-named",
        ),
    ],
)
def test_discourse_constructions(text: str, wanted: set[tuple[str, str | None, str | None, str]]) -> None:
    assert wanted <= told(text)


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        pytest.param(
            "Ukraine has reason to leave the Ottawa Convention.",
            ("treaty_step", "UKR", "withdraw", "occurred"),
            id="reason-to-leave",
        ),
        pytest.param(
            'Finland debates the Ottawa Convention. "To leave it is the right choice," '
            "said Defence Minister Juha Kivi.",
            ("treaty_step", "FIN", "withdraw", "occurred"),
            id="to-leave-is-right",
        ),
        pytest.param(
            "Switzerland is working to have more states join the Ottawa Convention.",
            ("treaty_step", "CHE", "accede", "occurred"),
            id="have-others-join",
        ),
        pytest.param(
            "Uganda has signed the Convention on Cluster Munitions but has yet to ratify it.",
            ("treaty_step", "UGA", "sign", "occurred"),
            id="signatory",
        ),
    ],
)
def test_discourse_near_miss(text: str, bad: tuple[str, str | None, str | None, str]) -> None:
    assert bad not in told(text)


def test_a_treaty_named_in_passing_gives_way_in_the_next_paragraph() -> None:
    text = (
        "Deputies rejected a bill to take Romania out of the Ottawa Convention. The convention bans mines.\n\n"
        "One deputy asked for the Convention on Cluster Munitions. The army has shells. She spoke for an hour.\n\n"
        "Romania signed the convention in 1997."
    )
    assert ("apmbc", "sign") in {(c.treaty, c.step) for c in read(text)}


def test_he_added_between_commas_speaks() -> None:
    text = (
        "Finland would leave the Ottawa Convention, Defence Minister Petteri Lahti said. "
        "Norway, he added in answer to a further question, was a member of the convention."
    )
    said = [c.attribution for c in read(text) if c.kind == "membership"]
    assert [a.speaker for spoken in said for a in spoken] == ["petteri-lahti"]


def test_initials_are_the_labels_of_who_spoke_first() -> None:
    text = (
        "Ambassador Grace Mumba, Zambia's envoy, spoke about the Mine Ban Treaty.\n\n"
        "City Courier: Where do you stand?\n\n"
        "Grace Mumba: We are proud of the treaty.\n\nCC: And cluster munitions?\n\n"
        "GM: We are a party to that convention as well.\n\nCC: Will you pay?\n\nGM: We will."
    )
    assert ("membership", "ZMB", "party", "occurred") in told(text)
