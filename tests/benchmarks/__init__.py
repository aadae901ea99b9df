"""Figures that must hold: each a ratio against doing the same work bare, taken in the same minute."""
