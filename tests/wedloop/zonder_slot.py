"""The portal without its locks on rows: the control, on PostgreSQL, which has to sell too many places."""

from django.db.models import QuerySet

QuerySet.select_for_update = lambda self, **_: self

from twentsekracht.wsgi import application  # noqa: E402

__all__ = ["application"]
