import io
import sys

import pytest

from treatywatch.cli import show
from treatywatch.cli.show import Progressing, printable
from treatywatch.model.document import Issue


class Stream(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("terminal", "patience", "shown"),
    [
        pytest.param(True, 0.0, True, id="long-work-on-a-terminal"),
        pytest.param(True, 1000.0, False, id="short-work-on-a-terminal"),
        pytest.param(False, 0.0, False, id="long-work-in-a-pipe"),
    ],
)
def test_bar_shows_on_long_work_on_a_terminal_only(terminal: bool, patience: float, shown: bool, monkeypatch) -> None:
    stream = Stream(terminal=terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(show, "_PATIENCE", patience)
    with Progressing("reading", total=3) as progress:
        for _ in range(3):
            progress.tick()
    assert ("reading" in stream.getvalue()) is shown


def test_words_of_documents_do_not_steer_the_terminal(capsys) -> None:
    assert printable("a\x1b[2Jb\nc") == "a [2Jb c"
    show.tell_issue(Issue("doc\x1b]0;x\x07", "set_aside", "no [red]text[/red]", "save\nit"))
    assert capsys.readouterr().err == "treatywatch: set aside: doc ]0;x : no [red]text[/red] (save it)\n"
    show.table("", ("quote",), [("[bold]no markup[/bold] \x1b[31m",)])
    shown = capsys.readouterr().out
    assert "[bold]no markup[/bold]" in shown
    assert "\x1b" not in shown
