"""A receipt's rows as files: text, HTML, PNG, PDF. One layout for all; nothing here knows what a receipt says."""
