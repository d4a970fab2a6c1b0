"""Append-only audit: who, in which role, did what to which object; names of fields, never values."""
