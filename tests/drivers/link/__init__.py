"""The contract of a wire, for every kind of wire."""
