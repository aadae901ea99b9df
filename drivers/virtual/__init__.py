"""Every device without hardware, shipped: demo, training, first start and tests use them; each has its faults.

They speak with codecs of their own, never with the drivers', so that a mistake cannot agree with itself.
"""
