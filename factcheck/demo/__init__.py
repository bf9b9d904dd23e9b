"""The demo: three dossiers in our own words, and the people who made them."""
