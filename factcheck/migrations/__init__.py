"""Schema changes, oldest first; part of the package so that an installation can migrate itself."""
