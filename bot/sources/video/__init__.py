"""Videos and subtitles: what is said, and when."""
