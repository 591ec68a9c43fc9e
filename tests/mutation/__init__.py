"""Do the tests notice a changed law? Every number, day and code of the law's data is changed by one, one at a time.

``python -m tests.mutation`` runs the tests on each such mutant and lists the mutants that no test noticed.
"""

from __future__ import annotations
