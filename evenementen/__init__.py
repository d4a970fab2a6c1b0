"""Events and their parts, who took part, and swaps of workplace."""
