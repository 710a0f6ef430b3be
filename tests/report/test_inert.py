import pytest

from treatywatch.report.inert import line, visible, web_address


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        pytest.param("https://example.org/a?b=c#d", True, id="https"),
        pytest.param("http://example.org", True, id="http"),
        pytest.param("HTTPS://example.org", True, id="capitals"),
        pytest.param("javascript:alert(1)", False, id="javascript"),
        pytest.param(" javascript:alert(1)", False, id="leading-space"),
        pytest.param("java\nscript:alert(1)", False, id="broken-word"),
        pytest.param("data:text/html,x", False, id="data"),
        pytest.param("//example.org", False, id="no-scheme"),
        pytest.param("https://", False, id="no-host"),
        pytest.param('https://example.org/"onclick="x', False, id="quote"),
        pytest.param("https://[::1", False, id="broken-host"),
        pytest.param("ftp://example.org", False, id="ftp"),
        pytest.param(None, False, id="none"),
    ],
)
def test_only_plain_web_addresses_become_links(url: str | None, kept: bool) -> None:
    assert web_address(url) == (url if kept else "")


def test_control_characters_are_shown_not_sent() -> None:
    assert visible("a\x1b[31mb\nc\x00") == "a\ufffd[31mb\nc\ufffd"
    assert line("a\u202eb\r\n  c") == "ab c"


def test_plain_text_passes_unchanged() -> None:
    assert visible("Šakalienė – 5–6 million “mines” 🇫🇮") == "Šakalienė – 5–6 million “mines” 🇫🇮"
