"""What is shipped, what it may import, and what must never be in the tree."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from email.parser import Parser
from importlib.util import resolve_name
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "express_entry"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# --- what may be imported --------------------------------------------------------------------------------------------

ARRAYS = {"numba", "numpy", "polars", "pyarrow"}
WEB = {"django", "ninja"}
FOR_ONE_PERSON = ("law", "history", "profile", "assessment", "checklist", "review", "reports", "cli")
MAY_USE_ARRAYS = {"scoring", "impact", "synthetic", "replay"}
MAY_USE_WEB = {
    *("vault", "accounts", "pool", "application", "correspondence", "privacy", "api", "pages", "service"),
    *("entrance", "candidates", "representatives", "provincial", "office", "casework"),
}


def imported(source: str, package: str) -> set[str]:
    """Every name that is imported, in full and wherever in the file it stands; `package` is where the file lies."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = resolve_name("." * node.level + (node.module or ""), package)
            names.update(f"{origin}.{alias.name}" for alias in node.names)
    return names


def imports_of(package: str) -> Iterator[tuple[str, str]]:
    """Each module of a package with each name it imports."""
    for path in sorted((PACKAGE / package).rglob("*.py")):
        home = ".".join(path.parent.relative_to(PACKAGE.parent).parts)
        for name in imported(path.read_text(encoding="utf-8"), home):
            yield path.name, name


def packages() -> list[str]:
    return [folder.name for folder in sorted(PACKAGE.iterdir()) if any(folder.glob("*.py"))]


def using(libraries: set[str], *, except_in: set[str]) -> list[tuple[str, str]]:
    looked_at = [package for package in packages() if package not in except_in]
    assert set(FOR_ONE_PERSON) <= set(looked_at)
    return [found for package in looked_at for found in imports_of(package) if found[1].partition(".")[0] in libraries]


def test_the_law_imports_the_standard_library_and_itself_only() -> None:
    names = list(imports_of("law"))
    assert any(name.startswith("express_entry.law.") for _, name in names), "nothing was looked at"
    outside = [
        (module, name)
        for module, name in names
        if name.partition(".")[0] not in sys.stdlib_module_names and not name.startswith("express_entry.law.")
    ]
    assert not outside


def test_only_what_is_for_many_rows_imports_arrays() -> None:
    assert not using(ARRAYS, except_in=MAY_USE_ARRAYS)


def test_nothing_before_the_pool_imports_the_web_framework() -> None:
    assert not using(WEB, except_in=MAY_USE_WEB)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import numpy.linalg as la", {"numpy.linalg"}),
        ("def late():\n    from django.db import models", {"django.db.models"}),
        ("try:\n    import numpy\nexcept ImportError:\n    numpy = None", {"numpy"}),
        ("from . import days", {"express_entry.law.days"}),
        ("from .days import DAY", {"express_entry.law.days.DAY"}),
        ("from ..profile import read", {"express_entry.profile.read"}),
    ],
)
def test_an_import_is_seen_wherever_it_stands(source: str, names: set[str]) -> None:
    assert imported(source, "express_entry.law") == names


def run_python(code: str, *arguments: str, path: Sequence[Path], cwd: Path) -> str:
    """What a fresh interpreter prints; `path` comes before everything installed."""
    command = [sys.executable, "-W", "error", "-c", code, *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, path))}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def stand_ins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Empty numpy, django and their like, so that importing one succeeds and shows, whether or not it is installed."""
    folder = tmp_path_factory.mktemp("stand-ins")
    for name in ARRAYS | WEB:
        (folder / name).mkdir()
        (folder / name / "__init__.py").touch()
    return folder


# Imports a package with all its modules and prints which of the watched libraries came along.
PROBE = """
import importlib, pkgutil, sys
name, *watched = sys.argv[1:]
package = importlib.import_module(name)
for module in pkgutil.walk_packages(package.__path__, name + ".") if "." in name else ():
    importlib.import_module(module.name)
print(*sorted(set(watched) & set(sys.modules)))
"""


def loaded_with(name: str, *, path: Sequence[Path], cwd: Path) -> list[str]:
    return run_python(PROBE, name, *ARRAYS, *WEB, path=path, cwd=cwd).split()


@pytest.mark.parametrize("name", ["express_entry", *(f"express_entry.{package}" for package in FOR_ONE_PERSON)])
def test_what_assesses_one_person_loads_neither_arrays_nor_a_web_framework(
    name: str, stand_ins: Path, tmp_path: Path
) -> None:
    assert loaded_with(name, path=[stand_ins, PACKAGE.parent], cwd=tmp_path) == []


def test_a_library_that_comes_along_is_noticed(stand_ins: Path, tmp_path: Path) -> None:
    (tmp_path / "house" / "room").mkdir(parents=True)
    (tmp_path / "house" / "room" / "__init__.py").touch()
    (tmp_path / "house" / "room" / "corner.py").write_text("import numpy, django\n", encoding="utf-8")
    assert loaded_with("house.room", path=[stand_ins, tmp_path], cwd=tmp_path) == ["django", "numpy"]


# --- what is shipped -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it would be published, built without network from a copy of the sources."""
    tree = tmp_path_factory.mktemp("tree")
    shutil.copytree(ROOT / "src", tree / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, tree / name)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "built"]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = (tree / "built").glob("*.whl")
    return built


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def metadata_file(wheel: Path, name: str) -> str:
    (path,) = (path for path in names_in(wheel) if path.endswith(f".dist-info/{name}"))
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(path).decode()


