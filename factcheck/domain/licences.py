"""Data licences: what the well-known ones are called."""

from dataclasses import dataclass

NAMES = {
    "https://creativecommons.org/publicdomain/zero/1.0/": "CC0 1.0",
    "https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0",
    "https://creativecommons.org/licenses/by-sa/4.0/": "CC BY-SA 4.0",
    "https://creativecommons.org/licenses/by-nc/4.0/": "CC BY-NC 4.0",
    "https://creativecommons.org/licenses/by-nd/4.0/": "CC BY-ND 4.0",
    "https://opendatacommons.org/licenses/by/1-0/": "ODC-By 1.0",
    "https://opendatacommons.org/licenses/odbl/1-0/": "ODbL 1.0",
}
"""Names by address."""


@dataclass(frozen=True)
class Licence:
    """Under which terms the data may be used."""

    url: str
    version: int = 0
    """How often the desk has set it; 0 while the configuration's is in force."""

    @property
    def name(self) -> str:
        """What it is called; its address where it is none of the well-known ones."""
        return NAMES.get(self.url, self.url)
