"""The part of pyusb that drivers.link uses."""
