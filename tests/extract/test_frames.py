"""The frame engine's readings of amounts, times, speakers and questions, in the languages that show them."""

import corpus
import pytest

from treatywatch.extract.frames.engine import FrameEngine
from treatywatch.lang.pack import available, engine_of
from treatywatch.model.claim import Claim
from treatywatch.model.document import Block, TextDocument
from treatywatch.model.quantity import Quantity

FRAMED = ["en", *(code for code in available() if engine_of(code) == "frames.v1")]


def read(lang: str, text: str, published: str = "2026-02-21") -> tuple[Claim, ...]:
    """All claims that the words allow, likely or not."""
    document = TextDocument("t", "d", "0" * 64, text, lang, published)
    return tuple(claim for claim, _ in FrameEngine().weighed(document))


@pytest.mark.parametrize(
    ("lang", "text", "quantity"),
    [
        ("sv", "Sverige har 5–6 miljoner truppminor i lager.", Quantity(5_000_000, 6_000_000)),
        ("de", "Litauen besitzt rund 85.000 Panzerabwehrminen.", Quantity(85_000, 85_000, approx=True)),
        ("fr", "La Finlande possède plus d'un million de mines antipersonnel.", Quantity(1_000_000, None)),
        ("ru", "Россия хранит до 1,2 млн противопехотных мин.", Quantity(None, 1_200_000)),
        ("fi", "Suomi tuhosi helmikuussa 1,2 miljoonaa jalkaväkimiinaa.", Quantity(1_200_000, 1_200_000)),
        ("sv", "Finland förstörde i mars 3 000 truppminor.", Quantity(3_000, 3_000)),
        ("sv", "Norge ger 25 miljoner kronor till minröjning i Ukraina.", Quantity(25_000_000, 25_000_000, "NOK")),
    ],
)
def test_amounts_are_read_as_the_vocabulary_writes_them(lang: str, text: str, quantity: Quantity) -> None:
    assert quantity in [claim.quantity for claim in read(lang, text)]


@pytest.mark.parametrize(
    ("lang", "text", "when"),
    [
        ("de", "Am 10. Juni 2025 trat Finnland aus dem Ottawa-Vertrag aus.", "2025-06-10"),
        ("fr", "La Finlande a quitté la convention d'Ottawa jeudi.", "2026-02-19"),
        ("sv", "Finland lämnade Ottawakonventionen i januari.", "2026-01"),
        ("de", "Zwischen November und Dezember trat Finnland aus dem Ottawa-Vertrag aus.", "2025-11/2025-12"),
        ("de", "Am 10. März tritt Finnland aus dem Ottawa-Vertrag aus.", "2026-03-10"),
    ],
)
def test_a_day_without_its_year_lies_where_the_verb_says(lang: str, text: str, when: str) -> None:
    assert [claim.when for claim in read(lang, text) if claim.kind == "treaty_step"] == [when]


def test_questions_and_suppositions_claim_nothing() -> None:
    assert read("sv", "Lämnar Sverige Ottawakonventionen?") == ()
    assert read("de", "Wenn Polen den Ottawa-Vertrag kündigt, wird es teuer.") == ()


def test_other_treaties_are_left_alone() -> None:
    assert [c for c in read("de", "Polen tritt aus dem Pariser Klimaabkommen aus.") if c.kind == "treaty_step"] == []


def test_boilerplate_and_headings_give_no_claims() -> None:
    text = "Finland har lämnat Ottawakonventionen."
    for role in ("boilerplate", "heading"):
        document = TextDocument("t", "d", "0" * 64, text, "sv", "2026-02-21", blocks=(Block(0, len(text), role),))
        assert FrameEngine().extract(document) == ()


@pytest.mark.parametrize("code", FRAMED)
def test_spans_are_exact_and_reading_again_changes_nothing(code: str) -> None:
    gold = corpus.load(code)
    for doc, text in gold.texts.items():
        document = TextDocument(doc, doc, "0" * 64, text, code, "2026-02-21")
        claims = FrameEngine().extract(document)
        assert claims == FrameEngine().extract(document)
        assert all(text[e.start : e.end] == e.exact != "" for claim in claims for e in claim.evidence)


@pytest.mark.parametrize("code", FRAMED)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\u200f" * 2000, id="marks of direction"),
        pytest.param("9" * 40 + " mines 31.02.2026 " * 50, id="numbers"),
        pytest.param("a\u0301" * 5000, id="combining"),
        pytest.param("Польша Polska 波兰 بولندا " * 500, id="scripts"),
        pytest.param("(" * 3000 + "," * 3000, id="signs"),
        pytest.param("", id="empty"),
    ],
)
def test_hostile_texts_are_read_to_the_end(code: str, text: str) -> None:
    assert isinstance(read(code, text), tuple)


def steps(lang: str, text: str) -> set[tuple[str | None, str | None, str | None]]:
    return {(c.actor, c.step, c.when) for c in read(lang, text) if c.kind == "treaty_step"}


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "de",
            "Finnland verließ die Ottawa-Konvention am 10. Januar, Polen am 20. Februar.",
            {("FIN", "withdraw", "2026-01-10"), ("POL", "withdraw", "2026-02-20")},
        ),
        (
            "pl",
            "Finlandia wystąpiła z konwencji ottawskiej 10 stycznia, a Polska 20 lutego.",
            {("FIN", "withdraw", "2026-01-10"), ("POL", "withdraw", "2026-02-20")},
        ),
    ],
)
def test_states_and_days_that_take_turns_go_together(
    lang: str, text: str, wanted: set[tuple[str | None, str | None, str | None]]
) -> None:
    assert steps(lang, text) == wanted


def test_what_was_charged_is_denied_by_who_was_charged() -> None:
    found = read(
        "de", "Thailand wirft Kambodscha vor, neue Antipersonenminen gelegt zu haben. Phnom Penh bestreitet das."
    )
    assert ("KHM", "denied") in {(c.actor, c.modality) for c in found if c.kind == "use"}
    assert all(c.actor == "KHM" for c in found if c.kind == "use")


def test_a_weapon_before_a_relative_clause_is_its_weapon() -> None:
    found = read("de", "Das Heer bekommt 85.000 Panzerabwehrminen, die Litauen 2024 bestellt hat.")
    assert ("LTU", "avm", "order") in {(c.actor, c.item, c.aspect) for c in found}


def test_a_treaty_is_named_by_what_it_bans() -> None:
    found = read("pl", "Układ zakazujący amunicji kasetowej wszedł w życie 1 sierpnia 2010 r.")
    assert ("ccm", "enter_into_force", "2010-08-01") in {(c.treaty, c.step, c.when) for c in found}


def test_an_unforeseen_suspension_is_no_exception_of_the_treaty() -> None:
    found = read("de", "Die Ukraine setzte die Ottawa-Konvention aus. Der Vertrag sieht eine Suspendierung nicht vor.")
    assert ("apmbc", "exception", "denied") in {(c.treaty, c.aspect, c.modality) for c in found}


def test_a_crowd_that_is_urged_is_nobody() -> None:
    assert steps("fr", "La Suisse appelle tous les États à adhérer à la convention d'Ottawa.") == set()


def test_the_day_of_a_dateline_is_no_day_of_the_act() -> None:
    text = "VARSOVIE, 18 février (Reuters) - La Pologne a quitté la convention d'Ottawa."
    assert steps("fr", text) == {("POL", "withdraw", None)}


# --- what a text goes on about


@pytest.mark.parametrize(
    ("lang", "text", "want"),
    [
        pytest.param(
            "fr",
            "Les mines antipersonnel tuent encore. La Suède a ratifié le traité en 1998.",
            ("SWE", "apmbc", "ratify"),
            id="a treaty never named is the one on the weapon",
        ),
        pytest.param(
            "es",
            "Tras las salidas de Finlandia y Polonia, la Convención de Ottawa suma 161 miembros.",
            ("FIN", "apmbc", "withdraw"),
            id="after a withdrawal",
        ),
        pytest.param(
            "fr",
            "La convention d'Ottawa est affaiblie. "
            "Pour l'Estonie et la Lettonie, le retrait prendra effet le 27 décembre.",
            ("EST", "apmbc", "withdraw"),
            id="for whom it takes effect",
        ),
        pytest.param(
            "zh",
            "波蘭議會週三通過退出《渥太華公約》的法案。",
            ("POL", "apmbc", "approve_withdrawal"),
            id="traditional signs",
        ),
        pytest.param(
            "de",
            "ROM (dpa) - Schweden hat die Ottawa-Konvention verlassen.",
            ("SWE", "apmbc", "withdraw"),
            id="a dateline does nothing",
        ),
    ],
)
def test_steps_are_those_of_whom_the_text_means(lang: str, text: str, want: tuple[str, str, str]) -> None:
    steps = [(c.actor, c.treaty, c.step) for c in read(lang, text) if c.kind == "treaty_step"]
    assert want in steps
    assert "ITA" not in {actor for actor, _, _ in steps}


def test_what_parliament_votes_after_a_suspension_is_the_suspension() -> None:
    text = "Kiew setzt die Ottawa-Konvention aus. Das ukrainische Parlament billigte den Schritt im Juli."
    assert {c.step for c in read("de", text) if c.kind == "treaty_step"} == {"suspend"}


def test_a_stance_told_by_a_verb_is_not_told_again_by_a_judgement() -> None:
    text = (
        "Le CICR a exprimé son inquiétude face au retrait de la Finlande de la convention d'Ottawa, une grave erreur."
    )
    assert len([c for c in read("fr", text) if c.kind == "position"]) <= 1


def test_who_a_later_sentence_names_speaks_in_the_whole_quotation() -> None:
    text = "„Polen tritt aus der Ottawa-Konvention aus. Das ist nötig“, sagte Verteidigungsminister Robertas Kaunas."
    (claim,) = [c for c in read("de", text) if c.kind == "treaty_step"]
    assert [a.speaker for a in claim.attribution] == ["robertas-kaunas"]


def test_hundreds_of_millions_are_money() -> None:
    text = "Litauen gibt Hunderte Millionen Euro für Antipersonenminen aus."
    assert Quantity(200_000_000, None, "EUR", None, False, True) in [c.quantity for c in read("de", text)]


def test_another_treaty_in_passing_does_not_take_the_text_over() -> None:
    text = (
        "Finnland hat die Ottawa-Konvention verlassen. Die Ottawa-Konvention verbietet Antipersonenminen. "
        "Litauen, das im März aus der Konvention über Streumunition ausgetreten war, folgte.\n\n"
        "Polen hat die Konvention im Februar verlassen."
    )
    assert ("POL", "apmbc") in {(c.actor, c.treaty) for c in read("de", text) if c.step == "withdraw"}


