"""Signed credentials: Open Badges 3.0 with the holder's own key, made and verified offline."""
