"""What the readers of office files share, whatever the format.

Start with :mod:`~istilah.readers._office.paragraphs` and ``places``, the vocabulary. ``packages`` and ``relations``
open files and know no format. ``walks`` leads over elements by a table of handlers, and counts tables, rows, cells and
pages; ``stitching`` makes a document of what was found; ``strokes`` tells which pieces an edit changes; ``listing``
keeps a list of abbreviations. A format brings its names, its handlers, what its styles mean, and how it writes strokes.
"""
