"""How people get in: accounts are made by the office, so nobody signs up by themselves (a later issue opens this)."""

from allauth.account.adapter import DefaultAccountAdapter


class GeslotenAanmelding(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False
