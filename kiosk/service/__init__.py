"""The eligibility service: the rules for a whole chain of institutions, over HTTP."""
