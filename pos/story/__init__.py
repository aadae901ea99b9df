"""Stories: a till driven from a text file, without a screen; the language is docs/stories.md, frozen."""
