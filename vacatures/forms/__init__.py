"""What people fill in, a module per subject."""
