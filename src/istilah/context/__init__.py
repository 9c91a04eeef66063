"""What part a stretch of a document plays: whose words it is, in which language, of which day."""
