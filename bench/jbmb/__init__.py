"""Rings among hundreds and thousands of offers: until proven, and how many more people than in pairs only."""
