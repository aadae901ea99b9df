"""The verbs, one short module per desk: each the only way to change its things."""
