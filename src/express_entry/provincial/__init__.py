"""The pages of provinces and territories: nominations and allocations."""
