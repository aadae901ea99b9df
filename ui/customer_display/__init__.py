"""The customer's own window: what is being bought, what it comes to, what comes back."""
