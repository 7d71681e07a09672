"""Quotations that can be checked: a place by its name, its exact words, the quotations of a draft."""
