"""The terms and short forms of a corpus, counted."""