def test_people_hurt_by_what_is_no_pit_are_on_the_subject() -> None:
    text = "قتل طفل في انفجار لغم في سوريا. ونقل إلى المستشفى. وتحقق الشرطة في الحادث. والطقس حار."
    assert [c.kind for c in read("ar", text)] == ["casualties"]


# --- who is meant


@pytest.mark.parametrize(
    ("lang", "text", "states"),
    [
        pytest.param(
            "de",
            "Zu den Staaten, die die Ottawa-Konvention nicht unterzeichnet haben, gehören Russland, China und Indien.",
            {"RUS", "CHN", "IND"},
            id="named behind the relative clause on their crowd",
        ),
        pytest.param(
            "pl",
            "Rosja i Chiny nie są stronami konwencji ottawskiej, podobnie jak Stany Zjednoczone.",
            {"RUS", "CHN", "USA"},
            id="likened last",
        ),
        pytest.param(
            "it",
            "La Russia, come gli Stati Uniti e la Cina, non ha aderito alla Convenzione di Ottawa.",
            {"RUS", "CHN", "USA"},
            id="likened beside the first",
        ),
        pytest.param(
            "de",
            "Russland, die USA, China, Indien, Pakistan und Israel sind der Ottawa-Konvention nicht beigetreten.",
            {"RUS", "USA", "CHN", "IND", "PAK", "ISR"},
            id="an article in a long list",
        ),
        pytest.param(
            "de",
            "Die Ottawa-Konvention wurde von Russland, China und den USA nicht unterzeichnet.",
            {"RUS", "USA", "CHN"},
            id="the last of three cuts no clause",
        ),
        pytest.param(
            "fr",
            "Plusieurs pays, dont la Russie, la Chine et les États-Unis, n'ont pas signé la Convention d'Ottawa.",
            {"RUS", "USA", "CHN"},
            id="examples in a clause without a verb",
        ),
    ],
)
def test_lists_of_states_outside_a_treaty_are_whole(lang: str, text: str, states: set[str]) -> None:
    assert {c.actor for c in read(lang, text) if c.kind == "membership" and c.status == "non_party"} == states


@pytest.mark.parametrize(
    ("lang", "text", "kind", "actor"),
    [
        pytest.param(
            "lt",
            "Kauno įmonė „Karinė mechanika“ pagamins 10 tūkst. prieštankinių minų.",
            "production",
            "karine-mechanika",
            id="a firm in quotation marks",
        ),
        pytest.param(
            "ru",
            "Партия «Отечество» поддержала выход Эстонии из Оттавской конвенции.",
            "position",
            "otechestvo",
            id="a party in quotation marks",
        ),
        pytest.param(
            "no",
            "Finske Nammo Lapua planlegger å starte produksjon av antipersonellminer.",
            "production",
            "nammo-lapua",
            id="a firm and its people's name",
        ),
        pytest.param(
            "pl",
            "Sekretarz generalny NATO Mark Rutte mówi, że szanuje decyzję Polski o wyjściu z konwencji ottawskiej.",
            "position",
            "mark-rutte",
            id="an office of an alliance",
        ),
        pytest.param(
            "es",
            "Alemania rechaza la salida de los bálticos de la Convención de Ottawa.",
            "position",
            "DEU",
            id="who rejects another's withdrawal",
        ),
        pytest.param(
            "fr",
            "La Lituanie a quitté la Convention d'Ottawa. «Une faute», soupire l'ambassadrice Claudia Weber.",
            "position",
            "claudia-weber",
            id="beside a quotation, by a verb that no pack knows",
        ),
    ],
)
def test_who_acts_is_who_the_words_name(lang: str, text: str, kind: str, actor: str) -> None:
    assert {c.actor for c in read(lang, text) if c.kind == kind} == {actor}


def test_states_that_left_are_told_without_the_treaty_in_a_text_about_that() -> None:
    text = (
        "Fünf Staaten haben die Ottawa-Konvention verlassen. Der Austritt der Staaten gilt seit Februar. "
        "Der Austritt schwächt das Recht. Litauen ist im Dezember ausgetreten."
    )
    assert ("LTU", "withdraw", "2025-12") in {(c.actor, c.step, c.when) for c in read("de", text)}


def test_several_states_whose_withdrawal_is_named_have_left() -> None:
    text = "Il ritiro di Estonia, Lettonia e Lituania dalla Convenzione di Ottawa indebolisce il diritto."
    assert {c.actor for c in read("it", text) if c.step == "withdraw"} == {"EST", "LVA", "LTU"}


def test_a_no_behind_a_judgement_does_not_turn_it() -> None:
    text = "HRW sostiene que las municiones de racimo no tienen cabida en ningún arsenal."
    assert "support" not in {c.stance for c in read("es", text)}


def test_clitics_are_set_apart_before_words_with_signs_as_good_as_others() -> None:
    text = "انسحبت فنلندا من اتفاقية أوتاوا. وأبدى وزير الخارجية النرويجي أسفه للانسحاب."
    assert "position" in {c.kind for c in read("ar", text)}


# --- what a sentence leaves to those around it


@pytest.mark.parametrize(
    ("lang", "text", "aspects"),
    [
        pytest.param(
            "sv",
            "Ottawakonventionen har 161 parter. Den förbjuder all användning av truppminor och ålägger parterna att "
            "förstöra sina lager inom fyra år.",
            {"prohibits", "duty"},
            id="the treaty by an article alone, and on over and",
        ),
        pytest.param(
            "pl",
            "Konwencja ottawska zakazuje użycia min, a także nakłada obowiązek ich zniszczenia.",
            {"prohibits", "duty"},
            id="the second clause without its subject",
        ),
    ],
)
def test_what_a_treaty_rules_without_its_name(lang: str, text: str, aspects: set[str]) -> None:
    rules = [c for c in read(lang, text) if c.kind == "treaty_rule"]
    assert {c.aspect for c in rules} == aspects
    assert {c.treaty for c in rules} == {"apmbc"}


@pytest.mark.parametrize(
    ("lang", "text", "actor"),
    [
        pytest.param(
            "es",
            "La diputada Ana Ruiz apoyó la salida de Polonia de la Convención de Ottawa.",
            "ana-ruiz",
            id="a member of parliament decides nothing",
        ),
        pytest.param(
            "ar",
            "أعلنت فنلندا انسحابها من معاهدة أوتاوا. وقال بيكا نيمي، الباحث في معهد السلام، إن القرار خاطئ.",
            "بيكا-نيمي",
            id="a name without capitals behind a verb of saying",
        ),
        pytest.param(
            "it",
            "La Polonia lascia la Convenzione di Ottawa, malgrado la preoccupazione del Cicr.",
            "international-committee-of-the-red-cross",
            id="a stance behind despite is not the subject's",
        ),
        pytest.param(
            "ru",
            "В интервью с Анной Лебедевой обсуждали выход из Оттавской конвенции. «Выход Литвы из конвенции — ошибка», "
            "— сказала Лебедева.",
            "anna-lebedeva",
            id="a person named in another case",
        ),
        pytest.param(
            "uk",
            "Міністр оборони Литви Андрюс Петрайтіс вважає вихід з Оттавської конвенції помилкою.",
            "andrius-petraitis",
            id="the minister of a state, with a name",
        ),
    ],
)
def test_whose_stance_it_is(lang: str, text: str, actor: str) -> None:
    assert {c.actor for c in read(lang, text) if c.kind == "position"} == {actor}


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        pytest.param(
            "lt",
            "Rusai kasetiniais šaudmenimis apšaudė Charkivą, žuvo trys žmonės.",
            "UKR",
            id="where it was fired, not who fired",
        ),
        pytest.param(
            "lt",
            "Nuo minų nukentėjo 6279 žmonės, iš jų 1945 žuvo Afganistane.",
            "AFG",
            id="a number like a year",
        ),
    ],
)
def test_people_hurt(lang: str, text: str, place: str) -> None:
    killed = [c for c in read(lang, text) if c.kind == "casualties" and c.aspect == "killed"]
    assert [(c.place, c.when) for c in killed] == [(place, None)]


def test_each_state_of_a_gapped_row_has_its_own_year() -> None:
    found = read("lt", "Lietuva prie Otavos konvencijos prisijungė 2003 metais, Estija – 2004 metais.")
    assert {(c.actor, c.when) for c in found if c.step == "accede"} == {("LTU", "2003"), ("EST", "2004")}


def test_a_step_announced_by_its_word_alone() -> None:
    found = read("de", "Finnland verlässt die Ottawa-Konvention. Die Regierung hatte den Schritt im April angekündigt.")
    assert ("FIN", "announce_withdrawal", "2025-04") in {(c.actor, c.step, c.when) for c in found}


def test_the_withdrawal_of_a_crowd_is_nobodys() -> None:
    assert not read("fr", "Le Sénat français a débattu du retrait de cinq États de la Convention d'Ottawa.")


def test_who_adds_something_spoke_before() -> None:
    found = read(
        "pl",
        "– Rosja nigdy do konwencji ottawskiej nie przystąpiła – powiedział minister Kosiniak-Kamysz. "
        "Dodał, że Polska zniszczyła milion min przeciwpiechotnych.",
    )
    destroyed = next(c for c in found if c.kind == "destruction")
    assert [a.speaker for a in destroyed.attribution] == ["wladyslaw-kosiniak-kamysz"]


def test_nobody_speaks_in_a_speech_that_names_its_speaker_nowhere() -> None:
    text = (
        "Frau Präsidentin! Ich begrüße den Austritt Finnlands aus der Ottawa-Konvention nicht. Herr Orpo, es schmerzt."
    )
    assert not [c for c in read("de", text) if c.kind == "position"]


TRANSFERS = [
    pytest.param(
        "uk",
        "Американці передали Україні протипіхотні міни. Естонія відтоді поставила понад 40 тисяч протитанкових.",
        {("USA", "UKR", "apm"), ("EST", "UKR", "avm")},
        id="to whom the one before gave",
    ),
    pytest.param(
        "pl",
        "Niemcy przekazały Ukrainie miny przeciwpancerne. Miny przeciwpiechotne dostała ona od Stanów Zjednoczonych.",
        {("DEU", "UKR", "avm"), ("USA", "UKR", "apm")},
        id="it received",
    ),
    pytest.param(
        "sv",
        "Ukraina har tagit emot över 60 000 svenska stridsvagnsminor.",
        {("SWE", "UKR", "avm")},
        id="whose the weapons are by their adjective",
    ),
    pytest.param(
        "no",
        "Amerikanerne, som i november 2024 ga Kyiv antipersonellminer, har kuttet støtten.",
        {("USA", "UKR", "apm")},
        id="a name behind the verb of a relative clause",
    ),
    pytest.param(
        "sv",
        "Finland har beställt 90 000 truppminor av Forcit. De första minorna ska levereras hösten 2027.",
        {("forcit", "FIN", "mine")},
        id="the delivery of what was ordered",
    ),
    pytest.param(
        "de",
        "Finnland hat Antipersonenminen bestellt. Sie sollen 2027 geliefert werden.",
        set(),
        id="nobody knows who delivers what was ordered",
    ),
]


