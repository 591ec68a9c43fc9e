"""The pages of candidates: profile, rank, invitation, application."""
