"""The parts of the command virtual-card."""
