"""Rules about abbreviations and how a draft explains them."""
