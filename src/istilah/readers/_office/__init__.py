"""What the readers of office files share, whatever the format.

Start with :mod:`~istilah.readers._office.paragraphs`, the vocabulary. ``packages`` and ``relations`` open files and
know no format; ``walks`` leads over their elements by a table of handlers, counting tables, rows, cells and pages;
``stitching`` makes the document of what was found; ``strokes`` tells which pieces an edit changes, and ``listing``
keeps a list of abbreviations. A format brings its names, its handlers, what its styles mean, and how it writes a
stroke.
"""
