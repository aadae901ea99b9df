"""The shift: float, counts, cash in and out, X and Z."""
