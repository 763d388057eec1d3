"""Ways to a card: PC/SC readers, and virtual ones. Nothing above this package knows pyscard."""
