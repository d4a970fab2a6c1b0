"""What enrolling costs when everybody does it at once, and how quickly the catalogue knows what is free."""
