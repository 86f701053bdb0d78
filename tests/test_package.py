"""The package as others build on it: one version, types that can be named, bounds to install by."""

from __future__ import annotations

import collections.abc
import inspect
import re
import tomllib
import typing
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pandas as pd
import pytest

import importer
from tests.package.lowest import lowest

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
#: What annotations name, also where only a type checker imports it.
NAMES = {"pd": pd, "Path": Path, **vars(collections.abc)}
for _home in {*importer._HOMES.values(), "reporter", "api"}:
    _face = import_module(f"importer.{_home}")
    _names = {name: getattr(_face, name) for name in getattr(_face, "__all__", vars(_face))}
    NAMES |= {name: it for name, it in _names.items() if not inspect.ismodule(it)}
#: Classes whose attributes a library user reads, but of the journal, whose own are the pipeline's.
READ = [
    thing
    for name in importer.__all__
    if inspect.isclass(thing := getattr(importer, name)) and name != "Journal"
]
CALLED = [
    thing for name in importer.__all__ if inspect.isfunction(thing := getattr(importer, name))
]


def test_one_version():
    """The version stands in the package alone; what builds the package reads it there."""
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert "version" not in PROJECT["project"]
    source = Path(__file__).parents[1] / PROJECT["tool"]["hatch"]["version"]["path"]
    assert source == Path(importer.__file__)
    assert f'\n__version__ = "{importer.__version__}"\n' in source.read_text(encoding="utf-8")
    for path in source.parent.rglob("*.py"):
        assert not re.search(r"device-importer/\d", path.read_text(encoding="utf-8")), path


def test_every_dependency_has_a_lowest_version():
    """Continuous integration installs these and runs the tests."""
    bounds = list(lowest())
    assert len(bounds) == len({bound.partition("==")[0].lower() for bound in bounds}) > 15


def _types(hint: object) -> Iterator[type]:
    """The classes within an annotation."""
    if isinstance(hint, list | tuple):
        for part in hint:
            yield from _types(part)
    elif inspect.isclass(hint) and not typing.get_args(hint):
        yield hint
    else:
        yield from _types(typing.get_args(hint))


def _hints(thing: object) -> dict[str, object]:
    return typing.get_type_hints(thing, localns=NAMES)


def _ours(thing: object) -> set[type]:
    """Our classes in the annotations of a function, or of a class, its methods and properties."""
    hints = list(_hints(thing).values())
    if inspect.isclass(thing):
        for name, member in vars(thing).items():
            method = member.fget if isinstance(member, property) else member
            if inspect.isfunction(method) and not name.startswith("_"):
                hints += _hints(method).values()
    return {found for found in _types(hints) if found.__module__.startswith("importer")}


@pytest.mark.parametrize("thing", [*CALLED, *READ], ids=lambda thing: thing.__name__)
def test_types_that_are_met_can_be_named(thing):
    """What a function takes or returns, and what stands in that, is exported."""
    assert {found.__name__ for found in _ours(thing)} <= set(importer.__all__)


def test_the_walk_sees_something():
    """It finds a data type in a parameter, in a field, within containers, and in a method."""
    assert importer.Journal in _ours(importer.stage)
    assert importer.Stopped in _ours(importer.Run)
    assert importer.Checked in _ours(importer.check)
    assert importer.Row in _ours(importer.Table)
