"""The shop's offers in the back office: what there is, a new one, a file of them, the end of one."""
