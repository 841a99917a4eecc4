"""Runs a command on a terminal of its own, and does what it is told on standard input.

Usage: pty.py COLUMNS ROWS COMMAND...

Lines on standard input are JSON: {"type": "text"} types, {"signal": "SIGTERM"} signals. All that the terminal shows
goes to standard output; the exit code is that of the command, 128 and the signal where one ended it.
"""

import fcntl
import json
import os
import select
import signal
import struct
import sys
import termios


def main():
    columns, rows, command = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    main_end, terminal = os.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    child = os.fork()
    if child == 0:
        os.setsid()
        fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
        for descriptor in (0, 1, 2):
            os.dup2(terminal, descriptor)
        os.closerange(3, 256)
        os.execvp(command[0], command)
    os.close(terminal)
    relay(main_end, child)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    sys.exit(code if code >= 0 else 128 - code)


def relay(main_end, child):
    orders, pending = sys.stdin.fileno(), b""
    sources = [main_end, orders]
    while True:
        ready, _, _ = select.select(sources, [], [])
        if main_end in ready:
            try:
                shown = os.read(main_end, 65536)
            except OSError:
                return
            if not shown:
                return
            os.write(sys.stdout.fileno(), shown)
        if orders in ready:
            told = os.read(orders, 65536)
            if not told:
                sources.remove(orders)
            *lines, pending = (pending + told).split(b"\n")
            for line in lines:
                obey(json.loads(line), main_end, child)


def obey(order, main_end, child):
    if "type" in order:
        os.write(main_end, order["type"].encode())
    if "signal" in order:
        os.kill(child, getattr(signal, order["signal"]))


main()
