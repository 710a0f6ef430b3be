"""Engines by versioned name; a module is imported only when its engine is asked for."""

from functools import cache
from importlib import import_module

from treatywatch.extract.base import Engine
from treatywatch.model.errors import UsageError

ENGINES = {
    "packs.v1": "treatywatch.extract.by_language:ByLanguage",
    "quick.v1": "treatywatch.extract.by_language:Quick",
    "grammar.v1": "treatywatch.extract.grammar:GrammarEngine",
    "rules.v1": "treatywatch.extract.grammar:RulesEngine",
    "frames.v1": "treatywatch.extract.frames.engine:FrameEngine",
    "paired.v1": "treatywatch.extract.paired:PairedEngine",
}


@cache
def engine(name: str = "packs.v1") -> Engine:
    """Return the engine of a versioned name.

    Raises:
        UsageError: There is no such engine.
    """
    if name not in ENGINES:
        raise UsageError(f"no extraction engine {name!r}; engines: {', '.join(ENGINES)}")
    module, _, attribute = ENGINES[name].partition(":")
    made: Engine = getattr(import_module(module), attribute)()
    return made
