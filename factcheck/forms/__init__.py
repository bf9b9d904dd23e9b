"""What people may send: WTForms, never the database."""
