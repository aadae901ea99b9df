"""A receipt on the screen: to read, in another language, as a gift receipt, or into a file."""
