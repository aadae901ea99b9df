"""What does this cost: a price, its history and its promotions, without a sale."""
