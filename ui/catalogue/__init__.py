"""Goods in from files and out into one, in the back office."""
