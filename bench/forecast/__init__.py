"""How good the forecast of lateness is, and what it costs."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as roviec.config.settings does; before NumPy is loaded
