"""Runs ``check`` on one file after the other, each in a process of its own with limits.

A script: reads lines of a file's path, a tab, and where to write what the command says; answers
each with the exit code, or minus the signal that ended it.  The processes are forked from one
that has loaded everything, which costs a second.
"""

from __future__ import annotations

import os
import resource
import sys

from importer import pipeline
from importer.cli import main

#: Bytes of address space, of which the program itself takes a third; seconds of CPU time.
MEMORY = 600 << 20
SECONDS = 60  # four to twenty are taken, by the machine


def _check(path: str, said: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    nothing, output = os.open(os.devnull, os.O_RDONLY), os.open(said, os.O_WRONLY | os.O_CREAT)
    for place, stream in enumerate((nothing, output, output)):
        os.dup2(stream, place)
    main(["check", path, "--lang", "en"])


assert pipeline.check  # loaded here, not once in each process
for line in sys.stdin:
    child = os.fork()
    if not child:
        _check(*line.rstrip("\n").split("\t"))
    sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
    sys.stdout.flush()
