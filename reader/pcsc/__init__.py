"""PC/SC by pyscard: the only package that imports smartcard."""
