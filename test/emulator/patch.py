"""The seam to MiniStack: its functions are replaced by name, so that a missing name must stop the start."""

import ast
import importlib
import importlib.metadata
import importlib.util
from pathlib import Path

MINISTACK = "1.5.33"


class Unsupported(Exception):
    """The reason for which MiniStack cannot be patched."""


def verify() -> None:
    """Checks the version of MiniStack and the names that this package uses of it."""
    found = importlib.metadata.version("ministack")
    if found != MINISTACK:
        raise Unsupported(f"MiniStack {MINISTACK} is needed, {found} is installed: pip install -r requirements.txt")
    missing = []
    for path in sorted(Path(__file__).parent.glob("*.py")):
        for module, name in used_names(path.read_text()):
            if not exists(module, name):
                missing.append(f"{module}.{name} ({path.name})")
    if missing:
        raise Unsupported(f"MiniStack {found} lacks {', '.join(missing)}")


def exists(module, name):
    """Whether the module has this attribute or, as a package, this module."""
    found = importlib.import_module(module)
    if hasattr(found, name):
        return True
    return hasattr(found, "__path__") and importlib.util.find_spec(f"{module}.{name}") is not None


def used_names(source: str) -> set[tuple[str, str]]:
    """The (module, name) pairs of MiniStack in a source: imports, their attributes, and wrapped functions."""
    nodes = list(ast.walk(ast.parse(source)))
    names, modules = set(), {}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module.split(".")[0] == "ministack":
            for alias in node.names:
                names.add((node.module, alias.name))
                modules[alias.name] = f"{node.module}.{alias.name}"
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            names.add((modules[node.value.id], node.attr))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "wrap":
            names.add((modules[node.args[0].id], node.args[1].value))
    return names


def wrap(module, name):
    """Replaces module.name by the decorated function, whose first parameter is the original."""

    def decorate(function):
        original = getattr(module, name)

        def replacement(*args, **kwargs):
            return function(original, *args, **kwargs)

        setattr(module, name, replacement)
        return function

    return decorate
