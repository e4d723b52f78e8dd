"""Web pages: from their markup to the article in them. Runs in worker processes only."""
