"""The two-year traineeship: cohorts, trainees and what became of them."""
