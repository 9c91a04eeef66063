"""What istilah can be asked, as pure functions from questions and an index to answers."""
