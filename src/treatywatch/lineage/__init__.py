"""Stage `lineage`: which text was taken from which; it never judges which claim is true."""

from treatywatch.lineage.stories import Lineage, link

__all__ = ["Lineage", "link"]
