"""Published rounds held again: what came out, and what had to be chosen for it."""
