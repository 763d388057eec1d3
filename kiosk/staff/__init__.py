"""The staff at the kiosk: their passcode, how often a wrong one was entered, and what they may see of past visits."""
