"""Networks: whom the address belongs to from which somebody asks."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

TRANSLATED = IPv6Network("64:ff9b::/96")


def network_of(address: str) -> str:
    """Whom an address belongs to: of version 6 the network of 64 bits, all of whose addresses somebody has.

    An address of version 4 that stands within one of version 6 is that of version 4: all of them stand in one network.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        within = found.ipv4_mapped or found.sixtofour or _translated(found)
        return str(ip_network((found, 64), strict=False)) if within is None else str(within)
    return str(found)


def _translated(address: IPv6Address) -> IPv4Address | None:
    """The address of version 4 that a translator stands for (RFC 6052)."""
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in TRANSLATED else None
