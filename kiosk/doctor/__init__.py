"""`myna-kiosk doctor`: is this machine fit to be a kiosk? Observed in `observe`, judged (purely) in `checks`."""
