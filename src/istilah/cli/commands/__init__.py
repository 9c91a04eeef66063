"""The commands, one a file, under the names that they are called by; the table is :mod:`istilah.cli.app`."""
