"""Work on many files: which files, in how many processes, and what becomes of each; start at :mod:`~.walk`."""