@pytest.mark.parametrize(("lang", "text", "want"), TRANSFERS)
def test_who_gives_weapons_to_whom(lang: str, text: str, want: set[tuple[str, str, str]]) -> None:
    assert {(c.actor, c.to, c.item) for c in read(lang, text) if c.kind == "transfer"} == want


@pytest.mark.parametrize(
    ("lang", "text", "want"),
    [
        ("no", "Litauen kjøpte i fjor 85 000 stridsvognminer fra Tyskland.", ("DEU", "LTU", "occurred")),
        ("fi", "Viro osti viime vuonna jalkaväkimiinoja Suomesta.", ("FIN", "EST", "occurred")),
        ("be", "Латвія замовіла 20 тысяч супрацьпяхотных мін у Фінляндыі.", ("FIN", "LVA", "planned")),
        ("ru", "Пентагон заказал у израильской Tomer новые кассетные снаряды.", ("tomer", "USA", "planned")),
        ("de", "Litauen hat bei einem Werk im Land 8.500 Minen bestellt, und in Lettland berät man darüber.", None),
    ],
)
def test_what_is_bought_abroad_is_supplied_from_there(lang: str, text: str, want: tuple[str, str, str] | None) -> None:
    moved = {(c.actor, c.to, c.modality) for c in read(lang, text) if c.kind == "transfer"}
    assert moved == ({want} if want else set())


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("pl", "Kijów zawiesił traktat ottawski. Wcześniej dostał miny przeciwpiechotne od Amerykanów."),
        ("uk", "Київ призупинив Оттавську конвенцію. Раніше отримав протипіхотні міни від США."),
        ("es", "Ucrania suspendió el tratado de Ottawa. De Estados Unidos recibió 10.000 minas antipersona."),
    ],
)
def test_who_received_is_in_view_where_the_verb_alone_tells(lang: str, text: str) -> None:
    assert {(c.actor, c.to) for c in read(lang, text) if c.kind == "transfer"} == {("USA", "UKR")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "Estland har inte köpt några truppminor."),
        ("no", "Estland har ikke kjøpt antipersonellminer."),
        ("pl", "Estonia nie kupiła min przeciwpiechotnych."),
    ],
)
def test_who_has_bought_none_has_ordered_none(lang: str, text: str) -> None:
    told = {(c.actor, c.aspect, c.modality) for c in read(lang, text) if c.kind == "requirement"}
    assert told == {("EST", "order", "denied")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Estland hat über Antipersonenminen beraten. Estland braucht sie nicht."),
        ("sv", "Antipersonella minor är tillåtna där. Estland behöver dem inte."),
    ],
)
def test_what_is_needed_may_be_them(lang: str, text: str) -> None:
    told = {(c.actor, c.item, c.aspect, c.modality) for c in read(lang, text) if c.kind == "requirement"}
    assert told == {("EST", "apm", "need", "denied")}


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("es", "Las minas antipersona no están prohibidas allí. Rusia las produce y exporta.", "transfer"),
        ("ru", "Противопехотные мины не запрещены. Россия их производит и применяет.", "use"),
    ],
)
def test_a_second_verb_is_done_to_the_same_weapons(lang: str, text: str, kind: str) -> None:
    assert [(c.actor, c.item) for c in read(lang, text) if c.kind == kind] == [("RUS", "apm")]


def test_what_is_told_anew_of_another_weapon_is_not_denied() -> None:
    text = "Polska nie ma min przeciwpiechotnych, ma przeciwpancerne."
    assert [(c.item, c.aspect) for c in read("pl", text)] == [("apm", "none"), ("avm", "hold")]
    text = "Polska nie ma min przeciwpiechotnych ani przeciwpancernych."
    assert {(c.item, c.aspect) for c in read("pl", text)} == {("apm", "none"), ("avm", "none")}


def test_who_is_only_quoted_receives_nothing() -> None:
    text = (
        "USA har lämnat minor till Ukraina. Landet har enligt rapporten från Landmine Monitor inte skickat några i år."
    )
    assert "landmine-and-cluster-munition-monitor" not in {c.to for c in read("sv", text)}


def test_stocks_that_arrive_from_nobody_known_are_built_up() -> None:
    claims = read("es", "El Ejército lituano recibió el lunes las primeras minas contracarro.")
    assert [(c.kind, c.actor, c.aspect) for c in claims] == [("stockpile", "LTU", "acquire")]


@pytest.mark.parametrize(
    ("lang", "text", "aspects"),
    [
        (
            "et",
            "Jalaväemiinid. Idakilp maksab 10 miljardit zlotti, Ukraina piirile see ei ulatu.",
            {"cost", "excludes"},
        ),
        ("sv", "Truppminor. Programmet Östra skölden startade 2024 och ska vara klart 2028.", {"launch", "end"}),
        ("de", "Polen braucht fünf Millionen Antipersonenminen für den Ostschild.", {"includes"}),
        ("nl", "Landmijnen. Het Oostschild is de linie langs de grens met Belarus.", {"area"}),
    ],
)
def test_what_is_told_of_a_programme(lang: str, text: str, aspects: set[str]) -> None:
    assert {c.aspect for c in read(lang, text) if c.kind == "programme"} == aspects


@pytest.mark.parametrize(
    ("lang", "text", "want"),
    [
        ("fr", "Les États-Unis n'ont adhéré ni à la convention d'Ottawa ni à celle d'Oslo.", {"apmbc", "ccm"}),
        ("zh", "俄罗斯均未加入这两项公约。地雷仍在使用。", {"apmbc", "ccm"}),
        (
            "sv",
            "Finland lämnade Ottawakonventionen.\n\nMed klusterbomber är det annorlunda. Norge är part i konventionen.",
            {"ccm"},
        ),
        (
            "pl",
            "Polska wystąpiła z konwencji ottawskiej. Rosja zrzuca amunicję kasetową. "
            "Do konwencji, która jej zakazuje, Rosja nie należy.",
            {"ccm"},
        ),
    ],
)
def test_which_treaty_a_membership_is_of(lang: str, text: str, want: set[str]) -> None:
    assert {c.treaty for c in read(lang, text) if c.kind == "membership"} == want


def test_both_sides_that_use_weapons_are_those_at_war() -> None:
    text = "Finnland und Lettland traten aus der Ottawa-Konvention aus. In der Ukraine setzen beide Seiten Minen ein."
    assert {c.actor for c in read("de", text) if c.kind == "use"} == {"RUS", "UKR"}


def test_what_is_not_done_yet_or_by_others_is_no_step() -> None:
    follows = read("sv", "Finland har lämnat Ottawakonventionen. Sverige tänker inte följa grannens exempel.")
    assert {(c.actor, c.step) for c in follows} == {("FIN", "withdraw"), ("SWE", "refuse_withdrawal")}
    backs = read("es", "El Gobierno español apoya la salida de Letonia de la Convención de Ottawa.")
    assert {(c.kind, c.actor) for c in backs} == {("position", "ESP")}


def test_nobody_who_does_not_protest_supports() -> None:
    assert [
        c for c in read("sv", "Finland har lämnat Ottawakonventionen. Tyskland protesterade inte.") if c.actor == "DEU"
    ] == []


def test_what_is_told_of_a_speaker_in_passing_is_not_their_word() -> None:
    claims = read("es", "Ucrania, que es parte de la Convención de Ottawa, anunció en julio la suspensión del tratado.")
    assert [c.attribution for c in claims if c.kind == "membership"] == [()]


def test_the_number_behind_a_month_is_no_day_where_it_counts() -> None:
    claims = read("sv", "Finland förstörde i mars 3 000 truppminor.", "2025-11-07")
    assert [(c.kind, c.when) for c in claims] == [("destruction", "2025-03")]


def test_each_weapon_removed_has_its_number() -> None:
    claims = read("de", "Angola räumte 2024 612 Antipersonenminen und 40 Panzerabwehrminen.")
    assert {c.quantity and c.quantity.low for c in claims if c.aspect == "removed"} == {612, 40}


def test_behind_a_colon_acts_who_acted_right_before_it() -> None:
    text = (
        "Finlandia y Polonia avisaron en 2025 de su salida de la Convención de Ottawa, y Lituania llegó más lejos: "
        "abandonó también la Convención sobre Municiones en Racimo."
    )
    left = [c.actor for c in read("es", text) if c.treaty == "ccm" and c.step == "withdraw"]
    assert left == ["LTU"]


def test_since_when_a_treaty_binds_no_longer_is_one_claim() -> None:
    claims = read("de", "Finnland ist seit dem 10. Januar nicht mehr an die Ottawa-Konvention gebunden.")
    assert [(c.kind, c.status) for c in claims] == [("membership", "withdrawn")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Польша уведомила ООН, что выходит из Оттавской конвенции."),
        ("be", "Польшча паведаміла ААН, што выходзіць з Атаўскай канвенцыі."),
        ("uk", "Польща повідомила ООН, що виходить з Оттавської конвенції."),
        ("it", "La Polonia ha notificato all'ONU che lascia la Convenzione di Ottawa."),
        ("no", "Polen varslet FN om at landet trekker seg fra Ottawa-konvensjonen."),
        ("fr", "La convention d'Ottawa perd un membre. La Pologne a notifié à l'ONU qu'elle se retirait."),
    ],
)
def test_who_tells_the_un_that_it_leaves_notifies(lang: str, text: str) -> None:
    assert steps(lang, text) == {("POL", "notify_withdrawal", None)}


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("fr", "Les démineurs de HALO Trust ont détruit 12 000 mines antipersonnel au Cambodge.", "clearance"),
        ("de", "Minenräumer der HALO Trust zerstörten in Kambodscha 12.000 Minen.", "clearance"),
        ("pl", "Podczas rozminowania w Angoli zniszczono 3200 min.", "clearance"),
        ("uk", "Сапери знищили в Камбоджі 12 тисяч мін.", "clearance"),
        ("de", "Finnland zerstörte bis 2015 mehr als eine Million Minen aus seinen Beständen.", "destruction"),
        ("ru", "Беларусь уничтожила 3,4 миллиона мин.", "destruction"),
    ],
)
def test_mines_destroyed_where_they_lay_are_removed_and_no_stock(lang: str, text: str, kind: str) -> None:
    assert {c.kind for c in read(lang, text)} == {kind}


