"""The addresses, as blueprints in the order of the menu."""

from factcheck.views import health

BLUEPRINTS = (health.blueprint,)
