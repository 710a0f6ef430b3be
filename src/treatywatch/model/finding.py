"""What a treaty rule says about a claim."""

from dataclasses import dataclass

from treatywatch.model.answer import Side


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule applied to claims: which rule, which article, which dates, which quote, and how sure.

    `verdict`: `impossible`, `premature`, `against_record`, `wrong_count`, `prohibited_to_party`,
    `no_such_act`, `missing_step`. `sure`: `high`, `medium`, `low`. `claim_ids` are the claims it speaks about;
    `sides` show them beside rule or record.
    """

    id: str
    verdict: str
    treaty: str
    rule: str
    article: str
    text: str
    sides: tuple[Side, ...]
    claim_ids: tuple[str, ...]
    dates: tuple[str, ...] = ()
    sure: str = "high"