@pytest.mark.parametrize(
    ("lang", "text", "want"),
    [
        ("de", "Die Ukraine erhielt von Japan 40 Millionen Euro für die Minenräumung.", ("JPN", "UKR", "occurred")),
        ("pl", "Ukraina otrzymała od Japonii 40 mln euro na rozminowanie.", ("JPN", "UKR", "occurred")),
        ("no", "Ukraina fikk 40 millioner euro fra Japan til minerydding.", ("JPN", "UKR", "occurred")),
        ("fr", "Les États-Unis ont gelé leur financement du déminage au Cambodge.", ("USA", "KHM", "denied")),
        ("ru", "США заморозили финансирование разминирования в Лаосе.", ("USA", "LAO", "denied")),
        ("es", "Finlandia encargó 120.000 minas antipersona por 46 millones de euros.", ("FIN", None, "occurred")),
    ],
)
def test_who_pays_is_told_by_the_receiver_by_the_end_of_it_or_by_a_price(
    lang: str, text: str, want: tuple[str, str | None, str]
) -> None:
    assert [(c.actor, c.to, c.modality) for c in read(lang, text) if c.kind == "funding"] == [want]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "Tyskland ger 40 miljoner euro till minröjning. Ukraina får 20 miljoner av dem."),
        ("ru", "Германия выделила 40 млн евро на разминирование. Украина получит 20 миллионов."),
        ("fr", "L'Allemagne donne 40 millions d'euros pour le déminage. L'Ukraine en reçoit 20 millions."),
    ],
)
def test_a_share_of_money_is_no_weapons(lang: str, text: str) -> None:
    claims = read(lang, text)
    assert [(c.kind, c.actor, c.to) for c in claims] == [("funding", "DEU", None), ("funding", "DEU", "UKR")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Berlin gibt 2 Millionen für die Räumung von Minen in Angola."),
        ("fr", "Le Laos déminera ses terres. Berlin donne 2 millions pour le déminage."),
        ("it", "L'Angola bonifica i campi minati. Berlino dà 2 milioni per lo sminamento."),
        ("sv", "Kambodja röjer minor. Från Tyskland kom 34 miljoner kronor till minröjningen."),
    ],
)
def test_money_for_clearing_is_no_mines(lang: str, text: str) -> None:
    told = {(c.kind, c.actor) for c in read(lang, text)}
    assert told == {("funding", "DEU")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Polonia encargó minas antipersona por 90 millones."),
        ("de", "Polen bestellte Antipersonenminen für 90 Millionen."),
    ],
)
def test_a_price_without_its_currency_is_no_number_of_mines(lang: str, text: str) -> None:
    assert [c.quantity for c in read(lang, text) if c.kind == "requirement"] == [None]


def numbers(lang: str, text: str, kind: str) -> dict[str | None, object]:
    return {c.actor: c.quantity and c.quantity.low for c in read(lang, text) if c.kind == kind}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Lettland besitzt 10.000 Panzerabwehrminen und Finnland 5.000."),
        ("fr", "La Lettonie possède 10 000 mines antichars et la Finlande 5 000."),
        ("pl", "Łotwa ma 10 tys. min przeciwpancernych, a Finlandia 5 tys."),
        ("lt", "Latvija turi 10 tūkst. prieštankinių minų, o Suomija – 5 tūkst."),
    ],
)
def test_each_holder_of_a_row_has_its_number(lang: str, text: str) -> None:
    assert numbers(lang, text, "stockpile") == {"LVA": 10_000, "FIN": 5_000}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le Japon et l'Union européenne ont versé respectivement 40 et 25 millions d'euros pour le déminage."),
        ("sv", "Japan och EU gav 40 respektive 25 miljoner euro till minröjning i Ukraina."),
        ("ru", "Япония и Евросоюз выделили на разминирование Украины 40 и 25 млн евро соответственно."),
    ],
)
def test_rows_of_payers_and_sums_go_together(lang: str, text: str) -> None:
    assert numbers(lang, text, "funding") == {"JPN": 40_000_000, "EU": 25_000_000}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Finlandia y Polonia abandonaron la Convención de Ottawa el 10 de enero y el 20 de febrero de 2026."),
        ("tr", "Finlandiya ve Polonya, Ottawa Sözleşmesi'nden sırasıyla 10 Ocak ve 20 Şubat 2026'da ayrıldı."),
    ],
)
def test_rows_of_states_and_days_go_together(lang: str, text: str) -> None:
    assert steps(lang, text) == {("FIN", "withdraw", "2026-01-10"), ("POL", "withdraw", "2026-02-20")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Finnland produziert Antipersonenminen, Estland nicht."),
        ("fr", "La Finlande produit des mines antipersonnel, l'Estonie non."),
        ("pl", "Finlandia produkuje miny przeciwpiechotne, a Estonia nie."),
    ],
)
def test_a_not_alone_denies_of_whom_it_stands_beside(lang: str, text: str) -> None:
    assert {(c.actor, c.modality) for c in read(lang, text)} == {("FIN", "occurred"), ("EST", "denied")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Rusia nunca ha firmado la Convención de Ottawa, y China tampoco."),
        ("sv", "Ryssland har aldrig undertecknat Ottawakonventionen, och inte heller Kina."),
        ("de", "Russland hat die Ottawa-Konvention nie unterzeichnet, ebenso wenig China."),
    ],
)
def test_nor_has_the_other(lang: str, text: str) -> None:
    assert {(c.actor, c.status) for c in read(lang, text)} == {("RUS", "non_party"), ("CHN", "non_party")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "In Syrien wurden 2024 durch Minen 840 Menschen getötet, im Jemen 510."),
        ("fr", "En Syrie, les mines antipersonnel ont tué 840 personnes, au Yémen 510."),
        ("ru", "В Сирии от противопехотных мин погибли 840 человек, а в Йемене — 510."),
        ("fi", "Syyriassa jalkaväkimiinat tappoivat 840 ihmistä ja Jemenissä 510."),
    ],
)
def test_places_and_numbers_of_people_that_take_turns_go_together(lang: str, text: str) -> None:
    assert {c.place: c.quantity and c.quantity.low for c in read(lang, text)} == {"SYR": 840, "YEM": 510}


def test_articles_between_nouns_of_acts_open_no_relative_clause() -> None:
    text = "Kanada hat 2015 die Herstellung, die Lagerung und den Einsatz von Streumunition verboten."
    assert read("de", text) == ()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "Ukraina röjer minor. Enligt Landmine Monitor dödades eller skadades 6 279 människor av minor 2024."),
        ("it", "L'Ucraina rimuove le mine antiuomo. Secondo il Landmine Monitor le mine hanno ucciso 6.279 persone."),
        ("uk", "Україна знімає міни. За даними Landmine Monitor, від мін загинули або були поранені 6279 людей."),
    ],
)
def test_what_the_monitor_counts_it_counts_everywhere(lang: str, text: str) -> None:
    assert [c.place for c in read(lang, text) if c.kind == "casualties"] == ["world"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "В Украине заминированы 137 тысяч квадратных километров. Сапёры уже вернули людям 35 тысяч."),
        ("uk", "В Україні заміновано 137 тисяч квадратних кілометрів. Сапери вже повернули людям 35 тисяч."),
        ("be", "Ва Украіне замініравана 137 тысяч квадратных кіламетраў. Сапёры вярнулі людзям 35 тысяч."),
    ],
)
def test_a_number_right_behind_an_area_is_one(lang: str, text: str) -> None:
    cleared = [c for c in read(lang, text) if c.kind == "clearance" and c.aspect != "contaminated"]
    assert [(c.aspect, c.quantity and c.quantity.unit) for c in cleared] == [("cleared", "km2")]


def test_what_is_kept_for_training_or_paid_for_clearing_is_not_removed() -> None:
    assert "removed" not in {
        c.aspect for c in read("de", "Spanien behält 1.000 Minen für die Ausbildung in Minenräumung.")
    }
    text = "Berlin stellte 120 Millionen Euro für die Räumung bereit und überließ Kiew 3.000 Panzerminen."
    assert "removed" not in {c.aspect for c in read("de", text)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "es",
            "Cifra en 6.279 las personas muertas o heridas por minas en todo el mundo, nueve de cada diez civiles.",
        ),
        ("it", "Nel mondo le mine antiuomo hanno ucciso o ferito 6.279 persone, nove su dieci civili."),
    ],
)
def test_one_number_of_dead_and_hurt_is_that_of_both(lang: str, text: str) -> None:
    assert [c.aspect for c in read(lang, text) if c.kind == "casualties"] == ["total"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Frau Ehlers, im Februar hat auch Polen das Ottawa-Abkommen verlassen."),
        ("es", "Señora Ruiz, en febrero Polonia abandonó la Convención de Ottawa."),
        ("ru", "Анна Петровна, в феврале Польша вышла из Оттавской конвенции."),
    ],
)
def test_whom_a_speaker_turns_to_does_nothing(lang: str, text: str) -> None:
    assert [(c.kind, c.actor) for c in read(lang, text)] == [("treaty_step", "POL")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "no",
            "I Kambodsja døde 49 mennesker av landminer.\n"
            "Angola har frist til 2028. 67 kvadratkilometer gjenstår å rydde for miner.",
        ),
        (
            "sv",
            "Minor dödar. I Kambodja dog 49 människor av minor.\n"
            "Angola har frist till 2028. 67 kvadratkilometer är minerade.",
        ),
        (
            "es",
            "En Colombia murieron 40 personas por minas.\nA Angola le faltan 67 kilómetros cuadrados por desminar.",
        ),
    ],
)
def test_land_lies_in_the_state_that_a_paragraph_has_turned_to(lang: str, text: str) -> None:
    areas = [c for c in read(lang, text) if c.quantity is not None and c.quantity.unit == "km2"]
    assert {c.place for c in areas} == {"AGO"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "I Laos finns minor. USA släppte bomber över landet. Under 2024 dödades 14 av minor."),
        ("no", "I Laos ligger miner. USA slapp bomber der. I 2024 ble 14 mennesker drept av miner."),
    ],
)
def test_who_does_something_there_does_not_move_the_place(lang: str, text: str) -> None:
    assert {c.place for c in read(lang, text) if c.kind == "casualties"} == {"LAO"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fi", "Viro ja Norja ovat keskustelleet Ottawan sopimuksesta. Jälkimmäinen pysyy sopimuksessa."),
        ("ru", "Эстония и Норвегия обсудили Оттавскую конвенцию. Последняя не намерена выходить из договора."),
        ("fr", "L'Estonie et la Norvège ont parlé de la convention d'Ottawa. Cette dernière reste dans la convention."),
        ("zh", "爱沙尼亚和挪威讨论了《渥太华公约》。后者仍是公约缔约国。"),
        ("it", "La Polonia critica la Norvegia; quest'ultima resta nella Convenzione di Ottawa."),
    ],
)
def test_the_latter_is_the_one_last_named(lang: str, text: str) -> None:
    assert {c.actor for c in read(lang, text) if c.kind in ("treaty_step", "membership")} == {"NOR"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "es",
            "El ejército tailandés acusó a Camboya de colocar minas antipersona. "
            "Ambos países son parte de la Convención de Ottawa.",
        ),
        (
            "de",
            "Die thailändische Armee hat Kambodscha vorgeworfen, Antipersonenminen zu verlegen. "
            "Beide Länder gehören der Ottawa-Konvention an.",
        ),
    ],
)
def test_a_house_named_with_its_state_is_one_of_both(lang: str, text: str) -> None:
    assert {c.actor for c in read(lang, text) if c.kind == "membership"} == {"KHM", "THA"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "es",
            "La Convención de Ottawa pierde miembros. ¿Y la de municiones en racimo? "
            "Lituania la abandonó en marzo de 2025.",
        ),
        (
            "ru",
            "Польша вышла из Оттавской конвенции. А кассетные боеприпасы?\nЛитва вышла из конвенции в марте 2025 года.",
        ),
        (
            "fr",
            "La Pologne a quitté la convention d'Ottawa. Et les armes à sous-munitions ? "
            "La Lituanie a quitté la convention en mars 2025.",
        ),
    ],
)
def test_a_question_turns_the_text_to_its_treaty(lang: str, text: str) -> None:
    assert {c.treaty for c in read(lang, text) if c.actor == "LTU"} == {"ccm"}


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "es",
            (
                "Entrevista con Carmen Olabarri, profesora de Derecho en la Universidad de Deusto",
                "—¿Qué ha fallado? La Convención de Ottawa prohíbe las minas.",
                "—Polonia abandonó la Convención de Ottawa en febrero. Nadie la detuvo y nadie protestó.",
                "—Finlandia también se ha ido.",
                "—Letonia fabricará minas antipersona.",
                "—¿Y qué hará Estonia?",
                "—Estonia ya abandonó la Convención de Ottawa.",
            ),
        ),
        (
            "fr",
            (
                "Entretien avec Carmen Olabarri, professeure de droit à Bordeaux",
                "— Que s'est-il passé ? On ne comprend pas.",
                "— La Pologne a quitté la convention d'Ottawa en février. Personne ne l'a arrêtée.",
                "— La Finlande a quitté la convention.",
                "— La Lettonie produira des mines antipersonnel, et elle n'est pas la seule.",
                "— Et l'Estonie ?",
                "— L'Estonie a quitté la convention d'Ottawa.",
            ),
        ),
    ],
)
def test_two_who_take_turns_behind_dashes_make_an_interview(lang: str, lines: tuple[str, ...]) -> None:
    said = {c.actor: [a.speaker for a in c.attribution] for c in read(lang, "\n\n".join(lines))}
    assert said["POL"] == said["LVA"] == said["EST"] == ["carmen-olabarri"]
    assert said["FIN"] == []


