"""Results on their way out: to the receipt computer, and to paper."""
