"""What a lesson is: a text, its actors, and a ledger of claims about them."""
