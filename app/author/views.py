"""Authors write: the questions of a lesson's bank, drafts and revisions."""
