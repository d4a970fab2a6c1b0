"""Jouw Baan Mijn Baan: people who offer their job for a swap."""
