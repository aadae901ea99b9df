"""The books: real SQLite files, kept, broken and put back."""
