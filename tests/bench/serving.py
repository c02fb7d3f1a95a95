"""A server to ask: the product, started on a free port and answering."""

import os
import signal
import socket
import subprocess
import sys


class Server:
    """`onetoone start` with these words, or another way to say `onetoone`."""

    def __init__(self, *words, onetoone=(sys.executable, "-m", "onetoone"), **how):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [*onetoone, "start", "--port", str(self.port), *words]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, **how)
        self.pid = self.process.pid
        self.said = self.process.stdout.readline()  # the address: it answers now

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


def elsewhere(name):
    """The environment of whoever keeps their data in a folder of this name beside ours."""
    return os.environ | {"ONETOONE_DATA": f"{os.environ['ONETOONE_DATA']}-{name}"}
