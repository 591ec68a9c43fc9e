"""What somebody takes away: the report of an assessment, the calendar as a file, what another law does to a pool.

A report is first a plain model in one language (:mod:`.report`); :mod:`.webpage` and :mod:`.pdf` render the same model.
"""
