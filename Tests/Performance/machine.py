"""What a stranger has to know of a machine to make sense of its milliseconds."""

import os
import platform
import re
import subprocess
from pathlib import Path


def facts(folder, plumb):
    """Lines of Markdown; `folder` is where the databases lie, since the disk decides what a durable write costs."""
    def first_line(*words):
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.split("\n")[0].strip()

    def found(pattern, file):
        match = re.search(pattern, Path(file).read_text()) if Path(file).exists() else None
        return match.group(1).strip() if match else "unknown"

    processor = found(r"model name\s*: (.*)", "/proc/cpuinfo")
    memory = int(found(r"MemTotal:\s*(\d+)", "/proc/meminfo")) / 2**20
    system = found('PRETTY_NAME="(.*)"', "/etc/os-release")
    return [
        f"- {os.cpu_count()} processors ({processor}), {memory:.0f} GiB of memory",
        f"- {platform.system()} {platform.release()}, {system}",
        f"- databases on {first_line('stat', '-f', '-c', '%T', folder)}",
        f"- plumb {first_line(plumb, '--version')}, {os.path.getsize(plumb) / 2**20:.0f} MiB",
        f"- sqlite3 {first_line('sqlite3', '--version').split()[0]}",
    ]
