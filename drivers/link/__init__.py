"""The life of a wire, written once: serial, TCP, USB, device file, plain file and loopback behind one protocol."""
