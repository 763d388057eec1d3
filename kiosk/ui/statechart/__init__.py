"""The statechart of the flow: found by running it, drawn as SVG."""
