"""Card terminals: the manual one without a wire, and the simulated one over TCP."""
