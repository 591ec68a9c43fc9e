"""The service for a WSGI server of the operator's own choosing; ``express-entry serve`` brings one."""

from __future__ import annotations

from django.core.wsgi import get_wsgi_application

from .starting import require_ready, set_up

require_ready(set_up())
application = get_wsgi_application()
