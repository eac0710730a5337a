"""The desk: an author decides on what was found in an article, and writes the lesson."""
