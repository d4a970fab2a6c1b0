"""The pages of the vacancies, a module per thing that people come for."""
