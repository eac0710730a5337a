"""What a quiz is, and how it is marked. No web, no database."""
