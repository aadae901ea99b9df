"""Receipt printers that speak ESC/POS: profiles, letters, rows to bytes, answers, and the life of a print job."""
