"""The change after a sale: what to hand out, and the truth about the sale."""
