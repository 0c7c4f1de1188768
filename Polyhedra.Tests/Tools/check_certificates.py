#!/usr/bin/env python3
"""Runs tools/check_certificate.py in one process: each line of the standard input is FILE, a tab and CERTIFICATE; each line of the output is 1 (verified) or 0, and then why."""
import contextlib
import io
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools"))
import check_certificate  # noqa: E402

for line in sys.stdin:
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            check_certificate.main(*line.rstrip("\n").split("\t"))
        print("1")
    except (*check_certificate.REJECTIONS, check_certificate.Undecided, OSError, RecursionError) as problem:
        print("0", str(problem).replace("\n", " "))
