"""Set-up: pinned with hashes, complete in its list of libraries, and it says what is missing in one line.

Long because each way through set-up is played on a machine made of fakes.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import stat
import subprocess
import sys
import tomllib
from contextlib import closing
from importlib import metadata
from pathlib import Path

import PySide6
import pytest
import shiboken6

from tests.checks.files import ROOT

LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-proof.lock")
OF_THE_C_LIBRARY = {
    "libc.so.6",
    "libm.so.6",
    "libdl.so.2",
    "libpthread.so.0",
    "libgcc_s.so.1",
    "librt.so.1",
}
PLATFORMS = {"all": "libqoffscreen.so", "xcb": "libqxcb.so", "wayland": "libqwayland.so"}


def plain(name: str) -> str:
    """A package's name as locks spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: str) -> dict[str, str]:
    """Package and version of each pin in a lock file."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))


def asked(*extras: str) -> list[str]:
    """The packages that pyproject.toml names itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = list(project["dependencies"])
    for extra in extras:
        wanted += project["optional-dependencies"][extra]
    return [plain(re.split(r"[<>=~ \[]", requirement)[0]) for requirement in wanted]


def test_everything_asked_for_is_pinned() -> None:
    assert set(asked()) <= {plain(name) for name in pins(LOCKS[0])}
    assert set(asked("test")) <= {plain(name) for name in pins(LOCKS[1])}
    assert set(asked("test", "proof")) <= {plain(name) for name in pins(LOCKS[2])}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip())
    entries = [entry for entry in entries if not entry.startswith("#")]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_all_locks_pin_the_same_versions() -> None:
    run, test, proof = (pins(lock) for lock in LOCKS)
    assert {name: test.get(name) for name in run} == run
    assert {name: proof.get(name) for name in test} == test


def test_what_is_pinned_is_what_runs() -> None:
    run = {name: metadata.version(name) for name in pins(LOCKS[1])}
    assert run == pins(LOCKS[1])


def test_every_dependency_is_listed_with_its_licence_and_reason() -> None:
    text = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    rows = {
        plain(name)
        for name in re.findall(r"^\| ([\w.-]+) \| [^|]+ \| [^|]+ \|$", text, re.MULTILINE)
    }
    assert rows - {"package"} == {plain(name) for name in pins(LOCKS[2])}


def listed(*platforms: str) -> set[str]:
    """The libraries that set-up sees to, for these platforms."""
    rows = (ROOT / ".ci/libraries").read_text(encoding="utf-8").splitlines()
    split = [row.split() for row in rows if row and not row.startswith("#")]
    return {library for platform, library, _ in split if platform in platforms}


def needed(library: Path, seen: set[Path]) -> set[str]:
    """The system libraries that one of Qt's files asks for, through the files Qt brings itself."""
    out = subprocess.run(
        ["objdump", "-p", str(library)], capture_output=True, text=True, check=True
    )
    system: set[str] = set()
    for name in re.findall(r"NEEDED\s+(\S+)", out.stdout):
        own = next((found for folder in qt_folders() if (found := folder / name).exists()), None)
        if own is None:
            system.add(name)
        elif own not in seen:
            seen.add(own)
            system |= needed(own, seen)
    return {name for name in system if not name.startswith("ld-")}


def qt_folders() -> list[Path]:
    """Where Qt's own libraries lie."""
    qt, shiboken = Path(PySide6.__file__).parent, Path(shiboken6.__file__).parent
    return [qt, qt / "Qt" / "lib", shiboken]


@pytest.mark.skipif(not shutil.which("objdump"), reason="objdump reads what a library needs")
@pytest.mark.skipif(sys.platform != "linux", reason="the list is for Debian")
@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_list_of_libraries_is_what_qt_asks_for(platform: str) -> None:
    qt = qt_folders()[0]
    files = [qt / "Qt" / "plugins" / "platforms" / PLATFORMS[platform]]
    if platform == "all":
        files += [
            qt / f"{part}.abi3.so" for part in ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtTest")
        ]
    wanted: set[str] = set()
    for file in files:
        wanted |= needed(file, set())
    assert wanted - listed("all", platform) - OF_THE_C_LIBRARY == set()


