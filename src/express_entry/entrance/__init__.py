"""Where people sign in and look after their account."""