def test_the_next_question_of_an_interview_goes_back_to_its_treaty() -> None:
    lines = (
        "Rozmowa z Anną Nowak, ekspertką od rozbrojenia",
        "– Dlaczego Polska wystąpiła z konwencji ottawskiej?",
        "– Polska wystąpiła z konwencji ottawskiej, bo czuła się zagrożona i nie widziała innego wyjścia.",
        "– A amunicja kasetowa?",
        "– Litwa wystąpiła z konwencji w marcu ubiegłego roku i nikt jej nie zatrzymał.",
        "– Słychać było głosy, że trzeba było poczekać.",
        "– Norwegia pozostaje w konwencji i to szanujemy, bo każdy kraj sam ocenia swoje bezpieczeństwo.",
    )
    told = {c.actor: c.treaty for c in read("pl", "\n\n".join(lines)) if c.treaty}
    assert told["LTU"] == "ccm"
    assert told["NOR"] == "apmbc"


@pytest.mark.parametrize(
    ("lang", "text", "want"),
    [
        (
            "de",
            "Litauen verließ die Ottawa-Konvention im Dezember. Weiter ist man in Finnland. Das Parlament stimmte dem "
            "Austritt im Juni 2025 zu.",
            ("FIN", "approve_withdrawal"),
        ),
        (
            "lt",
            "Sirija svarsto prisijungti prie Otavos konvencijos. Atskiras skyrius skirtas Lietuvai. Ji pernai "
            "pasitraukė iš konvencijos.",
            ("LTU", "withdraw"),
        ),
        (
            "es",
            "Rusia siembra minas. Lo de Finlandia duele más, porque era un ejemplo: en enero se retiró de la "
            "Convención de Ottawa.",
            ("FIN", "withdraw"),
        ),
    ],
)
def test_a_state_that_is_only_presented_is_what_the_text_goes_on_about(
    lang: str, text: str, want: tuple[str, str]
) -> None:
    assert want in {(c.actor, c.step) for c in read(lang, text)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "lv",
            "Latvija, Lietuva un Igaunija pameta Otavas konvenciju. Visas trīs atsaucas uz Krieviju. Tā līgumam nekad "
            "nav pievienojusies.",
        ),
        ("zh", "芬兰退出了《渥太华公约》。俄罗斯的立场更为强硬：它从未加入该公约。"),
    ],
)
def test_it_is_the_one_state_that_was_named_last(lang: str, text: str) -> None:
    assert ("RUS", "non_party") in {(c.actor, c.status) for c in read(lang, text)}


def test_what_somebody_does_to_the_country_is_done_to_another() -> None:
    text = "Ukraine suspended. Ukraina kjemper for å overleve. Russland har strødd miner over en femdel av landet."
    told = [c for c in read("no", text) if c.kind == "use"]
    assert [c.actor for c in told] == ["RUS"]
    assert "RUS" not in {c.place for c in told}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "es",
            "México rechaza las minas antipersonal. Es parte también de la Convención sobre Municiones en Racimo, que "
            "ratificó en 2009.",
        ),
        ("fi", "Meksiko tuhosi miinansa. Kuuluu myös rypäleasesopimukseen, jonka ratifioi vuonna 2009."),
    ],
)
def test_a_member_without_a_subject(lang: str, text: str) -> None:
    told = {(c.actor, c.treaty, c.status or c.step) for c in read(lang, text)}
    assert {("MEX", "ccm", "party"), ("MEX", "ccm", "ratify")} <= told


def test_who_opens_the_second_half_tells_what_hangs_on_it() -> None:
    text = (
        "Литва намерена потратить на мины 500 млн евро, а Таллин пока ограничился заявлением, что заказывать их не "
        "станет."
    )
    assert {(c.actor, c.modality) for c in read("ru", text) if c.kind == "requirement"} == {("EST", "denied")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Polen verließ die Ottawa-Konvention am 20. Februar. Finnland tat dies am 10. Januar."),
        ("fr", "La Pologne a quitté la convention d'Ottawa le 20 février. La Finlande l'a fait le 10 janvier."),
        ("lv", "Polija izstājās no Otavas konvencijas 20. februārī, bet Somija to izdarīja 10. janvārī."),
        ("tr", "Polonya, Ottawa Sözleşmesi'nden 20 Şubat'ta çekildi. Finlandiya bunu 10 Ocak'ta yaptı."),
    ],
)
def test_who_did_it_too_on_a_day_of_its_own(lang: str, text: str) -> None:
    assert ("FIN", "withdraw", "2026-01-10") in steps(lang, text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La Pologne a quitté la convention d'Ottawa le 20 février, après la Finlande et l'Estonie."),
        ("pl", "Polska wystąpiła z konwencji ottawskiej 20 lutego, po Finlandii i Estonii."),
    ],
)
def test_those_after_whom_a_state_left_have_left_too(lang: str, text: str) -> None:
    want = {("POL", "withdraw", "2026-02-20"), ("FIN", "withdraw", None), ("EST", "withdraw", None)}
    assert steps(lang, text) == want


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Irak ratificó la Convención de Ottawa en 2007 y la Convención sobre Municiones en Racimo en 2013."),
        ("tr", "Irak, 2007'de Ottawa Sözleşmesi'ne, 2013'te de Misket Bombaları Sözleşmesi'ne katıldı."),
    ],
)
def test_two_treaties_in_a_row_have_a_time_each(lang: str, text: str) -> None:
    told = {(c.actor, c.treaty, c.when) for c in read(lang, text)}
    assert told == {("IRQ", "apmbc", "2007"), ("IRQ", "ccm", "2013")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "no",
            "Thailand og Kambodsja er uenige om grensen. Thailand anklaget nabolandet for å ha lagt ut nye miner.",
        ),
        ("es", "Tailandia y Camboya se disputan la frontera. Tailandia acusó a su vecino de sembrar minas."),
    ],
)
def test_the_neighbour_is_the_other_of_two(lang: str, text: str) -> None:
    assert [c.actor for c in read(lang, text) if c.kind == "use"] == ["KHM"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "it",
            "Russia, Ucraina e Stati Uniti usano munizioni a grappolo. Nessuno dei tre ha aderito alla Convenzione di "
            "Oslo.",
        ),
        (
            "pl",
            "Amunicji kasetowej używają Rosja, Ukraina i Stany Zjednoczone. Żaden z tych trzech krajów nie przystąpił "
            "do konwencji o zakazie amunicji kasetowej.",
        ),
    ],
)
def test_none_of_the_three(lang: str, text: str) -> None:
    told = {c.actor for c in read(lang, text) if c.kind == "membership" and c.status == "non_party"}
    assert told == {"RUS", "UKR", "USA"}


def test_an_armed_group_is_accused_as_a_state_is() -> None:
    text = "El Ejército de Colombia acusó al ELN de sembrar minas antipersonal en Nariño."
    assert [c.actor for c in read("es", text) if c.kind == "use"] == ["eln"]


@pytest.mark.parametrize(
    ("lang", "text", "actor"),
    [
        ("sv", "Tallinn/Helsingfors (TT) Estland har beställt 12 000 truppminor från Finland.", "EST"),
        ("de", "Auf der Messe MSPO in Kielce unterzeichnete Polen einen Vertrag über 600.000 Minen.", "POL"),
    ],
)
def test_where_it_was_written_or_signed_is_no_actor(lang: str, text: str, actor: str) -> None:
    assert {c.actor for c in read(lang, text) if c.kind == "requirement"} == {actor}


