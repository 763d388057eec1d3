"""The window that a visitor sees."""
