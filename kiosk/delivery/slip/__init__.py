"""The slip that a visitor takes along: what happened, when, what to do, whom to call. Nothing about the person."""
