"""Screens: they show and ask, and decide nothing."""
