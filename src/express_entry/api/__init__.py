"""The API under ``/api/v1``: typed routes over the use cases of the pool, for candidates, firms, provinces, officers.

A route names its action; who may do it stands in :mod:`express_entry.accounts.permissions` and nowhere else. Every
request passes one way (:mod:`.passing`): who asks, whether they may, what they sent, whether it was sent before, the
answer, its tag. Whatever goes wrong is a problem document (:mod:`.problems`) in the language asked for. The description
of all of it, OpenAPI 3.1, is made from the routes themselves (:mod:`.description`).
"""