def test_an_article_that_is_a_pronoun_leads_no_name() -> None:
    text = (
        "Oslo hat das Übereinkommen über Streumunition mit auf den Weg gebracht, dem 111 Staaten angehören und aus dem "
        "bislang nur Litauen ausgetreten ist."
    )
    assert {c.actor for c in read("de", text) if c.step == "withdraw"} == {"LTU"}


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "zh",
            (
                "记者：您怎么看？",
                "陈立群：波兰2月20日退出《渥太华公约》。",
                "记者：还有别的国家吗？",
                "陈立群：芬兰1月10日退出《渥太华公约》。",
            ),
        ),
        (
            "es",
            (
                "Pregunta larga: ¿Qué ha pasado?",
                "Marta Robles: Polonia se retiró de la Convención de Ottawa en febrero.",
                "Pregunta larga: ¿Y los demás?",
                "Marta Robles: Finlandia se retiró de la Convención de Ottawa en enero.",
            ),
        ),
    ],
)
def test_who_is_named_before_a_colon_answers(lang: str, lines: tuple[str, ...]) -> None:
    told = [c for c in read(lang, "\n\n".join(lines)) if c.step == "withdraw"]
    assert {c.actor for c in told} == {"POL", "FIN"}
    assert len({one.speaker for c in told for one in c.attribution}) == 1
    assert all(c.attribution for c in told)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Litauen hat die Ottawa-Konvention und die Oslo-Konvention verlassen."),
        ("pl", "Litwa wystąpiła z konwencji ottawskiej i konwencji o amunicji kasetowej."),
        ("fr", "La convention d'Ottawa et celle d'Oslo suffisent. La Lituanie a quitté les deux conventions."),
    ],
)
def test_who_leaves_two_treaties_leaves_both(lang: str, text: str) -> None:
    left = {(c.actor, c.treaty) for c in read(lang, text) if c.step == "withdraw"}
    assert left == {("LTU", "apmbc"), ("LTU", "ccm")}


def test_who_stays_in_two_treaties_stays_in_both() -> None:
    text = "Litauen lämnade Ottawakonventionen. Norge stannar kvar i båda konventionerna."
    assert {c.treaty for c in read("sv", text) if c.step == "refuse_withdrawal"} == {"apmbc", "ccm"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Litauen verließ die Ottawa-Konvention. Norwegen protestierte zusammen mit Österreich."),
        ("sv", "Norge protesterade tillsammans med Österrike mot Litauens utträde ur Ottawakonventionen."),
        ("no", "Litauen forlot Ottawakonvensjonen. Norge har i likhet med Østerrike protestert mot dette."),
    ],
)
def test_companions_take_the_stance_too(lang: str, text: str) -> None:
    assert {(c.actor, c.stance) for c in read(lang, text) if c.kind == "position"} == {
        ("NOR", "oppose"),
        ("AUT", "oppose"),
    }


def test_companions_between_commas_take_the_step_too() -> None:
    text = "L'Estonie, avec la Lettonie et la Lituanie, a quitté la convention d'Ottawa."
    assert {c.actor for c in read("fr", text) if c.step == "withdraw"} == {"EST", "LVA", "LTU"}


def test_who_denies_that_it_follows_stays() -> None:
    text = "Litauen hat die Ottawa-Konvention verlassen. Schweden hat dementiert, dass es folgen wolle."
    assert ("SWE", "refuse_withdrawal") in {(c.actor, c.step) for c in read("de", text)}


@pytest.mark.parametrize(
    ("lang", "text", "want"),
    [
        ("lt", "Norvegija lieka Otavos konvencijoje, Švedija irgi.", {"NOR", "SWE"}),
        ("fr", "La Norvège reste dans la convention d'Ottawa, la Suède aussi.", {"NOR", "SWE"}),
        ("tr", "Rusya Ottawa Sözleşmesi'ni imzalamadı, ABD de.", {"RUS", "USA"}),
        ("zh", "中国没有签署《渥太华公约》，俄罗斯也没有。", {"CHN", "RUS"}),
        ("ru", "Россия не подписала Оттавскую конвенцию. США тоже.", {"RUS", "USA"}),
    ],
)
def test_a_word_for_too_says_the_same_of_another(lang: str, text: str, want: set[str]) -> None:
    told = read(lang, text)
    assert {c.actor for c in told} == want
    assert len({(c.kind, c.step, c.status, c.modality) for c in told}) == 1


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Russland ist der Ottawa-Konvention nicht beigetreten, Finnland schon."),
        ("es", "Rusia no ha firmado la Convención de Ottawa, Finlandia sí."),
    ],
)
def test_who_did_what_another_did_not(lang: str, text: str) -> None:
    assert {(c.actor, c.status) for c in read(lang, text)} == {("RUS", "non_party"), ("FIN", "party")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Finnland verließ die Ottawa-Konvention am 10. Januar. Polen am 20. Februar."),
        ("fr", "La Finlande a quitté la convention d'Ottawa le 10 janvier. La Pologne, le 20 février."),
        ("sv", "Finland lämnade Ottawakonventionen den 10 januari. Polen den 20 februari."),
        ("zh", "芬兰于1月10日退出《渥太华公约》。波兰的2月20日生效。"),
    ],
)
def test_a_sentence_without_a_verb_goes_on_with_the_step(lang: str, text: str) -> None:
    assert steps(lang, text) == {("FIN", "withdraw", "2026-01-10"), ("POL", "withdraw", "2026-02-20")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "de",
            "Lettland verließ die Ottawa-Konvention im Dezember, Estland einige Wochen später und Finnland im Januar.",
        ),
        ("pl", "Łotwa opuściła konwencję ottawską w grudniu, Estonia kilka tygodni później, a Finlandia w styczniu."),
    ],
)
def test_one_of_a_row_has_no_day(lang: str, text: str) -> None:
    want = {("LVA", "withdraw", "2025-12"), ("EST", "withdraw", None), ("FIN", "withdraw", "2026-01")}
    assert steps(lang, text) == want


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "fr",
            "La Pologne a notifié en août son retrait de la convention d'Ottawa. Il entra en vigueur le 20 février.",
        ),
        ("es", "Polonia notificó en agosto su retirada de la Convención de Ottawa. Entró en vigor el 20 de febrero."),
        ("sv", "Polen anmälde i augusti sitt utträde ur Ottawakonventionen. Det trädde i kraft den 20 februari."),
    ],
)
def test_what_enters_into_force_after_a_notice_is_the_withdrawal(lang: str, text: str) -> None:
    assert ("POL", "withdraw", "2026-02-20") in steps(lang, text)
    assert "enter_into_force" not in {c.step for c in read(lang, text)}


def test_a_treaty_that_entered_into_force_long_ago_is_no_withdrawal() -> None:
    text = "La Pologne a notifié son retrait de la convention d'Ottawa. Elle est entrée en vigueur le 1er mars 1999."
    assert "withdraw" not in {c.step for c in read("fr", text)}


def test_who_does_the_same_as_who_uses_them() -> None:
    text = "La Russie utilise des mines antipersonnel. L'Ukraine fait de même."
    assert {(c.actor, c.kind, c.item) for c in read("fr", text)} == {("RUS", "use", "apm"), ("UKR", "use", "apm")}


def test_a_stance_on_something_else_after_a_withdrawal() -> None:
    text = "Польша вышла из Оттавской конвенции. Норвегия осудила политику партии."
    assert "position" not in {c.kind for c in read("ru", text)}


def test_understanding_for_the_step_of_others_after_a_stay() -> None:
    text = "Norwegen bleibt in der Ottawa-Konvention. Oslo hat Verständnis für den Schritt der Balten."
    assert ("NOR", "support", "withdrawal") in {(c.actor, c.stance, c.target) for c in read("de", text)}


def test_a_treaty_is_told_by_its_year() -> None:
    text = (
        "Die Ottawa-Konvention entstand 1997, die Oslo-Konvention 2008. Der Konvention von 1997 gehören 161 Staaten an."
    )
    assert [c.treaty for c in read("de", text) if c.kind == "membership_count"] == ["apmbc"]


@pytest.mark.parametrize(
    ("lang", "text", "aspect"),
    [
        ("de", "Estland hat die Ottawa-Konvention verlassen. Russland hat 26 Millionen Antipersonenminen.", "hold"),
        ("et", "Eesti lahkus Ottawa konventsioonist. Venemaal on 26 miljonit jalaväemiini.", "hold"),
        ("ru", "Эстония вышла из Оттавской конвенции. У России 26 миллионов противопехотных мин.", "hold"),
        ("no", "Estland har forlatt Ottawakonvensjonen. Russland har ingen antipersonellminer.", "none"),
    ],
)
def test_a_verb_of_having_tells_of_a_stock(lang: str, text: str, aspect: str) -> None:
    assert [(c.actor, c.item, c.aspect) for c in read(lang, text) if c.kind == "stockpile"] == [("RUS", "apm", aspect)]


def test_having_done_or_having_trouble_with_is_no_stock() -> None:
    for text in (
        "Litauen hat Antipersonenminen an der Grenze vergraben.",
        "Litauen hat große Probleme mit Antipersonenminen.",
    ):
        assert [c.kind for c in read("de", text) if c.kind == "stockpile"] == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "de",
            "Belma stellt derzeit 100.000 Minen im Jahr her. Bis 2028 will das Unternehmen 1,2 Millionen erreichen.",
        ),
        ("pl", "Belma wytwarza dziś 100 tys. min rocznie. W przyszłym roku chce osiągnąć 1,2 mln."),
        ("fi", "Belma valmistaa 100 000 miinaa vuodessa. Ensi vuonna määrä nousee 1,2 miljoonaan."),
        ("de", "Die Firma Belma will ihren Ausstoß von derzeit 100.000 auf 1,2 Millionen Minen im Jahr steigern."),
    ],
)
def test_what_making_grows_to_and_from(lang: str, text: str) -> None:
    found = {c.aspect: (c.actor, c.modality, c.quantity and c.quantity.high) for c in read(lang, text)}
    assert found == {"make": ("belma", "occurred", 100_000), "increase": ("belma", "planned", 1_200_000)}


def test_a_number_that_is_reached_by_others_is_no_output() -> None:
    text = "Belma wytwarza dziś 100 tys. min rocznie. Liczba ofiar sięgnęła 2000."
    assert [c.aspect for c in read("pl", text) if c.kind == "production"] == ["make"]


@pytest.mark.parametrize(
    ("lang", "text", "order"),
    [
        ("de", "Litauen will Antipersonenminen kaufen. Riga hat keine bestellt.", ("LVA", "denied")),
        ("lv", "Latvija vēlas iegādāties kājnieku mīnas. Līgums gan vēl nav noslēgts.", ("LVA", "denied")),
        ("be", "Вільнюс замовіў 85 тысяч супрацьпяхотных мін. Латвія таксама купляе.", ("LVA", "occurred")),
        ("es", "La compañía Belma cerró con Letonia un contrato por 30.000 minas antitanque.", ("LVA", "occurred")),
    ],
)
def test_orders_by_what_was_told_before(lang: str, text: str, order: tuple[str, str]) -> None:
    found = [(c.actor, c.modality) for c in read(lang, text) if c.kind == "requirement" and c.aspect == "order"]
    assert order in found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Finnland hat bei Forcit 50.000 Minen bestellt; die ersten sollen 2027 an die Truppe geliefert werden."),
        ("ru", "Финляндия заказала у Forcit мины. Первые партии армия получит в конце 2027 года."),
        (
            "es",
            "El Gobierno finlandés firmó con la empresa Forcit un contrato para fabricar minas. "
            "Las primeras unidades llegarán a las Fuerzas Armadas a finales de 2027.",
        ),
    ],
)
def test_what_was_ordered_comes_from_whom_it_was_ordered_of(lang: str, text: str) -> None:
    assert [(c.to, c.modality) for c in read(lang, text) if c.kind == "transfer"] == [("FIN", "planned")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La Finlande a quitté la convention d'Ottawa. L'armée recevra dès l'automne 12 000 mines antichars."),
        ("lv", "Latvija izstājās. Pirmās prettanku mīnas armija saņems līdz gada beigām."),
    ],
)
def test_weapons_to_come_from_nobody_named_are_a_stock_to_come(lang: str, text: str) -> None:
    found = [(c.aspect, c.item, c.modality) for c in read(lang, text) if c.kind == "stockpile"]
    assert found == [("acquire", "avm", "planned")]


