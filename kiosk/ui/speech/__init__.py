"""Everything that is heard: what is spoken of a page, with which voice, and how it is steered without sight."""
