"""Languages are told by script, small words, and the model where those leave a doubt."""

import corpus
import pytest

from treatywatch.lang import detect
from treatywatch.lang.detect import is_foreign, primary

GOLD = [(code, doc) for code in corpus.languages() for doc in corpus.load(code).texts]


@pytest.mark.parametrize(("code", "doc"), GOLD)
def test_every_gold_article_is_told(code: str, doc: str) -> None:
    found = detect.detect(corpus.load(code).texts[doc])
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ja", "日本政府は条約から脱退する考えはないと述べた。"),
        ("zh", "波兰政府星期三宣布退出禁止杀伤人员地雷的公约。"),
        ("ko", "폴란드 정부는 대인지뢰 금지 협약에서 탈퇴한다고 발표했다."),
        ("el", "Η Πολωνία αποχωρεί από τη σύμβαση της Οτάβα."),
        ("he", "פולין פורשת מאמנת אוטווה האוסרת על מוקשים."),
        ("no", "Norge trekker seg ikke fra konvensjonen, sier ministeren."),
        ("sr", "Србија остаје у конвенцији и неће се повући."),
    ],
)
def test_a_sentence_is_told(code: str, text: str) -> None:
    found = detect.detect(text)
    assert found is not None
    assert found.code == code


def test_small_words_decide_without_the_model(monkeypatch) -> None:
    monkeypatch.setattr(detect, "_model", lambda: pytest.fail("the model was asked"))
    text = "The parliament of the country voted on Tuesday to leave the treaty, and that is the end of it for now."
    assert detect.detect(text) == detect.Detected("en", 1.0)


@pytest.mark.parametrize("text", ["", "12 345 – 2026", "NATO", "👍👍👍"])
def test_too_little_to_tell(text: str) -> None:
    assert detect.detect(text) is None


def test_names_in_latin_letters_do_not_hide_a_script() -> None:
    found = detect.detect("Human Rights Watch と ICBL は、条約からの脱退を批判する声明を発表した。")
    assert found is not None
    assert found.code == "ja"


@pytest.mark.parametrize(("tag", "code"), [("nb-NO", "no"), ("zh_Hans", "zh"), ("EN", "en"), ("iw", "he"), ("", "")])
def test_tags_become_the_names_of_packs(tag: str, code: str) -> None:
    assert primary(tag) == code


def test_a_paragraph_without_a_common_word_may_be_foreign() -> None:
    polish = "Sejm uchwalił w czwartek ustawę o wypowiedzeniu konwencji i nie wrócił do sprawy."
    assert is_foreign(polish, "fi")
    assert not is_foreign(polish, "pl")
    assert is_foreign("日本政府は条約から脱退する考えはないと述べた。外務省が発表した。", "en")
