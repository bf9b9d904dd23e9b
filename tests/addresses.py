"""Who may ask which address: method, rule, and the least role that gets an answer."""

ROWS: list[tuple[str, str, str]] = [
    # what runs the site
    ("GET", "/static/<path:filename>", "public"),
    ("GET", "/healthz", "public"),
    ("GET", "/readyz", "public"),
]
