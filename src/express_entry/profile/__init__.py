"""The profile: what a person states, dated; reading it, checking it, and what it amounts to on a day."""

from __future__ import annotations

from .checking import check
from .document import (
    Assessment,
    CertificateOfQualification,
    Credential,
    Dependant,
    InCanada,
    Job,
    JobOffer,
    LanguageTest,
    MilitaryService,
    Nomination,
    Passport,
    Person,
    PreviousMarriage,
    Profile,
    Relative,
    Residence,
    SettlementFunds,
    Spouse,
    as_stated,
    dump,
    schema,
    stored,
)
from .doubts import warnings
from .problems import Problem, ProfileError, UnreadableProfile
from .reading import Syntax, load, parse, read

__all__ = [
    "Assessment",
    "CertificateOfQualification",
    "Credential",
    "Dependant",
    "InCanada",
    "Job",
    "JobOffer",
    "LanguageTest",
    "MilitaryService",
    "Nomination",
    "Passport",
    "Person",
    "PreviousMarriage",
    "Problem",
    "Profile",
    "ProfileError",
    "Relative",
    "Residence",
    "SettlementFunds",
    "Spouse",
    "Syntax",
    "UnreadableProfile",
    "as_stated",
    "check",
    "dump",
    "load",
    "parse",
    "read",
    "schema",
    "stored",
    "warnings",
]
