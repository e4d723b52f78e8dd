"""Imported by the server process that workers are forked from, so that they share its memory.

Importing this module loads everything a worker needs: about a second's work, done once.
"""

from __future__ import annotations

import gc
import importlib
import logging
import os
from typing import Any

# Workers are the parallelism; numpy's threads would only add memory to each of them.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
for _name in ("page.html", "pdf.document", "plain", "rtf", "video.subtitles", "word"):
    importlib.import_module(f"bot.sources.{_name}")
importlib.import_module("charset_normalizer")
_model = importlib.import_module("bot.sources.language").load_model()
# Whoever asks the library itself gets the same model, not 70 MB more after another second.
_library: Any = importlib.import_module("py3langid.langid")
_library.IDENTIFIER = _model
# What these libraries log about a page can hold its address and its text.
for _name in ("charset_normalizer", "htmldate", "py3langid", "pypdfium2", "trafilatura"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)
# Keeps the collector from touching, and thereby copying, the pages that workers share.
gc.freeze()
