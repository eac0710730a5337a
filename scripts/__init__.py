"""What is done now and then, by hand."""
