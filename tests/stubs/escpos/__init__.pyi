"""The part of python-escpos that drivers.printer uses."""
