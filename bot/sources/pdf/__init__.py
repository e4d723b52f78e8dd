"""PDF: from words with places to text in reading order. Runs in worker processes only."""
