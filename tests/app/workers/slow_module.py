"""A module that is long in coming, as libraries are that draw; it tells that it has begun."""

import os
import time

from tests.app.workers.tasks_of_tests import TELLS

TELLS[0](str(os.getpid()))
time.sleep(0.3)
SECONDS = 60
IS_WHOLE = True
