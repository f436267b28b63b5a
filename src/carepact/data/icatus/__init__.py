"""ICATUS 2016, the crosswalks of survey codes to it, and groupings of activities."""
