"""Sources: what a member gave, fetched under limits and turned into an article."""
