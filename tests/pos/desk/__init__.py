"""Tests of the desks, each over real books in a folder of its own."""
