"""Who can be reached, and when: opening hours, Japanese holidays, and whether it is open at this moment."""
