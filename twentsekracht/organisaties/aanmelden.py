"""How people get in: the office makes the accounts, nobody signs up (a later issue opens this)."""

from allauth.account.adapter import DefaultAccountAdapter


class GeslotenAanmelding(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False
