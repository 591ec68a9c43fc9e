"""What a person is told on the way, and when: letters, notices by e-mail, reminders, a calendar of every deadline."""
