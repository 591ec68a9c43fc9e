"""The application for permanent residence: from an invitation to landing, with its money, papers, tracks and decisions.

The use cases are functions of a :class:`~express_entry.pool.units.Desk`, each one transaction with its line in the
audit trail, as in the pool: :mod:`.drafting` starts and declares, :mod:`.uploads` takes documents, :mod:`.paying`
money, :mod:`.submitting` hands in, :mod:`.receiving` asks whether it is complete (R10), :mod:`.retesting` runs the test
of A11.2, :mod:`.examining` keeps the tracks, :mod:`.asking` writes and hears, :mod:`.deciding` and :mod:`.concluding`
end it, :mod:`.changing` takes what happens on the way, :mod:`.clock` does what a day brings. What may follow on what is
one table, :mod:`.lifecycle`. The software finds; it never refuses.
"""
