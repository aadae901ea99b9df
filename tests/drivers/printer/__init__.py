"""Receipt printers: codecs, jobs and the virtual printer, on real wires."""
