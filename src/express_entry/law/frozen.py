"""Values that cannot be changed: a view of the law is shared by everybody who asks for the same day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn


class FrozenDict(dict[str, Any]):
    """A dictionary that refuses every change."""

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("the law cannot be changed; lay a file over it instead")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type[FrozenDict], tuple[dict[str, Any]]]:
        """Made at once where it is copied to another process: it could not be filled afterwards."""
        return FrozenDict, (dict(self),)


class FrozenList(list[Any]):
    """A list that refuses every change."""

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("the law cannot be changed; lay a file over it instead")

    __setitem__ = __delitem__ = __iadd__ = __imul__ = _refuse
    append = clear = extend = insert = pop = remove = reverse = sort = _refuse

    def __reduce__(self) -> tuple[type[FrozenList], tuple[list[Any]]]:
        """Made at once where it is copied to another process: it could not be filled afterwards."""
        return FrozenList, (list(self),)


def frozen(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same values, with everything inside them, so that nothing can be changed."""
    return FrozenDict({key: _frozen(value) for key, value in values.items()})


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return frozen(value)
    return FrozenList(map(_frozen, value)) if isinstance(value, list) else value
