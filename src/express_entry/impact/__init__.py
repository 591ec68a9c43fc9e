"""What another law would do to a pool: who gains, who loses, and where a round's line would fall.

Every row is scored under two laws by the scorers of this package; nothing here knows a point. :func:`.study.measure`
reads a pool once, in pieces, and keeps sums; :mod:`.findings` is what comes of it, without arrays, so that a page can
show it without loading any.
"""
