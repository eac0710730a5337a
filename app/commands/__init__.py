"""Commands, one noun a file; app/cli.py lists them."""
