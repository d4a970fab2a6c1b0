"""What the background work survives: workers, Redis and database connections killed while jobs run."""
