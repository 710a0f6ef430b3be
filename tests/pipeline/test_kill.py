"""`kill -9` in the middle of a run, in processes of their own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "bench" / "kill.py"


@pytest.mark.parametrize("times", [15, pytest.param(200, marks=pytest.mark.slow)])
def test_killed_run_goes_on_to_the_same_content(times: int) -> None:
    command = [sys.executable, str(SCRIPT), "--times", str(times), "--documents", "40", "--seed", str(times)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert (result["rounds"], result["same"]) == (times, times)
