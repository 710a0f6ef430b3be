"""On which side an open time lies: told by the words of its clause. The reference is Wednesday, 8 May 2024."""

import datetime as dt

import pytest

from treatywatch.values import dates

REFERENCE = dt.date(2024, 5, 8)
LAST, COMING = "2024-05-03", "2024-05-10"


def edtf(text: str, lang: str) -> str | None:
    return dates(text, lang, REFERENCE)[-1].edtf


@pytest.mark.parametrize(
    ("lang", "ahead", "behind"),
    [
        ("en", "Voters will go to the polls on Friday.", "Voters went to the polls on Friday."),
        ("en", "The ministers, who met in Rome, will vote on Friday.", "The man they will try was held on Friday."),
        ("en", "The plan will be formally signed on Friday.", "The proposed plan was signed on Friday."),
        ("en", "On Friday, the court is to rule.", "On Friday a court ruled."),
        ("en", "Voting begins Friday.", "The bill would have passed on Friday."),
        ("en", "The hearing is Friday.", "He said Friday that he will resign."),
        ("en", "The vote is scheduled for Friday.", "Police charged a man on Friday."),
        ("en", "“We will meet on Friday,” he said.", "“We will meet,” he said on Friday."),
        ("de", "Das Parlament wird am Freitag abstimmen.", "Das Parlament stimmte am Freitag ab."),
        ("de", "Er hat gesagt, dass der Rat am Freitag tagen wird.", "Der Rat hat am Freitag getagt."),
        ("fr", "Le président se rendra vendredi à Kiev.", "Le ministre a rencontré vendredi son homologue."),
        ("es", "El Congreso votará la ley el viernes.", "El Congreso votó la ley el viernes."),
        ("it", "La riunione è prevista per venerdì.", "Il ministro ha incontrato venerdì il collega."),
        ("pt", "O ministro viajará na sexta-feira.", "O ministro viajou na sexta-feira."),
        ("pl", "W piątek odbędzie się głosowanie.", "Prezydent spotkał się w piątek z premierem."),
        ("ru", "Переговоры пройдут в пятницу.", "Переговоры прошли в пятницу."),
        ("uk", "Рада розгляне закон про депутатів у п'ятницю.", "Рада ухвалила закон у п'ятницю."),
        ("be", "Прэзідэнт сустрэнецца ў пятніцу з прэм'ерам.", "Прэзідэнт сустрэўся ў пятніцу з прэм'ерам."),
        ("cs", "Prezident se v pátek setká s premiérem.", "Prezident se v pátek setkal s premiérem."),
        ("sk", "Prezident sa v piatok stretne s premiérom.", "Prezident sa v piatok stretol s premiérom."),
        ("sv", "Riksdagen ska rösta om lagen på fredag.", "Riksdagen röstade om lagen i fredags."),
        ("no", "Stortinget skal stemme over loven fredag.", "Stortinget stemte over loven fredag."),
        ("da", "Folketinget skal stemme om loven fredag.", "Folketinget stemte om loven fredag."),
        ("nl", "Het parlement zal vrijdag stemmen.", "Het parlement keurde vrijdag een wet goed."),
        ("ro", "Președintele va merge vineri la Kiev.", "Președintele a mers vineri la Kiev."),
        ("lt", "Seimas balsuos penktadienį.", "Seimas balsavo penktadienį."),
        ("lv", "Saeima balsos piektdien.", "Saeima balsoja piektdien."),
        ("et", "Riigikogu hääletab reedel.", "Riigikogu hääletas reedel."),
        ("fi", "Eduskunta äänestää perjantaina.", "Eduskunta äänesti perjantaina."),
        ("tr", "Bakan cuma günü başlayacağını söyledi.", "Meclis cuma günü oylama yaptı."),
        ("hi", "संसद शुक्रवार को मतदान करेगी।", "संसद ने शुक्रवार को मतदान किया।"),
        ("ja", "首相は金曜日に会談する予定だ。", "首相は金曜日に会談した。"),
        ("ko", "대통령은 금요일 회담할 예정이다.", "대통령은 금요일 회담했다."),
        ("zh", "总统将于星期五访问基辅。", "总统星期五访问了基辅。"),
        ("ar", "من المقرر أن يجتمع البرلمان يوم الجمعة.", "اجتمع البرلمان يوم الجمعة."),
    ],
)
def test_the_verb_tells_which_friday_is_meant(lang: str, ahead: str, behind: str) -> None:
    assert (edtf(ahead, lang), edtf(behind, lang)) == (COMING, LAST)


def test_without_a_sign_a_weekday_is_the_last() -> None:
    assert edtf("A summit on Friday", "en") == LAST


def test_a_name_or_a_month_is_no_sign() -> None:
    assert edtf("They met Will Smith and May on Friday.", "en") == LAST


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The law took effect in July.", "2023-07"),
        ("The law takes effect in July.", "2024-07"),
        ("It was signed in May.", "2024-05"),
        ("It will be signed in May.", "2024-05"),
        ("It will be signed in March.", "2025-03"),
        ("An exam was conducted on July 20.", "2023-07-20"),
        # Nobody leaves out a year that lies so far back.
        ("The treaty that they signed opens the way on 1 June.", "2024-06-01"),
    ],
)
def test_the_verb_tells_which_year_is_meant(text: str, value: str) -> None:
    assert edtf(text, "en") == value


@pytest.mark.parametrize(
    ("lang", "text", "timex"),
    [
        ("en", "It was built in two years.", "P2Y"),
        ("en", "He smoked 50 cigarettes in a day.", "P1D"),
        ("en", "It will go from zero to 60 in five seconds.", "PT5S"),
        ("uk", "Через два дні він помер.", "P2D"),
        ("en", "It will be ready in two years.", "2026-05-08"),
        ("en", "in 5 minutes", "2024-05-08T00:05:00"),
    ],
)
def test_what_took_a_time_lasts(lang: str, text: str, timex: str) -> None:
    assert dates(text, lang, REFERENCE)[0].timex == (timex,)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "A decade later, he died."),
        ("pl", "Dwa dni później zmarł."),
        ("cs", "Byl zvolen. Dva dny poté zemřel."),
        ("no", "To dager senere døde han."),
        ("sv", "Två dagar tidigare hade han rest."),
        ("it", "Due giorni prima era arrivato."),
    ],
)
def test_a_day_of_the_story_stays_open(lang: str, text: str) -> None:
    assert edtf(text, lang) is None
