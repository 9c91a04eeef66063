"""Which files make the termbase, how they are merged, and how they are found again quickly."""
