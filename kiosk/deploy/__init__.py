"""What makes a computer a kiosk: systemd, the card service's permission, the screen, the journal."""
