"""Pure and synchronous: values in, values out; no input or output, no clock, no event loop."""
