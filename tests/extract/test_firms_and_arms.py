"""Firms that no list knows, and the ways in which reporters tell of making, wanting, giving, keeping and using arms."""

import pytest

from treatywatch.extract.registry import engine
from treatywatch.model.document import TextDocument

BEFORE = "Several states have left the Ottawa Convention, which bans anti-personnel mines.\n\n"
Seen = tuple[str, str | None, str | None, str]


def seen(text: str) -> set[Seen]:
    """What is claimed: kind, actor, receiver or aspect, modality."""
    document = TextDocument("t", "d", "digest", BEFORE + text, published="2026-04-14", lang="en")
    return {(c.kind, c.actor, c.to or c.aspect, c.modality) for c in engine("rules.v1").extract(document)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Privately owned Wolan Defence of Kielce expects to begin making anti-personnel mines in 2028.",
            {("production", "wolan-defence", "start", "planned")},
            id="privately-owned",
        ),
        pytest.param(
            "Tarm Defence of Tartu and Tallinn-based Kotkas Energetics can make anti-tank mines.",
            {
                ("production", "tarm-defence", "ability", "possible"),
                ("production", "kotkas-energetics", "ability", "possible"),
            },
            id="two-firms-and-their-towns",
        ),
        pytest.param(
            "Kotkas Energetics and Rebane Works said they could start making anti-personnel mines.",
            {
                ("production", "kotkas-energetics", "start", "possible"),
                ("production", "rebane-works", "start", "possible"),
            },
            id="they-are-two-firms",
        ),
        pytest.param(
            "Two Lithuanian companies, Kaunas-based Tilvika and Vilnius-based Margira, have told the ministry that "
            "they are able to make anti-personnel mines.",
            {("production", "tilvika", "ability", "possible"), ("production", "margira", "ability", "possible")},
            id="companies-named-in-one-word",
        ),
        pytest.param(
            "Estonia will buy mines from Tarm Defence and Ilves Robotics. Neither company has made them before.",
            {("production", "tarm-defence", "make", "denied"), ("production", "ilves-robotics", "make", "denied")},
            id="neither-company",
        ),
        pytest.param(
            "The fund sold its stake in Salmi Dynamics, an Ohio maker of cluster bombs.",
            {("production", "salmi-dynamics", "make", "occurred")},
            id="told-beside",
        ),
        pytest.param(
            "Germany's Orava Lindqvist halted production of cluster munitions in 2008.",
            {("production", "orava-lindqvist", "cease", "occurred")},
            id="a-firm-behind-its-state",
        ),
        pytest.param(
            "Poland's state-run Belma makes anti-tank mines.",
            {("production", "belma", "make", "occurred")},
            id="state-run",
        ),
        pytest.param(
            "A spokesman for Orava Lindqvist said the company had never made anti-personnel mines.",
            {("production", "orava-lindqvist", "make", "denied")},
            id="the-company-of-its-spokesman",
        ),
        pytest.param(
            "Tilvi Works could make anti-personnel mines. Jaan Kask, who runs Tilvi Works, spoke of 40,000 annually.",
            {("production", "tilvi-works", "ability", "possible")},
            id="a-rate-spoken-of",
        ),
        pytest.param(
            "Belma is to add two lines by December, lifting its capacity to 1.5 million mines a year.",
            {("production", "belma", "increase", "planned")},
            id="capacity-lifted",
        ),
        pytest.param(
            "Orava Ordnance makes anti-tank mines. Output runs at 2,000 a month and is to double by the autumn.",
            {("production", "orava-ordnance", "increase", "planned")},
            id="is-to-double",
        ),
        pytest.param(
            "A joint venture between Tervel Arms and Finland's Orava Works will make anti-personnel mines in Lapua.",
            {("production", "tervel-arms", "start", "planned"), ("production", "orava-works", "start", "planned")},
            id="a-joint-venture",
        ),
        pytest.param(
            "Romania placed an order with Tervel Arms for 30,000 anti-tank mines.",
            {("requirement", "ROU", "order", "occurred")},
            id="arms-in-a-name",
        ),
        pytest.param(
            "Cuba may still be producing landmines.",
            {("production", "CUB", "make", "possible")},
            id="may-be-producing",
        ),
        pytest.param(
            "Russia has not produced anti-personnel mines since 1997.",
            {("production", "RUS", "cease", "occurred")},
            id="not-since",
        ),
        pytest.param(
            "China and India are among the countries that the Monitor lists as producers of mines.",
            {("production", "CHN", "make", "occurred"), ("production", "IND", "make", "occurred")},
            id="listed-as-producers",
        ),
        pytest.param(
            "The campaign called on Hanwha to shut down the cluster bomb line altogether.",
            {("production", "hanwha", "cease", "urged")},
            id="a-line-to-be-shut-down",
        ),
        pytest.param(
            "Lithuania will order mines from two manufacturers. The ministry will pay Saule Dynamics and Perkunas "
            "Technika 60 million euros. Deliveries are to begin next year.",
            {
                ("transfer", "saule-dynamics", "LTU", "planned"),
                ("transfer", "perkunas-technika", "LTU", "planned"),
            },
            id="deliveries-by-the-firms-in-view",
        ),
        pytest.param(
            "Belma makes mines in Poland. A pilot lot of 5,000 has been handed to the land forces for trials.",
            {("transfer", "belma", "POL", "occurred")},
            id="handed-to-the-army",
        ),
        pytest.param(
            "Ukraine began receiving U.S.-made cluster shells in July 2023.",
            {("transfer", "USA", "UKR", "occurred")},
            id="received-by-their-origin",
        ),
        pytest.param(
            "Finland will make anti-personnel mines. Ukraine could be a customer.",
            {("transfer", "FIN", "UKR", "possible")},
            id="a-customer",
        ),
        pytest.param(
            "Germany should forbid the shipment of cluster munitions through its territory.",
            {("transfer", "DEU", "cease", "urged")},
            id="should-forbid",
        ),
        pytest.param(
            "Lithuania has never owned a cluster munition. No purchase has been decided, the ministry says.",
            {("requirement", "LTU", "order", "denied")},
            id="no-purchase-decided",
        ),
        pytest.param(
            "Lithuania has no cluster munitions. Buying them remains an option, the ministry says.",
            {("requirement", "LTU", "need", "possible")},
            id="remains-an-option",
        ),
        pytest.param(
            "What the Estonian Defence Forces (EDF) want first is anti-tank mines.",
            {("requirement", "EST", "need", "occurred")},
            id="what-they-want-first",
        ),
        pytest.param(
            "Estonia needs anti-tank mines. The Centre for Defence Investments last month ordered 20,000 of them.",
            {("requirement", "EST", "order", "occurred")},
            id="an-office-that-buys",
        ),
        pytest.param(
            "Finland makes anti-personnel mines. Latvia and Estonia have expressed an interest.",
            {("requirement", "LVA", "need", "possible"), ("requirement", "EST", "need", "possible")},
            id="an-interest-expressed",
        ),
        pytest.param(
            "Cluster munitions are banned. The Greek army has about 2,600 artillery shells of the forbidden kind.",
            {("stockpile", "GRC", "hold", "occurred")},
            id="of-the-forbidden-kind",
        ),
        pytest.param(
            "Cambodia charged that Thai artillery had fired cluster munitions into Preah Vihear province.",
            {("use", "THA", None, "occurred")},
            id="charged-that",
        ),
        pytest.param(
            "Myanmar and Syria were the only governments whose forces laid new mines.",
            {("use", "MMR", None, "occurred"), ("use", "SYR", None, "occurred")},
            id="the-only-governments-whose-forces",
        ),
        pytest.param(
            "Ethiopian and Eritrean forces mined the roads to Mekelle.",
            {("use", "ETH", None, "occurred"), ("use", "ERI", None, "occurred")},
            id="forces-of-two-peoples",
        ),
        pytest.param(
            "Colombia's ELN has sown thousands of mines since 2017.",
            {("use", "eln", None, "occurred")},
            id="an-armed-group-behind-its-state",
        ),
    ],
)
def test_firms_and_states_do_it(text: str, wanted: set[Seen]) -> None:
    assert wanted <= seen(text)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        pytest.param(
            "The bank still lends to Salmi Lehto, a former producer of cluster munitions.",
            {("production", "salmi-lehto", "make", "occurred")},
            id="former-producer",
        ),
        pytest.param(
            "Orava Ordnance makes mines. The minister spoke of 40,000 jobs a year.",
            {("production", "orava-ordnance", "make", "planned")},
            id="jobs-spoken-of",
        ),
        pytest.param(
            "Wolan Defence makes mines. Jan Nowak, an engineer at the firm, said the company was hiring.",
            {("production", "jan-nowak", "make", "occurred")},
            id="an-engineer-is-no-firm",
        ),
        pytest.param(
            "The Monitor lists Norway as a former producer of cluster munitions.",
            {("production", "NOR", "make", "occurred")},
            id="listed-as-former",
        ),
        pytest.param(
            "The treaty bars its members from using, stockpiling, producing or transferring mines. Lithuania left it.",
            {
                ("production", "LTU", "make", "occurred"),
                ("transfer", "LTU", "supply", "occurred"),
                ("stockpile", "LTU", "acquire", "occurred"),
            },
            id="barred-in-a-list",
        ),
        pytest.param(
            "Exports of anti-personnel mines by Finland are out of the question.",
            {("transfer", "FIN", "supply", "possible"), ("transfer", "FIN", "supply", "occurred")},
            id="out-of-the-question",
        ),
        pytest.param(
            "Orava Ordnance has held talks with Ukraine about exporting anti-tank mines.",
            {("transfer", "orava-ordnance", "supply", "occurred")},
            id="talks-about-exporting",
        ),
        pytest.param(
            "Armenia charged Azerbaijan with laying mines on its territory.",
            {("use", "ARM", None, "occurred")},
            id="who-charges-lays-none",
        ),
        pytest.param(
            "The new US policy lets commanders use anti-personnel mines in Korea.",
            {("use", "USA", None, "occurred")},
            id="lets-them-use",
        ),
    ],
)
def test_near_misses_stay_silent(text: str, absent: set[Seen]) -> None:
    assert not absent & seen(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Amnesty International held Israel responsible for cluster attacks on southern Lebanon in 2006.",
            {("use", "ISR", None, "occurred")},
            id="responsible-for-cluster-attacks",
        ),
        pytest.param(
            "The report blamed Azerbaijani forces for cluster strikes on Stepanakert.",
            {("use", "AZE", None, "occurred")},
            id="blamed-for-cluster-strikes",
        ),
        pytest.param(
            "A Saudi-led coalition has bombed Yemen. Researchers documented 12 cluster attacks by the coalition.",
            {("use", "saudi-led-coalition", None, "occurred")},
            id="the-coalition-named-before",
        ),
        pytest.param(
            "The report names Iran and North Korea as countries whose armies laid anti-personnel mines last year.",
            {("use", "IRN", None, "occurred"), ("use", "PRK", None, "occurred")},
            id="named-as-countries-whose",
        ),
        pytest.param(
            "The Monitor lists Myanmar as one of two states whose forces used anti-personnel mines, alongside Russia.",
            {("use", "MMR", None, "occurred"), ("use", "RUS", None, "occurred")},
            id="alongside",
        ),
        pytest.param(
            "Latvia has no plan to buy anti-personnel mines or to lay them.",
            {("use", "LVA", None, "denied")},
            id="or-to-lay-them",
        ),
        pytest.param(
            "Nobody wants to lay anti-personnel mines in peacetime, Estonian Defence Minister Hanno Pevkur said.",
            {("use", "EST", None, "denied")},
            id="nobody-wants-to",
        ),
        pytest.param(
            "Romania gave Ukraine anti-tank mines. The Czech Republic donated 4,000 anti-tank mines in 2023.",
            {("transfer", "ROU", "UKR", "occurred"), ("transfer", "CZE", "UKR", "occurred")},
            id="gifts-compared",
        ),
        pytest.param(
            "Some 4,000 anti-tank mines were given to Kyiv by the Danish army in March.",
            {("transfer", "DNK", "UKR", "occurred")},
            id="given-to",
        ),
        pytest.param(
            "Germany will supply no more anti-tank mines to Ukraine. Britain no longer makes or exports cluster bombs.",
            {("transfer", "DEU", "UKR", "planned"), ("transfer", "GBR", "cease", "occurred")},
            id="no-more-of-them",
        ),
        pytest.param(
            'Ukraine got anti-tank mines from Norway. "We ask Ukraine to send them back," campaigner Anna Berg said.',
            {("transfer", "UKR", "NOR", "urged")},
            id="send-them-back",
        ),
        pytest.param(
            "Rheinmetall makes anti-tank mines. Selling them to Ukraine is out of the question, the firm said.",
            {("transfer", "rheinmetall", "UKR", "denied")},
            id="selling-is-out-of-the-question",
        ),
        pytest.param(
            "Estonia ordered 40,000 anti-tank mines from the German firm Rheinmetall. The first batch is due in 2027.",
            {("transfer", "rheinmetall", "EST", "planned")},
            id="a-batch-is-due",
        ),
    ],
)
def test_users_and_givers(text: str, wanted: set[Seen]) -> None:
    assert wanted <= seen(text)


