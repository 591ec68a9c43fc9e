"""The pages of those who hold rounds, verify them and keep accounts."""
