"""What we know about checking facts: no web, no database."""
