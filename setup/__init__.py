"""Set-up from nothing, with Python's standard library alone: environment, packages, browser."""
