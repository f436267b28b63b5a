"""What nobody means and somebody writes: texts, numbers and names that break things."""

from __future__ import annotations

NASTY = (
    "", " ", "\x00", "a\x00b", "\u202eKEN", "\ud800", "é" * 3, "Κένυα", "كينيا", "肯尼亚",
    "\N{DOUBLE-STRUCK CAPITAL N}",
    "👩‍👧", "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' OR 1=1 --",
    "{{7*7}}", "${7*7}", "%s%n", "{0.__class__}", "../../etc/passwd", "/etc/passwd",
    "C:\\Windows\\win.ini", "=1+1", "@SUM(A1)", "\r\nSet-Cookie: a=b",
    "nan", "NaN", "inf", "-inf", "Infinity", "-1", "-0", "0", "1e308", "1e999", "-1e-320",
    "9" * 400, "9" * 5000, "-" + "9" * 5000,
    "0." + "9" * 5000, "1e" + "9" * 5000, "0x10",
    "1_000", "١٢", "½", "²", "1,5", "1.5.5", "true", "yes", "null", "~", "[]",
    "[" * 200, "{a: b}", "&a *a", "!!python/object/apply:os.system ['id']", "- a", "a: b", "#",
    "KEN", "KEN,FRA", "FRA:2028", "pandemic:2028", "pandemic:nan", "pandemic:2028:x", ":", "::",
    "co-responsibility", "2027-03-15", "2027-02-30", "0000-00-00", "9999-12-31", "10000-01-01",
    "0001-01-01", "2027-W10-1", "x" * 5000, "2030", "10", "1900", "99999999999999999999", "0.5",
    "1 or 1", "age >= 15", "age >= ", "__import__('os').system('id')", "(" * 500, "age >= 1e999",
)  # fmt: skip
"""Values."""
NAMES = (
    "set.", "set.childcare.coverage.ages_0_2", "set.childcare", "set..", "set.0", "set.__class__",
    "set.title", "set.<script>", "evidence.", "evidence.employment.gain_of_use",
    "evidence.employment", "evidence.x.y.z", "evidence.../../x", "parent1.", "parent1.sex",
    "parent1.pay", "parent3.name", "need.need", "need.age", "held.diary", "held.own_facts", "width",
    "full", "preview", "other", "settings", "sent", "text", "file", "carried", "beside", "<b>",
    "\x00", "__proto__", "é", "limits", "language",
)  # fmt: skip
"""Fields that begin as others do, that pages read by themselves, or that nobody knows."""
