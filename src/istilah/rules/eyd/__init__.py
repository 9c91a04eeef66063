"""Rules about the spelling of abbreviations, affixes and numbers after EYD V."""
