"""One search box: each app finds its own, this puts the groups on one page."""
