"""What care teaches: a carer's account, the skills that it shows, the papers to hand on."""

from __future__ import annotations

from carepact.app.views.skills.data import answer_data
from carepact.app.views.skills.files import FILES
from carepact.app.views.skills.page import show_skills
from carepact.app.views.view import View


def make_view() -> View:
    """Say what this noun offers."""
    return View(page=show_skills, data=answer_data, files=FILES, is_private=True)
