"""Fetching: pages and files that strangers name, under limits."""
