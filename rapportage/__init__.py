"""The yearly managementrapportage: figures of every app, frozen in editions, as PDF and more."""
