from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from bot.prompts import PLACEHOLDERS

ROOT = Path(__file__).parent.parent


def test_wheel_carries_prompts_and_demo_pages(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=120,
    )
    (wheel,) = tmp_path.glob("precis-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    prompts = {f"bot/_prompts/{name}.md" for name in PLACEHOLDERS}
    assert prompts | {"bot/demo/pages/harbour.html", "bot/cli.py"} <= names
    assert not any(name.startswith("tests/") for name in names)


@pytest.mark.parametrize("name", ["run", "dev", "bench"])
def test_lock_file_pins_every_package_by_hash_and_names_no_registry(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
    pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert pins
    assert all("==" in pin and pin.endswith("\\") for pin in pins)
    assert text.count("--hash=sha256:") >= len(pins)


def test_every_direct_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    for requirement in project["dependencies"]:
        name = re.split(r"[\[>]", requirement)[0].replace("_", "-").replace(".", "-").lower()
        assert f"\n{name}==" in f"\n{locked}", name
