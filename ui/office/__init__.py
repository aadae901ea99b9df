"""What the office's screens share: one record that says all of them, and the page that draws it."""
