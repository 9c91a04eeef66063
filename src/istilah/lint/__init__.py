"""Which rules look at a draft or a termbase, what a writer has silenced, and how their fixes are put in."""
