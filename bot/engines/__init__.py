"""Engines write summaries and choose quotes; one module an engine, none knows another."""
