"""`demo`: the road from bundled samples to a profile, in one go."""

from collections import Counter
from importlib import resources
from pathlib import Path

import click

from treatywatch.cli.show import printable, tell_issue
from treatywatch.model.errors import UsageError

_PROFILES = 5


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo-out"),
    show_default=True,
    metavar="DIR",
    help="Folder for the ledger and the pages.",
)
def demo(output: Path) -> int:
    """Read the sample articles that come with Treatywatch, and show conflicts and a profile."""
    from treatywatch.pipeline.api import open_ledger

    samples = Path(str(resources.files("treatywatch"))) / "packs" / "samples"
    articles = sorted(path for path in samples.glob("*") if path.suffix in (".txt", ".html"))
    if not articles:
        raise UsageError(f"the samples are not there ({samples}); install Treatywatch again")
    output.mkdir(parents=True, exist_ok=True)
    watch = open_ledger(output / "treatywatch.db", archive=output / "treatywatch.archive")
    summary = watch.read(articles, meta=samples / "meta.jsonl", on_issue=tell_issue)
    click.echo(f"{summary}\n")
    actors = Counter(claim.actor for claim in watch.claims() if claim.actor is not None and _is_state(claim.actor))
    states = [state for state, _ in sorted(actors.items(), key=lambda pair: (-pair[1], pair[0]))][:_PROFILES]
    for state in states[:1]:
        click.echo(watch.profile(state, format="text"))
    for conflict in watch.conflicts():
        click.echo(f"conflict ({conflict.type}): {printable(conflict.why)}")
    for state in states:
        page = output / f"{state}.html"
        page.write_text(watch.profile(state, format="html"), encoding="utf-8")
        click.echo(f"written: {page}")
    return int(summary.refused)


def _is_state(actor: str) -> bool:
    return len(actor) == 3 and actor.isupper()
