"""The pool: where profiles enter, hold a rank, are invited in rounds, and leave (Act, 10.1-10.3).

The use cases are functions of a :class:`~.units.Desk` (who acts, and by which clock): :mod:`.intake` takes profiles in,
:mod:`.provinces` records nominations, :mod:`.clock` does what a day brings, :mod:`.rounds` and the modules beside it
hold rounds, :mod:`.invitations` ends invitations, :mod:`.audit` keeps and verifies the trail. Each is one transaction:
all of it happens, its line in the audit trail included, or nothing. What may follow on what is one table,
:mod:`.lifecycle`.
"""
