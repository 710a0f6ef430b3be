"""Writes docs/reference/cli.md from the code: run `make docs` after changing a command.

With `--check` nothing is written; exit status 1 says that the page is out of date.
"""

import inspect
import sys
from pathlib import Path

import click

from treatywatch.cli.main import COMMANDS, treatywatch
from treatywatch.pipeline.settings import VARIABLES

PAGE = Path(__file__).parent / "reference" / "cli.md"


def main() -> int:
    """Write or check the page."""
    made = page()
    if "--check" in sys.argv[1:]:
        return int(not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != made)
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(made, encoding="utf-8")
    return 0


def page() -> str:
    """Return the reference of the command line as Markdown."""
    context = click.Context(treatywatch, info_name="treatywatch")
    parts = ["# Command line", "<!-- Made by docs/make_reference.py; change the code, not this page. -->"]
    parts.append(inspect.cleandoc(treatywatch.help or ""))
    parts.append("Every error is one line on stderr that begins with `treatywatch: ` and says what to do.")
    for name in COMMANDS:
        command = treatywatch.get_command(context, name)
        if command is None:
            raise RuntimeError(f"no command {name}")
        parts += _command(name, command, context)
        for below, subcommand in getattr(command, "commands", {}).items():
            parts += _command(below, subcommand, click.Context(command, info_name=name, parent=context), level="###")
    parts.append("## Environment")
    parts.append("\n".join(f"- `{variable}`: {what}" for variable, what in VARIABLES.items()))
    return "\n\n".join(parts) + "\n"


def _command(name: str, command: click.Command, above: click.Context, level: str = "##") -> list[str]:
    context = click.Context(command, info_name=name, parent=above)
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    rows = [record for parameter in command.params if (record := parameter.get_help_record(context)) is not None]
    options = [f"- `{option}`: {' '.join(text.split())}" if text else f"- `{option}`" for option, text in rows]
    title = context.command_path.removeprefix("treatywatch ")
    return [f"{level} {title}", f"    {usage}", inspect.cleandoc(command.help or ""), "\n".join(options)]


if __name__ == "__main__":
    raise SystemExit(main())
