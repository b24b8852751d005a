"""A worker that comes to an end with no document, however fast the machine."""

import threading

threading.Event().wait()
