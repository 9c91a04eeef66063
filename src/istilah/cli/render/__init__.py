"""Answers as text: for terminals, for pipes, for programs."""
