"""The libraries of the extra `app`: named if missing, before anything of it is imported."""

from __future__ import annotations

from importlib.util import find_spec

from carepact.core.errors import ParameterError
from carepact.core.messages import _


def require_app() -> None:
    """Make sure that the app can run, or say how to get what it needs.

    Raises
    ------
    ParameterError
        If a library is not installed.
    """
    missing = [
        name for name in ("fastapi", "python_multipart", "uvicorn") if find_spec(name) is None
    ]
    if missing:
        raise ParameterError(
            _("The app needs libraries that are not installed ({listed}). Install them with: "
              "pip install 'carepact[app]'.", listed=", ".join(missing))
        )  # fmt: skip
