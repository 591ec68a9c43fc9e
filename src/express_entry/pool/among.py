"""A lookup for many keys at once: ``id__among=keys`` sends one value where ``id__in`` sends one a key.

For a thousand keys most of the time of a short statement would go into writing it.
"""

from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler


@models.BigAutoField.register_lookup
class Among(models.Lookup):
    """Whether a key is one of several whole numbers."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """The condition in the words of the database."""
        left, given = self.process_lhs(compiler, connection)
        keys = [int(key) for key in self.rhs]
        if connection.vendor == "postgresql":
            return f"{left} = ANY(%s)", (*given, keys)
        return f"{left} IN (SELECT value FROM json_each(%s))", (*given, json.dumps(keys))  # noqa: S608 - keys apart
