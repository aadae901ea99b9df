"""Paying: every way and mix of ways."""
