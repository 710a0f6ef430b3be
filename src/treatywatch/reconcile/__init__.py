"""Stage `reconcile`: what claims add up to; it counts no copy as a second voice and hides no conflict."""

from treatywatch.reconcile.answer import Reconciled, reconcile
from treatywatch.reconcile.geography import geography

__all__ = ["Reconciled", "geography", "reconcile"]
