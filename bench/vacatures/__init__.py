"""`python -m bench.vacatures`: what the exchange costs with a thousand, a hundred thousand and a million vacancies."""
