"""One visitor's visit as it happens: it holds the state of the flow and performs its effects, at the ports of card,
backend, time and sound.
"""
