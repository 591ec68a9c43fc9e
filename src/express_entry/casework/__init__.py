"""The pages of case officers: queues and files."""
