"""Accounts: join, log in, log out, and the links that make teachers."""