def test_a_firm_that_gets_an_order_delivers() -> None:
    text = "Belma dostała od Litwy zamówienie na 50 tys. min przeciwpancernych."
    found = {(c.kind, c.actor, c.to, c.modality) for c in read("pl", text)}
    assert found == {("requirement", "LTU", None, "occurred"), ("transfer", "belma", "LTU", "planned")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("pl", "Polska kupuje miny. Będą przechowywane w magazynach w ramach Tarczy Wschód."),
        ("fi", "Puola ostaa miinoja. Ne sijoitetaan Itäkilpi-ohjelman varastoihin."),
    ],
)
def test_what_was_named_before_is_put_into_a_programme(lang: str, text: str) -> None:
    found = [(c.programme, c.aspect, c.item) for c in read(lang, text) if c.kind == "programme"]
    assert found == [("east-shield", "includes", "mine")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "Litauen köper truppminor. Vilnius räknar med att ha en egen fabrik i drift 2028."),
        ("de", "Litauen kauft Antipersonenminen. Die Regierung plant auch eine eigene Fabrik."),
    ],
)
def test_an_own_factory_makes_the_weapons_in_view(lang: str, text: str) -> None:
    found = [(c.actor, c.aspect, c.item, c.modality) for c in read(lang, text) if c.kind == "production"]
    assert found == [("LTU", "start", "apm", "planned")]


def test_who_has_not_ceased_to_make_makes() -> None:
    text = "Виробництво мін не припинили 17 держав, серед них Китай, Індія й Туреччина."
    found = [(c.actor, c.aspect, c.modality) for c in read("uk", text)]
    assert sorted(found) == [(state, "make", "occurred") for state in ("CHN", "IND", "TUR")]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("ru", "Польша выпускает мины. Латвия этого пока не планирует.", ("LVA", "start", "denied")),
        ("de", "Polen produziert wieder Minen. Finnland erwägt das ebenfalls.", ("FIN", "start", "possible")),
        ("et", "Leedu hakkab jalaväemiine tootma. Soome kavatseb sama teha.", ("FIN", "start", "planned")),
    ],
)
def test_making_that_another_plans_or_not(lang: str, text: str, told: tuple[str, str, str]) -> None:
    assert told in [(c.actor, c.aspect, c.modality) for c in read(lang, text) if c.kind == "production"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "de",
            "Deutschland ratifizierte das Ottawa-Übereinkommen 1998 und das Übereinkommen über Streumunition 2009.",
        ),
        ("tr", "Almanya 1998'de Ottawa Sözleşmesi'ni, 2009'da Misket Bombaları Sözleşmesi'ni onayladı."),
        (
            "ru",
            "Австрия ратифицировала Оттавскую конвенцию в 1998 году, а Конвенцию по кассетным боеприпасам в 2009 году.",
        ),
    ],
)
def test_each_of_several_treaties_has_its_own_time(lang: str, text: str) -> None:
    got = {(c.treaty, c.step, c.when) for c in read(lang, text) if c.kind == "treaty_step"}
    assert got == {("apmbc", "ratify", "1998"), ("ccm", "ratify", "2009")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La Pologne a quitté la convention d'Ottawa le 20 février, après la Finlande et l'Estonie."),
        ("pl", "Polska opuściła konwencję ottawską 20 lutego, po Finlandii i Estonii."),
        ("fi", "Puola jätti Ottawan sopimuksen 20. helmikuuta Suomen ja Viron jälkeen."),
    ],
)
def test_who_left_before_another_has_left(lang: str, text: str) -> None:
    want = {("POL", "withdraw", "2026-02-20"), ("FIN", "withdraw", None), ("EST", "withdraw", None)}
    assert steps(lang, text) == want


def test_after_the_decision_of_a_state_it_has_not_left() -> None:
    text = "Polen verließ das Ottawa-Übereinkommen nach Russlands Angriff auf die Ukraine."
    assert "RUS" not in {c.actor for c in read("de", text)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Eslovaquia estudió abandonar el Tratado de Ottawa, pero renunció a la idea."),
        ("no", "Slovakia vurderte å forlate Ottawa-konvensjonen, men skrinla planen."),
        ("zh", "斯洛伐克曾考虑退出《渥太华公约》，但放弃了这一想法。"),
    ],
)
def test_a_plan_to_leave_that_is_given_up(lang: str, text: str) -> None:
    assert ("SVK", "refuse_withdrawal", None) in steps(lang, text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La Pologne a quitté la convention d'Ottawa. Cinq pays l'ont quittée. La convention réunit 161 États."),
        (
            "de",
            "Polen verließ das Ottawa-Übereinkommen. Fünf Länder haben es verlassen. Der Vertrag zählt 161 Staaten.",
        ),
        ("es", "Polonia dejó el Tratado de Ottawa. El tratado perdió cinco miembros. Quedan 161 Estados."),
    ],
)
def test_how_many_have_left_and_how_many_remain(lang: str, text: str) -> None:
    got = {(c.status, c.quantity.low) for c in read(lang, text) if c.kind == "membership_count" and c.quantity}
    assert got == {("withdrawn", 5), ("party", 161)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("lt", "Lenkija iš Otavos konvencijos pasitraukė vasarį. Rusijos ji nesaisto."),
        ("lv", "Polija izstājās no Otavas konvencijas februārī. Krievijai tā nav saistoša."),
        ("fi", "Puola jätti Ottawan sopimuksen helmikuussa. Venäjää se ei sido."),
    ],
)
def test_whom_a_treaty_does_not_bind(lang: str, text: str) -> None:
    got = {(c.actor, c.status) for c in read(lang, text) if c.kind == "membership"}
    assert got == {("RUS", "non_party")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Polonia dejó el Tratado de Ottawa. La decisión de Varsovia fue recibida con críticas en Noruega."),
        ("ru", "Польша вышла из Оттавской конвенции. Решение Варшавы вызвало критику в Норвегии."),
        ("zh", "波兰2月退出《渥太华公约》。华沙的决定在挪威引发批评。"),
    ],
)
def test_where_a_decision_meets_with_criticism(lang: str, text: str) -> None:
    got = {(c.actor, c.stance, c.target) for c in read(lang, text) if c.kind == "position"}
    assert got == {("NOR", "oppose", "withdrawal")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Polen verließ das Ottawa-Übereinkommen. Österreich kritisierte das. Norwegen sieht das genauso."),
        ("et", "Poola lahkus Ottawa konventsioonist. Austria kritiseeris seda otsust. Sama meelt on Norra."),
        ("fi", "Puola jätti Ottawan sopimuksen. Itävalta arvosteli päätöstä. Norja on samaa mieltä."),
    ],
)
def test_who_is_of_the_same_opinion(lang: str, text: str) -> None:
    got = {(c.actor, c.stance, c.target) for c in read(lang, text) if c.kind == "position"}
    assert got == {("AUT", "oppose", "withdrawal"), ("NOR", "oppose", "withdrawal")}


def test_who_is_of_another_opinion() -> None:
    text = "Polska opuściła konwencję ottawską. Austria skrytykowała tę decyzję. Estonia jest innego zdania."
    assert ("EST", "support", "withdrawal") in {(c.actor, c.stance, c.target) for c in read("pl", text)}


def test_a_suspension_that_the_treaty_does_not_provide_for() -> None:
    text = "L'Ucraina ha sospeso la Convenzione di Ottawa nel luglio 2025, cosa che il testo non prevede in guerra."
    assert ("UKR", "suspend", "2025-07") in steps("it", text)


def test_a_relative_clause_describes_no_adjective() -> None:
    text = (
        "Finlandia dejó el Tratado de Ottawa. La decisión fue recibida con críticas en Noruega, el otro país con "
        "frontera rusa, que sigue en la convención."
    )
    assert ("NOR", "party") in {(c.actor, c.status) for c in read("es", text)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("lt", "Otavos konvencija įsigaliojo 1999 m. Prieštankinių minų ji nedraudžia."),
        ("no", "Ottawa-konvensjonen trådte i kraft i 1999. Den forbyr ikke antitankminer."),
        ("sv", "Ottawakonventionen trädde i kraft 1999. Stridsvagnsminor förbjuds inte."),
    ],
)
def test_what_a_treaty_does_not_ban_is_left_out_of_it(lang: str, text: str) -> None:
    assert ("apmbc", "exception", "avm") in {(c.treaty, c.aspect, c.item) for c in read(lang, text)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("pl", "Polska opuściła konwencję ottawską. Polska nadal będzie przestrzegać prawa humanitarnego."),
        ("lv", "Polija izstājās no Otavas konvencijas. Polija ievēros starptautiskās humanitārās tiesības."),
        ("ru", "Польша вышла из Оттавской конвенции. Польша продолжит соблюдать гуманитарное право."),
    ],
)
def test_who_observes_the_law_of_war_is_for_it(lang: str, text: str) -> None:
    assert ("POL", "support", "ihl") in {(c.actor, c.stance, c.target) for c in read(lang, text)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "El Tratado de Ottawa es de 1997. Polonia completó su retirada en febrero."),
        ("zh", "《渥太华公约》1999年生效。波兰2月完成了退约。"),
    ],
)
def test_a_withdrawal_that_is_completed_is_done(lang: str, text: str) -> None:
    assert ("POL", "withdraw", "2026-02") in steps(lang, text)


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("es", "Las minas antipersona matan. Chile limpió su frontera en 2020.", ("CHL", "cleared", "2020")),
        ("uk", "Міни вбивають. Боснія 2023 року повністю очистила свою територію.", ("BIH", "cleared", "2023")),
        ("ar", "الألغام المضادة للأفراد ما زالت تقتل. الأردن نظّف أرضه كلها في 2012.", ("JOR", "cleared", "2012")),
        ("de", "Minen töten noch immer. Kambodscha will das Land bis 2030 räumen.", ("KHM", "deadline", "../2030")),
        ("zh", "地雷仍在杀人。柬埔寨计划在2030年前完成排雷。", ("KHM", "deadline", "../2030")),
        ("sv", "Minor dödar än. Kambodja fick fem år till.", ("KHM", "deadline", None)),
    ],
)
def test_land_cleared_to_the_last_or_by_a_day(lang: str, text: str, told: tuple[str, str, str | None]) -> None:
    assert told in {(c.place, c.aspect, c.when) for c in read(lang, text)}


