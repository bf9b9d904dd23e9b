"""Who may import whom: no floor looks up, and nothing goes round in circles."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "factcheck"
MAY = {
    "domain": {"domain"},
    "models": {"models", "domain"},
    "services": {"services", "models", "domain"},
    "presenters": {"presenters", "models", "domain"},
    "forms": {"forms", "domain"},
    "views": {
        "views",
        "forms",
        "presenters",
        "services",
        "models",
        "domain",
        "db",
        "config",
        "schema",
        "fetching",
    },
    "demo": {"demo", "presenters", "services", "models", "domain"},
    "commands": {
        "commands",
        "demo",
        "presenters",
        "services",
        "models",
        "domain",
        "db",
        "config",
        "schema",
        "app",
        "fetching",
    },
}
NO_WEB = {"domain", "models", "services", "presenters"}
WEB = {"flask", "flask_wtf", "wtforms", "werkzeug", "htmx_flask"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports_of(path: Path) -> set[str]:
    """Every module a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here"
            found.add(node.module or "")
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def floor(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_looks_up(path):
    allowed = MAY.get(floor(path))
    if allowed is None or "migrations" in path.parts:
        return
    reached = {name.split(".")[1] for name in imports_of(path) if name.startswith("factcheck.")}
    assert reached <= allowed, f"{floor(path)} must not import {reached - allowed}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_lower_floors_know_no_web(path):
    if floor(path) in NO_WEB:
        assert not {name.split(".")[0] for name in imports_of(path)} & WEB


def test_nothing_goes_round_in_circles():
    names = {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path for path in MODULES}
    packages = {name for name in names if name.endswith("__init__")}
    graph = {}
    for name, path in names.items():
        wanted = imports_of_at_import(path)
        graph[name] = {other for other in wanted if other in names} | {
            f"{other}.__init__" for other in wanted if f"{other}.__init__" in packages
        } - {name}
    # A folder's sign lists what is inside; what is inside does not ask the sign of its own folder.
    for sign in packages:
        for name, wanted in graph.items():
            if name.startswith(sign.removesuffix("__init__")):
                wanted.discard(sign)
    assert list(TopologicalSorter(graph).static_order())


def imports_of_at_import(path: Path) -> set[str]:
    """The modules a file imports while it is loaded; type checking aside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in list(ast.walk(tree)):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            node.body = []
    found = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_stay_small(path):
    if "migrations" in path.parts:
        return
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 250
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno <= 40, f"{node.name} is too long"
