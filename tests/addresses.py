"""Who may ask which address: method, rule, and the least role that gets an answer."""

ROWS: list[tuple[str, str, str]] = [
    # what runs the site
    ("GET", "/static/<path:filename>", "public"),
    ("GET", "/healthz", "public"),
    ("GET", "/readyz", "public"),
    # people: signing in and out
    ("GET", "/signin", "public"),
    ("POST", "/signin", "public"),
    ("POST", "/signout", "public"),
    # people: one's own profile
    ("GET", "/desk/profile", "reviewer"),
    ("POST", "/desk/profile", "reviewer"),
    ("POST", "/desk/profile/password", "reviewer"),
    ("POST", "/desk/profile/sessions/<int:session_id>/end", "reviewer"),
    ("POST", "/desk/profile/sessions/end", "reviewer"),
    # people: everybody, for admins
    ("GET", "/desk/people", "admin"),
    ("POST", "/desk/people", "admin"),
    ("GET", "/desk/people/<int:person_id>", "admin"),
    ("POST", "/desk/people/<int:person_id>/role", "admin"),
    ("POST", "/desk/people/<int:person_id>/disable", "admin"),
    ("POST", "/desk/people/<int:person_id>/enable", "admin"),
    ("POST", "/desk/people/<int:person_id>/password", "admin"),
    ("POST", "/desk/people/<int:person_id>/sessions/<int:session_id>/end", "admin"),
    ("POST", "/desk/people/<int:person_id>/sessions/end", "admin"),
    # sites: policy pages, scale, settings, log
    ("GET", "/methodology", "public"),
    ("GET", "/methodology.json", "public"),
    ("GET", "/about", "public"),
    ("GET", "/about.json", "public"),
    ("GET", "/desk/pages", "editor"),
    ("GET", "/desk/pages/<slug:slug>", "editor"),
    ("POST", "/desk/pages/<slug:slug>", "editor"),
    ("GET", "/desk/pages/<slug:slug>/<int:version>", "editor"),
    ("GET", "/desk/scale", "admin"),
    ("POST", "/desk/scale", "admin"),
    ("GET", "/desk/settings", "admin"),
    ("GET", "/desk/log", "admin"),
    # exports: everything published, for programs
    ("GET", "/export/verdicts.json", "public"),
    ("GET", "/export/verdicts.jsonl", "public"),
    ("GET", "/export/verdicts.csv", "public"),
    ("GET", "/export/schema.json", "public"),
]
