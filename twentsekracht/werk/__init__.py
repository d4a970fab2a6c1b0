"""Background jobs: the row is the truth, Celery the doorbell, a sweep the safety net."""
