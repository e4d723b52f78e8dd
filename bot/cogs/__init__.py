"""Discord in, Discord out: events, commands and buttons are handed to the pipeline.

No decision about content is made here; what a message asks for is decided in `core.intake`, what
an answer looks like in `core.render`.
"""
