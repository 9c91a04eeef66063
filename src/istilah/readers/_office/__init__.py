"""What the readers of office files (Word, OpenDocument) share."""
