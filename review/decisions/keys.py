"""A reviewer's keys: one at a time from a terminal, a line at a time from anything else."""

import sys
import termios
import tty
from typing import Protocol

END = "\x04"
"""What is read when there is nothing more to read."""


class Keys(Protocol):
    """Where the keys come from; a test gives its own."""

    def key(self) -> str:
        """One key."""

    def line(self) -> str:
        """One line, without its end."""


class TerminalKeys:
    """The keyboard. Where standard input is no terminal, the first letter of each line is the key."""

    def key(self) -> str:
        """One key, without waiting for Enter."""
        if not sys.stdin.isatty():
            line = sys.stdin.readline()
            return line.strip()[:1] or ("" if line else END)
        number = sys.stdin.fileno()
        before = termios.tcgetattr(number)
        try:
            tty.setcbreak(number)
            return sys.stdin.read(1) or END
        finally:
            termios.tcsetattr(number, termios.TCSADRAIN, before)

    def line(self) -> str:
        """One line."""
        return sys.stdin.readline().rstrip("\n")
