"""The pages behind a role, in-process on a store of their own, once on each database."""

from __future__ import annotations

from tests.api.conftest import counter, front, postgresql_stores, sqlite_stores, stores

__all__ = ["counter", "front", "postgresql_stores", "sqlite_stores", "stores"]
