"""The command line: exit status 0 done, 1 done with refusals, 2 wrong usage or nothing could be done."""

import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from treatywatch import __version__
from treatywatch.model.errors import TreatywatchError

DONE, REFUSED, WRONG, STOPPED = 0, 1, 2, 130

COMMANDS = {
    "read": "treatywatch.cli.reading:read",
    "extract": "treatywatch.cli.reading:extract",
    "claims": "treatywatch.cli.asking:claims",
    "conflicts": "treatywatch.cli.asking:conflicts",
    "issues": "treatywatch.cli.asking:issues",
    "status": "treatywatch.cli.states:status",
    "explain": "treatywatch.cli.law:explain",
    "members": "treatywatch.cli.law:members",
    "deadlines": "treatywatch.cli.law:deadlines",
    "calendar": "treatywatch.cli.law:calendar",
    "stages": "treatywatch.cli.law:stages",
    "treaties": "treatywatch.cli.packs:treaties",
    "profile": "treatywatch.cli.states:profile",
    "verify": "treatywatch.cli.checking:verify",
    "demo": "treatywatch.cli.demo:demo",
}
"""Every command and where it is written; a module is loaded when its command is asked for."""


class Commands(click.Group):
    """A group that loads a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return the command called `name`, or None."""
        if name not in COMMANDS:
            return None
        module, attribute = COMMANDS[name].split(":")
        found: click.Command = getattr(importlib.import_module(module), attribute)
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="treatywatch", message="%(prog)s %(version)s")
def treatywatch() -> None:
    """Keep a cross-checked, sourced record of what states do about arms-control treaties.

    Start with `treatywatch read FOLDER`, then ask: `conflicts`, `profile STATE`.
    Exit status: 0 done, 1 done but some input was refused, 2 wrong usage or nothing could be done.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; every error is one line on stderr."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with treatywatch.make_context("treatywatch", words) as context:
            result: Any = treatywatch.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return WRONG
    except click.ClickException as error:
        return _tell(_usage(error))
    except TreatywatchError as error:
        return _tell(str(error))
    except (click.Abort, KeyboardInterrupt):
        _tell("stopped; what was read so far is kept, run again to go on from there")
        return STOPPED
    except BrokenPipeError:
        # The reader of our output has seen enough. Python would complain once more while it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        return _tell(f"{error.filename or 'output'}: {error.strerror or error}; check its place, rights and disk space")
    return result if isinstance(result, int) else DONE


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    command = "treatywatch" if context is None else context.command_path
    return f"{error.format_message().rstrip('.')}; see `{command} --help`"


def _tell(message: str) -> int:
    click.echo(f"treatywatch: {' '.join(message.split())}", err=True)
    return WRONG


def main() -> None:
    """Run the command line in UTF-8, whatever the machine's own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    raise SystemExit(run())
