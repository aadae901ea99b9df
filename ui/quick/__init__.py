"""The office's screen on which a shop lays its quick items out."""
