"""Help: a short guide per role, with pictures that the browser tests take."""
