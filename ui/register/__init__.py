"""The sale: what is in the basket, what can be added, what it comes to."""
