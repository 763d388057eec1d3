"""One visitor's way through the kiosk, as a pure function over values: no Qt, no clock, no I/O."""
