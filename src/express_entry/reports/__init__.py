"""What a person takes away from an assessment: the report as a page or a pdf, with its drawing; the calendar as a file.

A report is first a plain model in one language (:mod:`.report`); :mod:`.webpage` and :mod:`.pdf` render the same model.
"""
