"""What readers and programs may see: one object for page, part and JSON."""
