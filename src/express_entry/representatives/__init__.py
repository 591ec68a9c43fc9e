"""The pages of representatives: their clients and what is due."""
