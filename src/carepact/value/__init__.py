"""What unpaid care work is worth: replacement and opportunity cost, satellite account."""

from carepact.value.care_value import CareValue

__all__ = ["CareValue"]
