"""The names of a termbase in running text: which to look for, where they stand, how to write them anew."""
