"""What people see in a browser: the service's pages, written in English and French, whole without a script.

A page is a view that reads a request, calls the packages below and renders a template; its words stand beside it.
"""

from __future__ import annotations