@pytest.mark.parametrize(
    ("text", "kind", "absent"),
    [
        pytest.param("Survivors of cluster attacks met in Geneva.", "use", None, id="survivors-of-attacks"),
        pytest.param("Researchers recorded 20 cluster attacks in Syria.", "use", None, id="who-records-attacks"),
        pytest.param(
            "The Monitor said three countries had used cluster bombs, among them Russia.", "use", "CHE", id="who-counts"
        ),
        pytest.param(
            'Norway left. "We have a neighbour that uses these weapons," Finnish President Alexander Stubb said.',
            "use",
            None,
            id="a-neighbour-without-a-name",
        ),
        pytest.param("The UN chief was alarmed by news of the use of mines.", "use", None, id="reports-of-use"),
        pytest.param(
            "Spain has sent Kyiv rockets that scatter cluster bomblets.", "use", None, id="what-a-rocket-scatters"
        ),
        pytest.param(
            "Money for removing anti-tank mines was given to Ukraine by Japan.", "transfer", None, id="money-given"
        ),
        pytest.param(
            "Romania approved the export of 5,000 anti-tank mines to Ukraine in a deal financed by Norway.",
            "transfer",
            "NOR",
            id="who-pays-for-a-deal",
        ),
        pytest.param(
            "Bulgaria donated 3,500 anti-tank mines to Ukraine from army stocks.", "stockpile", None, id="from-stocks"
        ),
    ],
)
def test_no_users_and_givers(text: str, kind: str, absent: str | None) -> None:
    assert not {claim for claim in seen(text) if claim[0] == kind and absent in (None, claim[1])}
