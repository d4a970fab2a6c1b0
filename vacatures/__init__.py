"""Vacancies that the partners exchange, the reactions to them and how they were filled."""
