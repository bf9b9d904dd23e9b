"""The application as servers ask for it: `factcheck.wsgi:app`."""

from factcheck.app import create_app

app = create_app()
