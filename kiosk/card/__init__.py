"""`myna-kiosk card`: what is on the reader, for the person who maintains the kiosk."""
