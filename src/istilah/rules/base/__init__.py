"""Rules about a termbase and what it says."""
