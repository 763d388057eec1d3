"""`myna-kiosk service load`: insured persons from a file, any number of them, so that what was cut off goes on."""
