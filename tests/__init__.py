"""The tests: what a person at the till can see, and the rules of the house kept by a machine."""
