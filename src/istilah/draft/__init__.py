"""What a rule may ask of a draft: its short forms, who knows them, what they stand for, the list of them."""
