"""What people can ask of a service that holds records of them: a copy, a correction, erasure.

Which columns are about somebody is said by the applications that have them (:mod:`express_entry.pool.holdings`); here
stands what follows: :mod:`.exporting` gives a person everything, :mod:`.requesting` and :mod:`.erasing` take records
away, once :mod:`.holds` finds nothing that keeps them and, where :mod:`.retention` says so, an officer agreed,
:mod:`.correcting` takes requests to correct a record, and :mod:`.impact` tells of each step that nobody has a
hand in. The audit trail and every round that was held verify as before.
"""
