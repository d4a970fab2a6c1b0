"""`make sso`: signing on at a certified OpenID provider from npm, two tenants of it, in Chromium (needs Node 18)."""
