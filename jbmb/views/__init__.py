"""The pages: what others offer, one's own offer, and what the ambassadeur looks at."""
