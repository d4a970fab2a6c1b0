"""What is yours: profile, calendar, what waits for you, your data. Composed of what each app tells."""
