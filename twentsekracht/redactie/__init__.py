"""What the coördinator writes: news, pages, and where moved pages went."""
