"""Pages of known text: articles of our own, each put into several templates as sites have them."""
