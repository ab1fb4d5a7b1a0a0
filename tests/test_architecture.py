"""The rooms and their doors: imports point one way, and our mailbox is not the standard library's."""

import ast
import subprocess
import sys
from pathlib import Path

import mailbox

ROOT = Path(__file__).parents[1]


def test_mailbox_is_ours() -> None:
    """`mailbox` is also a (deprecated) standard-library module; ours wins while the project root leads sys.path."""
    assert mailbox.__file__ is not None
    assert Path(mailbox.__file__).parent == ROOT / "mailbox"


def test_imports_point_one_way() -> None:
    """The contracts of pyproject.toml; a broken one names its line."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout[-4000:]


def test_no_line_names_a_package_index_or_this_machine() -> None:
    """Lock files hold names, versions and hashes only."""
    for lock in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in lock.read_text(encoding="utf-8"), lock


def test_only_the_dashboard_speaks_http() -> None:
    """What the office does is the same by web, mail and command: its verbs never see a request. Programs get files."""
    gives_files = ROOT / "inquiries" / "api" / "views" / "files.py"
    for room in ("inquiries", "mailbox"):
        for path in set((ROOT / room).rglob("*.py")) - {gives_files}:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                imported = node.module if isinstance(node, ast.ImportFrom) else None
                assert imported not in {"django.http", "django.shortcuts"}, path