def test_who_clears_elsewhere_or_still_clears_has_not_cleared_its_land() -> None:
    assert not read("es", "Las minas antipersona matan. Noruega limpió en 2020 campos en Laos.")
    assert not read("uk", "Міни досі вбивають. Камбоджа розміновує свою землю.")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "Klustervapen dödar. Han kommer från Laos. Där dödades elva personer av bomberna i fjol."),
        ("de", "Streumunition tötet weiter. Am schlimmsten ist es in Laos. Dort starben voriges Jahr elf Menschen."),
        ("pl", "Porównanie z Laosem nie dodaje otuchy. Tam w ubiegłym roku na minach zginęło 11 osób."),
        ("ru", "Таджикистан убирает мины. Лаос извлек 200 тысяч мин. За это время там подорвались 11 человек."),
    ],
)
def test_there_is_where_was_named_last(lang: str, text: str) -> None:
    assert [c.place for c in read(lang, text) if c.kind == "casualties"] == ["LAO"]


@pytest.mark.parametrize(
    ("lang", "text", "paid"),
    [
        (
            "fr",
            "La France consacrera 32 millions d'euros au déminage, contre 27 millions l'an dernier.",
            {("FRA", 32_000_000, None), ("FRA", 27_000_000, None)},
        ),
        (
            "ru",
            "Мины убирают. Крупнейшим донором были США с 210 миллионами долларов, затем Германия с 74 миллионами.",
            {("USA", 210_000_000, None), ("DEU", 74_000_000, None)},
        ),
        (
            "lv",
            "Latvija atbalsta atmīnēšanu. Moldovai Latvija novirzīs 250 000 eiro, savukārt Bosnijai – 150 000 eiro.",
            {("LVA", 250_000, "MDA"), ("LVA", 150_000, "BIH")},
        ),
        ("es", "El desminado sigue. Noruega, que dio tres millones, seguirá.", {("NOR", None, None)}),
    ],
)
def test_money_compared_in_rows_and_to_each(
    lang: str, text: str, paid: set[tuple[str, int | None, str | None]]
) -> None:
    told = [c for c in read(lang, text) if c.kind == "funding"]
    assert paid <= {(c.actor, c.quantity and c.quantity.low, c.to) for c in told}


@pytest.mark.parametrize(
    ("lang", "text", "aspect"),
    [
        ("de", "Auch Streumunition hat Deutschland nicht mehr.", "none"),
        ("et", "Eestil on tankitõrjemiine.", "hold"),
        ("lv", "Krievijai ir 26 miljoni kājnieku mīnu.", "hold"),
    ],
)
def test_weapons_by_the_plain_verb_have(lang: str, text: str, aspect: str) -> None:
    assert [c.aspect for c in read(lang, text) if c.kind == "stockpile"] == [aspect]


def test_what_else_is_done_to_weapons_is_no_stock() -> None:
    assert not read("de", "Estland hat Panzerminen versteckt.")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Lituania compra minas. En tiempos de paz nadie las sembrará."),
        ("ru", "Литва закупает мины. В мирное время их никто ставить не будет."),
        ("lv", "Lietuva pirks mīnas. Miera laikā mīnas neviens neliks."),
    ],
)
def test_what_nobody_will_lay_is_not_laid_at_home(lang: str, text: str) -> None:
    assert ("LTU", "denied") in {(c.actor, c.modality) for c in read(lang, text) if c.kind == "use"}


def test_rebels_of_a_group_lay_them_and_not_their_state() -> None:
    text = "У Колумбії від мін гинуть люди, а нові міни встановлюють повстанці з ELN."
    assert [c.actor for c in read("uk", text) if c.kind == "use"] == ["eln"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "En 2024 las minas antipersona dejaron 6.279 víctimas en el mundo. Laos encabezó la lista con 1.110."),
        ("pl", "Na minach przeciwpiechotnych zginęło w ubiegłym roku 6279 osób. Najwięcej w Laosie: 1110."),
        ("uk", "Касетні боєприпаси торік убили 6279 людей. Три чверті з них, 1110 осіб, припадають на Лаос."),
    ],
)
def test_how_many_of_them_where(lang: str, text: str) -> None:
    told = [c for c in read(lang, text) if c.kind == "casualties" and c.place == "LAO"]
    assert [c.quantity and c.quantity.low for c in told] == [1110]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Таїланд звинуватив Камбоджу у використанні протипіхотних мін. Пномпень ці звинувачення відкидає."),
        ("sv", "Thailand anklagar Kambodja för att ha lagt ut truppminor. Phnom Penh avvisar anklagelserna."),
        ("et", "Tai süüdistab Kambodžat jalaväemiinide paigaldamises. Phnom Penh lükkab süüdistused tagasi."),
    ],
)
def test_charges_rejected_are_use_denied_and_no_stance(lang: str, text: str) -> None:
    told = read(lang, text)
    assert ("KHM", "denied") in {(c.actor, c.modality) for c in told if c.kind == "use"}
    assert "position" not in {c.kind for c in told}


def test_thousands_written_with_a_comma_count_people() -> None:
    text = "En 2024 las minas antipersona dejaron 6,279 víctimas en el mundo, de las cuales 1,945 perdieron la vida."
    told = [c for c in read("es", text) if c.kind == "casualties"]
    assert [(c.aspect, c.quantity and c.quantity.low) for c in told] == [("total", 6279), ("killed", 1945)]


@pytest.mark.parametrize(
    ("lang", "text", "actor"),
    [
        (
            "no",
            "Norge kjøper panserminer. Avtalen ble signert med svenske Bergström Systems. Ved fabrikken i Luleå lager "
            "konsernet 10.000 panserminer årlig.",
            "bergstrom-systems",
        ),
        (
            "it",
            "L'esercito ha ordinato 3000 mine anticarro alla Valdarno Difesa. L'azienda produce ogni anno 10.000 mine "
            "anticarro.",
            "valdarno-difesa",
        ),
        (
            "sv",
            "Försvarsmakten har beställt 5000 stridsvagnsminor av Mälar Systems. Bolaget tillverkar 20 000 minor per "
            "år.",
            "malar-systems",
        ),
        (
            "lt",
            "Lietuvos kariuomenė su įmone „Nemuno ginklai“ pasirašė sutartį dėl 20 tūkst. prieštankinių minų pirkimo. "
            "„Gamybą pradėsime rudenį“, – sakė bendrovės vadovas Jonas Petraitis.",
            "nemuno-ginklai",
        ),
        # Near misses: a state makes them, and a person named before is no firm.
        ("no", "Sverige har bestilt miner. Norge lager 10.000 panserminer årlig.", "NOR"),
        ("de", "Jan Huber sprach in Wien. Österreich fertigt jährlich 3000 Panzerminen.", "AUT"),
    ],
)
def test_a_firm_makes_what_is_told_of_it(lang: str, text: str, actor: str) -> None:
    assert {c.actor for c in read(lang, text) if c.kind == "production"} == {actor}


@pytest.mark.parametrize(
    ("lang", "text", "actor"),
    [
        ("de", "Der Haushaltsausschuss des Bundestags billigte einen Rahmenvertrag über 20.000 Panzerminen.", "DEU"),
        ("no", "Stortinget godkjente en rammeavtale om 20.000 panserminer.", "NOR"),
        ("sv", "Riksdagens finansutskott godkände ett ramavtal om 20 000 stridsvagnsminor.", "SWE"),
    ],
)
def test_a_framework_contract_is_an_order(lang: str, text: str, actor: str) -> None:
    orders = [c for c in read(lang, text) if c.kind == "requirement"]
    assert [(c.actor, c.item, c.aspect) for c in orders] == [(actor, "avm", "order")]
    assert orders[0].quantity == Quantity(20_000, 20_000)


@pytest.mark.parametrize(
    ("lang", "text", "item"),
    [
        (
            "fr",
            "La Norvège a commandé des mines antichar. Les mines antipersonnel sont interdites. La députée Anne Berg "
            "a critiqué l'achat.",
            "avm",
        ),
        (
            "es",
            "Chile encargó minas antitanque. Las minas antipersonal están prohibidas. La diputada Ana Soto criticó la "
            "compra.",
            "avm",
        ),
        # A near miss: the weapon is named.
        ("fr", "La Norvège a commandé des mines antichar. Anne Berg a critiqué les mines antipersonnel.", "apm"),
    ],
)
def test_who_criticises_a_purchase_means_what_was_bought(lang: str, text: str, item: str) -> None:
    assert {c.target for c in read(lang, text) if c.kind == "position"} == {item}


@pytest.mark.parametrize(
    ("lang", "text", "stance"),
    [
        ("de", "Österreich steht ohne Wenn und Aber zur Ottawa-Konvention, sagte ein Sprecher.", "support"),
        ("lt", "Austrija be jokių išlygų remia Otavos konvenciją.", "support"),
        ("es", "España apoya sin reservas la Convención de Ottawa.", "support"),
        # A near miss: a "not" that is meant.
        ("es", "España no apoya la Convención de Ottawa.", "oppose"),
    ],
)
def test_a_without_that_is_an_idiom_turns_nothing(lang: str, text: str, stance: str) -> None:
    assert {c.stance for c in read(lang, text) if c.kind == "position"} == {stance}


@pytest.mark.parametrize(
    ("lang", "text", "modality"),
    [
        (
            "no",
            "Sverige har bestilt 4000 panserminer. Kontrakten inneholder en opsjon på inntil 5000 til.",
            "possible",
        ),
        (
            "it",
            "La Svezia ha ordinato 4000 mine anticarro. Il contratto prevede un'opzione per altre 5000.",
            "possible",
        ),
        ("no", "Sverige har bestilt 4000 panserminer og 5000 antipersonellminer.", "occurred"),
    ],
)
def test_an_option_is_a_possible_order_of_the_same_buyer(lang: str, text: str, modality: str) -> None:
    orders = [c for c in read(lang, text) if c.kind == "requirement"]
    assert (orders[-1].actor, orders[-1].modality) == ("SWE", modality)


def test_an_organisation_that_is_accused_has_laid_them() -> None:
    text = (
        "En la zona operan los remanentes de Sendero Luminoso. El ministro, Juan Soto, responsabilizó a esa "
        "organización de haber colocado la mina antipersonal."
    )
    assert [c.actor for c in read("es", text) if c.kind == "use"] == ["sendero-luminoso"]
