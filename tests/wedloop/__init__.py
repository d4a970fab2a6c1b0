"""Two hundred people at the real server who all want one of twenty places, and change their minds meanwhile."""
