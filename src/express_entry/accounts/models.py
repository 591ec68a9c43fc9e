"""The tables of the accounts, in one place for Django; what each means stands in the modules they come from."""

from __future__ import annotations

from .firms import Appointment, Firm
from .signin import Failure
from .tokens import Token
from .users import Grant, User

__all__ = ["Appointment", "Failure", "Firm", "Grant", "Token", "User"]
