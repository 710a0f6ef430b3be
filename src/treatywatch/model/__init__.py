"""What flows along the road: frozen values that check themselves.

This package imports nothing of ours and nothing of a third party.
"""
