"""Many at once: tables of arrays in, tables of arrays out. Needs ``express-entry[scoring]``."""
