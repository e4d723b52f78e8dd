"""Figures the project claims, each printed beside what one would otherwise use."""
