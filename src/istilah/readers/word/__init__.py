"""Inside a Word file: its parts, its stories, its styles, and what is written back."""
