"""Customer line displays of two rows of twenty letters."""
