"""One page per kind of state."""
