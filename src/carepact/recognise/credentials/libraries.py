"""The libraries of the extra `credentials`: imported where needed, named if missing."""

from __future__ import annotations

import importlib
from types import ModuleType

from carepact.core.errors import ParameterError
from carepact.core.messages import _


def require(module: str) -> ModuleType:
    """Return a module of cryptography or rfc8785, or say how to get it.

    Raises
    ------
    ParameterError
        If the library is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ParameterError(
            _(
                "Signed credentials need the library {library}. Install it with: "
                "pip install 'carepact[credentials]'.",
                library=module.partition(".")[0],
            )
        ) from error
