"""A My Number Card made of Python, and its doors."""
