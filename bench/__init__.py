"""Measuring, never asserting: `make bench`. Outcomes go to docs/metingen.md with date and command."""
