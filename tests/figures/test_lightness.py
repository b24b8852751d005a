"""What loading figures costs: a check of one short report must not wait for NumPy."""

import subprocess
import sys


def test_loading_figures_loads_no_heavy_library() -> None:
    program = (
        "import sys, goldenthread.figures;"
        "loaded = {name.partition('.')[0] for name in sys.modules};"
        "print(*sorted(loaded & {'numpy', 'pyarrow', 'scipy', 'pandas', 'django', 'lxml'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
