"""The demo: the app on a throw-away database with a made-up class and its weeks of work."""
