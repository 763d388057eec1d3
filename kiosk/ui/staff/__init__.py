"""Pages for the staff: their passcode, the staff menu, cleaning, a look at the reader, the doctor."""
