"""The Twentse School: courses, runs, enrolments and the yearly agreement per organisation."""
