"""Every response carries the headers that protect whoever reads it (figure S7)."""
