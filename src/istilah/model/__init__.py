"""The nouns of terminology work, frozen, from the standard library alone (ISO 1087, ISO 30042)."""
