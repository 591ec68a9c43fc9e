"""The address of a store that speaks the protocol of S3, taken apart."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit


def s3_options(address: str) -> dict[str, Any] | None:
    """What an address ``s3://bucket/prefix?endpoint=https://host&region=name`` says; None for what is no such address.

    Who is asking is not said here: credentials come as the library finds them (``AWS_ACCESS_KEY_ID`` and the like).
    """
    try:
        parts = urlsplit(address)
        asked = parse_qs(parts.query, strict_parsing=True) if parts.query else {}
        endpoint = urlsplit(asked.get("endpoint", ["https://s3"])[0])
    except ValueError:
        return None
    single = all(len(values) == 1 for values in asked.values())
    named = (
        parts.scheme == "s3" and parts.netloc == (parts.hostname or "") and bool(parts.netloc) and not parts.fragment
    )
    reached = endpoint.scheme in {"http", "https"} and bool(endpoint.hostname) and "@" not in endpoint.netloc
    if not named or not single or not reached or set(asked) - {"endpoint", "region"}:
        return None
    return {
        "bucket_name": parts.netloc,
        "location": parts.path.strip("/"),
        "endpoint_url": asked["endpoint"][0] if "endpoint" in asked else None,
        "region_name": asked["region"][0] if "region" in asked else None,
        "default_acl": None,
        "querystring_auth": True,
        "file_overwrite": False,
        "addressing_style": "path" if "endpoint" in asked else None,
    }
