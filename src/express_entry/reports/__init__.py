"""Reports that leave the program: what a person, or whoever advises them, keeps, prints or files."""

from __future__ import annotations
