"""The strict OpenID Connect client, in place of allauth's own: signed tokens only, for us only, once only."""
