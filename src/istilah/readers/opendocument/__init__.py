"""OpenDocument text files taken apart: their names, parts, styles, lines, and the way back."""
