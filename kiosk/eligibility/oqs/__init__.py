"""The backend `oqs`: results for the receipt computer, and look-ups through the qualification terminal, by files."""
