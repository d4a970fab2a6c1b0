"""Mediation, career advice and the regional mobility centre."""
