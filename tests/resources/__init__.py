"""The data that ships: countries, prompts and demo shops."""
