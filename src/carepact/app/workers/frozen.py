"""Imported last by the process that workers are forked from: what it holds is never collected.

A collection writes into every object that it looks at; each worker would so copy all modules.
The catalogues are read before, else each worker, and each process for one file, reads them anew.
"""

from __future__ import annotations

import gc

from carepact.core.messages import LANGUAGES, _, speak

for code in LANGUAGES:
    with speak(code):
        _("minutes a day")
gc.collect()
gc.freeze()