def test_the_wheel_holds_every_source_and_data_file_of_the_package(wheel: Path) -> None:
    shipped = {name for name in names_in(wheel) if name.startswith("express_entry/")}
    files = (path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert shipped == {path.relative_to(PACKAGE.parent).as_posix() for path in files}


def test_the_wheel_holds_the_tables_of_the_law_and_the_marker_of_a_typed_package(wheel: Path) -> None:
    names = names_in(wheel)
    assert "express_entry/py.typed" in names
    for suffix in ("toml", "csv"):
        assert any(re.fullmatch(rf"express_entry/law/data/.+\.{suffix}", name) for name in names), suffix


def test_the_wheel_holds_what_reports_are_set_with(wheel: Path) -> None:
    templates = {f"express_entry/reports/templates/report.{suffix}" for suffix in ("html", "css", "typ")}
    assert templates <= names_in(wheel)


def test_the_wheel_says_its_licence_its_command_and_the_python_it_needs(wheel: Path) -> None:
    metadata = Parser().parsestr(metadata_file(wheel, "METADATA"))
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["Requires-Python"] == ">=3.11"
    assert "Apache License" in metadata_file(wheel, "licenses/LICENSE")
    assert "express-entry = express_entry.cli.main:run" in metadata_file(wheel, "entry_points.txt")


def test_what_the_wheel_installs_runs_away_from_the_sources(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = "from express_entry.cli import main; assert callable(main.run); print(main.__file__)"
    where = run_python(code, path=[tmp_path / "site"], cwd=tmp_path)
    assert Path(where).is_relative_to(tmp_path)


def test_the_version_is_stated_once(wheel: Path) -> None:
    version = run_python("import express_entry; print(express_entry.__version__)", path=[PACKAGE.parent], cwd=ROOT)
    assert Parser().parsestr(metadata_file(wheel, "METADATA"))["Version"] == version
    assert f"express_entry-{version}-" in wheel.name


# --- what is locked --------------------------------------------------------------------------------------------------


def locked(text: str) -> list[tuple[Requirement, list[str]]]:
    """Each requirement of a lock with its hashes."""
    written = "\n".join(line.rstrip(" \\") for line in text.splitlines() if not line.lstrip().startswith("#"))
    # An entry begins on a line that is not indented; its hashes follow, indented, one a line.
    entries = [re.split(r"\s+--hash=", entry.strip()) for entry in re.split(r"\n(?=\S)", written)]
    return [(Requirement(requirement), hashes) for requirement, *hashes in entries]


@pytest.fixture(scope="module")
def lock() -> str:
    return (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_every_locked_requirement_has_one_version_and_its_hashes(lock: str) -> None:
    for requirement, hashes in locked(lock):
        assert re.fullmatch(r"==[^,*]+", str(requirement.specifier)), requirement
        assert hashes, f"{requirement} has no hash"
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes), requirement


def test_everything_that_is_declared_is_locked_at_a_version_that_is_declared(lock: str) -> None:
    versions = {canonicalize_name(requirement.name): requirement.specifier for requirement, _ in locked(lock)}
    declared = [
        *PROJECT["project"]["dependencies"],
        *PROJECT["dependency-groups"]["dev"],
        *PROJECT["build-system"]["requires"],
    ]
    for requirement in map(Requirement, declared):
        assert canonicalize_name(requirement.name) in versions, f"{requirement} is not locked"
        (pin,) = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(pin.version), f"{requirement}, locked at {pin}"


def test_the_lock_names_no_address_and_no_place_on_a_disk(lock: str) -> None:
    assert not re.search(r"://|\bfile:|(?<![\w.])/\w|index.url|find-links", lock)


# --- what must never be in the tree ----------------------------------------------------------------------------------

# Joined here, so that this file does not hold what it forbids.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
        ("deb", "debian", "org"),
    )
]
ADDRESS = re.compile(
    "|".join([*map(re.escape, REGISTRIES), r"https?://[^\s\"']+/(?:simple|packages)/", r"index.url *[=:] *\S"])
)


def texts_of_the_tree() -> Iterator[tuple[str, str]]:
    """Each file that is, or is about to be, tracked and that is text."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        content = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in content:
            yield name, content.decode("utf-8", errors="replace")


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout: there is no list of tracked files")
def test_no_text_in_the_tree_holds_the_address_of_a_package_registry() -> None:
    texts = dict(texts_of_the_tree())
    assert "tests/test_packaging.py" in texts
    assert not [name for name, text in texts.items() if ADDRESS.search(text)]


@pytest.mark.parametrize(
    "line",
    [
        f'"resolved" : "https://{REGISTRIES[2]}/htmx.org"',
        "--extra-index" + "-url=https://mirror.example",
        "https://mirror.example/" + "simple/typer/",
        f"files.{REGISTRIES[1]}",
    ],
)
def test_an_address_of_a_package_registry_is_recognised(line: str) -> None:
    assert ADDRESS.search(line)


def test_whatever_make_is_said_to_make_it_has_a_rule_for() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert named is not None
    explained = re.findall(r"^([a-z]+):.* ## ", text, re.MULTILINE)
    assert sorted(named[1].split()) == sorted({*explained, "java"})
