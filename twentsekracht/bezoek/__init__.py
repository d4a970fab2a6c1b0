"""Visit counts of the portal, without cookies and without persons."""
