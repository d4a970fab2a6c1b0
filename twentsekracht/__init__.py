"""Twentse Kracht: the portal for staff mobility of the cooperating governments of Twente."""
