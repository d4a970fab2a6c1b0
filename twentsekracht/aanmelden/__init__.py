"""The door: signing in with a second factor, sign-on per organisation, signing up. Built on django-allauth."""
