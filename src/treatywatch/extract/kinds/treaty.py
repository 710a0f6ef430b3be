"""The rules on treaties under one name."""

from treatywatch.extract.kinds.counts import count, ordinal
from treatywatch.extract.kinds.joining import join
from treatywatch.extract.kinds.leaving import leave, listed, recommend, stay
from treatywatch.extract.kinds.members import member
from treatywatch.extract.kinds.notices import approve, notice
from treatywatch.extract.kinds.provisions import duty, rule, rule_words

__all__ = [
    "approve",
    "count",
    "duty",
    "join",
    "leave",
    "listed",
    "member",
    "notice",
    "ordinal",
    "recommend",
    "rule",
    "rule_words",
    "stay",
]
