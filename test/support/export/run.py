"""Runs Python programs, a list of [name, text, files] from standard input, and prints what went wrong, by name."""
import contextlib
import io
import json
import os
import pathlib
import sys
import tempfile
import traceback

failures = {}
os.chdir(tempfile.mkdtemp())
for name, text, files in json.load(sys.stdin):
    for file in files:
        pathlib.Path(file["name"]).write_text(file["text"])
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(text, name, "exec"), {"__name__": "__main__"})
    except BaseException:
        failures[name] = traceback.format_exc(limit=-1)
print(json.dumps(failures))
