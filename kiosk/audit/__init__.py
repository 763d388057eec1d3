"""What happened at the kiosk and never to whom: one line for each step, each chained to the one before it."""