def machine(folder: Path, *, lacks: tuple[str, ...] = (), user: str = "1000") -> dict[str, str]:
    """A PATH of this machine's commands without the ones it `lacks`, on which `id -u` says `user`."""
    tools = folder / "bin"
    tools.mkdir()
    for name in (
        "sh",
        "dirname",
        "cat",
        "cksum",
        "awk",
        "sort",
        "tr",
        "env",
        "rm",
        "mktemp",
        "tail",
        "paste",
        "grep",
    ):
        real = shutil.which(name)
        if name not in lacks and real:
            (tools / name).symlink_to(real)
    fake(tools / "id", f"echo {user}")
    if "python3" not in lacks:
        # The system's own Python: in a .venv that was made without pip nothing can be made.
        fake(tools / "python3", f'exec "{os.path.realpath(sys.executable)}" "$@"')
    return {"PATH": str(tools), "HOME": str(folder)}


def fake(path: Path, script: str) -> None:
    """A command that does what `script` says."""
    path.write_text(f"#!{shutil.which('sh')}\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def house(folder: Path, libraries: str | None = None) -> Path:
    """A clean clone's set-up files, with other `libraries` if told."""
    root = folder / "kasa"
    (root / ".ci").mkdir(parents=True)
    for name in (".ci/setup", ".ci/libraries", *LOCKS, "pyproject.toml"):
        shutil.copy(ROOT / name, root / name)
    if libraries is not None:
        (root / ".ci/libraries").write_text(libraries, encoding="utf-8")
    return root


def set_up(root: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", ".ci/setup", "run"],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def test_a_missing_library_is_named_in_one_line_to_an_ordinary_user(tmp_path: Path) -> None:
    root = house(
        tmp_path, "all libkasa-is-not-there.so.1 libkasa1\nall libmissing.so.2 libmissing2\n"
    )
    done = set_up(root, machine(tmp_path))
    assert done.returncode == 1
    error, _, line = done.stderr.strip().partition("; run: ")
    assert error == "error: the system lacks what Qt or Python needs"
    assert line == "sudo apt-get install -y --no-install-recommends libkasa1 libmissing2"


def ready(root: Path, env: dict[str, str]) -> None:
    """A house that was set up before, without a display."""
    (root / ".venv" / "bin").mkdir(parents=True)
    for name in ("kasa", "python"):
        fake(root / ".venv" / "bin" / name, "exit 0")
    key = subprocess.run(
        "cat requirements.lock pyproject.toml .ci/setup .ci/libraries | cksum",
        shell=True, cwd=root, env=env, capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    stamp = root / ".venv" / ".kasa-run"
    stamp.write_text(f"{os.path.realpath(root)} run {key}\ndisplay: \n", encoding="utf-8")


@pytest.mark.parametrize("name", [":4711", "127.0.0.1:499", "nonsense", ":x"])
def test_a_display_that_nobody_answers_at_asks_for_no_library(name: str, tmp_path: Path) -> None:
    root = house(tmp_path, "xcb libkasa-is-not-there.so.1 libkasa1\n")
    env = {**machine(tmp_path), "DISPLAY": name, "WAYLAND_DISPLAY": "wayland-9"}
    ready(root, env)
    done = set_up(root, env)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_display_that_answers_asks_for_its_libraries(tmp_path: Path) -> None:
    root = house(tmp_path, "wayland libkasa-is-not-there.so.1 libkasa1\n")
    env = {**machine(tmp_path), "WAYLAND_DISPLAY": str(tmp_path / "wayland-0")}
    ready(root, env)
    with closing(socket.socket(socket.AF_UNIX)) as made:
        made.bind(env["WAYLAND_DISPLAY"])
        made.listen()
        done = set_up(root, env)
    assert done.stderr.strip().endswith("--no-install-recommends libkasa1")


def test_without_python_the_one_line_names_it(tmp_path: Path) -> None:
    done = set_up(house(tmp_path), machine(tmp_path, lacks=("python3",)))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "apt-get install -y --no-install-recommends python3 python3-venv" in done.stderr


def test_root_installs_what_is_missing_by_itself(tmp_path: Path) -> None:
    root = house(tmp_path, "all libkasa-is-not-there.so.1 libkasa1\n")
    env = machine(tmp_path, user="0")
    fake(tmp_path / "bin" / "apt-get", f'echo "$@" >> "{tmp_path}/asked"; [ "$1" = update ]')
    done = set_up(root, env)
    assert "libkasa1" in (tmp_path / "asked").read_text(encoding="utf-8").splitlines()[1]
    assert done.returncode == 1, "the fake could not install it"
    assert done.stderr.splitlines()[-1].endswith("--no-install-recommends libkasa1")


def test_a_second_set_up_does_nothing(tmp_path: Path) -> None:
    root = house(tmp_path, "")
    env = machine(tmp_path)
    ready(root, env)
    done = set_up(root, env)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
