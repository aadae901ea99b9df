"""Who is there: the screen of names and PINs."""
