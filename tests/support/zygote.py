"""A loaded desk that starts running ones by fork: `python -m tests.support.zygote` forks one for each line it reads.

Killing a desk ten times costs one start of Python instead of ten. What runs is `manage.py run --only work`'s own tree,
in a session of its own; its process number is answered on a line.
"""

import os
import sys

import django

django.setup()

from config.processes import ProcessTree  # noqa: E402
from config.workers import make_mail_works  # noqa: E402


def reap() -> None:
    """Take leave of the desks that were killed since the last one was started."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return


def main() -> None:
    """Fork a desk for each line until the input ends."""
    for _line in sys.stdin:
        reap()
        pid = os.fork()
        if pid == 0:
            os.setsid()
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            ProcessTree(make_mail_works()).run()
            os._exit(0)
        print(pid, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
