"""Rules about terms: names that are wrong, old, foreign, mixed."""
