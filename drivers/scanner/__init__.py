"""Barcode scanners: framing of their bytes (pure) and the drivers that listen to a wire."""
