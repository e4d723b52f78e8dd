"""The flow, read top-down; it knows the ports and the core, never an adapter or Discord."""
