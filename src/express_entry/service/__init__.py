"""The service: one Django project inside the package, configured by its environment and safe without any.

Modules that the command line asks before anything else (:mod:`.environment`, :mod:`.places`, :mod:`.keys`,
:mod:`.faults`) do without Django, so a wrong setting is told before anything is loaded.
"""
