"""What may happen to the rows, as plain verbs. They take the session and know no HTTP."""
