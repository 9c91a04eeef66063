"""What can be asked of a termbase, as pure functions from questions and an index to answers."""
