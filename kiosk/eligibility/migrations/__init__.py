"""The eligibility database's migrations, run at start by `kiosk.eligibility.database`."""
