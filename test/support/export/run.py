"""Runs Python programs, a list of [name, text] from standard input, and prints what went wrong, by name."""
import contextlib
import io
import json
import sys
import traceback

failures = {}
for name, text in json.load(sys.stdin):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(text, name, "exec"), {"__name__": "__main__"})
    except BaseException:
        failures[name] = traceback.format_exc(limit=-1)
print(json.dumps(failures))
