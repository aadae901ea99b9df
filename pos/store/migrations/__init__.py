"""Alembic's steps from each version of the books to the next."""
