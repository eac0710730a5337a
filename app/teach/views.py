"""Teachers teach: classes, assignments, gradebook, quiz reports."""
