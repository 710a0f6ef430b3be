"""What was learnt from articles with gold: which words make which claim, and who and what it is about.

Rules read what a grammar says; the models here know how newspapers put it. They are sums of whole numbers, trained by
`eval/learn.py` and kept in JSON beside this module, so that the same text gives the same claims on every machine.
"""
