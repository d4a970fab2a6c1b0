"""An app with handlers and a mail for the tests of the background work."""
