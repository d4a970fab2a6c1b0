"""Who everyone is and what they may do: organisations, people, memberships, access."""
