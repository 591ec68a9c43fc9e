"""Many people at once: factor columns in, points out.

The scalar rules of :mod:`express_entry.law` stay the only statement of the law. What a ranking depends on is packed in
one 64-bit word a candidate, and look-up tables that are filled by calling those rules turn words into points. Arrays
are imported by the modules that use them and by nothing else.
"""
