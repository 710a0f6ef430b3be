"""How many independent origins stand behind a value: a copy is no second voice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from treatywatch.model.story import Story
from treatywatch.reconcile.statement import Statement


class Origins:
    """Counts independent origins by the stories that texts belong to."""

    def __init__(self, stories: Sequence[Story]) -> None:
        """Note which stories each text belongs to; a digest of several stories belongs to each."""
        homes: dict[str, set[str]] = defaultdict(set)
        for story in stories:
            for text_id in story.members:
                homes[text_id].add(story.id)
        self._homes: Mapping[str, set[str]] = homes

    def count(self, statements: Iterable[Statement]) -> int:
        """Return the number of independent origins: one a story, and one a speaker, outlet and day."""
        told = sorted(statements, key=lambda one: (len(self._homes.get(one.claim.text_id, ())), one.id))
        groups: dict[str, set[str]] = {}
        covered: set[str] = set()
        for one in told:
            stories = self._homes.get(one.claim.text_id) or {one.claim.text_id}
            # A digest adds nothing where one of its stories is heard already.
            if len(stories) > 1 and stories & covered:
                continue
            covered |= stories if len(stories) == 1 else {min(stories)}
            groups.setdefault(min(stories & covered), set()).add(_voice(one))
        return _joined(groups)


def _voice(one: Statement) -> str:
    """Return what makes two claims one utterance: speaker, outlet and day; unsaid ones are their own."""
    outlet = one.via or (one.document.publisher if one.document is not None else None)
    if one.published is None or outlet is None or (one.speaker is None and one.via is None):
        return ""
    return "\t".join((one.speaker or "", outlet.casefold(), one.published.isoformat()))


def _joined(groups: Mapping[str, set[str]]) -> int:
    """Return how many groups are left when those that share a voice are one."""
    above = {story: story for story in groups}

    def root(story: str) -> str:
        while above[story] != story:
            story = above[story]
        return story

    first: dict[str, str] = {}
    for story in sorted(groups):
        for voice in sorted(groups[story] - {""}):
            known = first.setdefault(voice, story)
            above[root(story)] = root(known)
    return sum(1 for story in above if root(story) == story)
