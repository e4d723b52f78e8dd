"""What a day held: links, talk and topics, as values."""
