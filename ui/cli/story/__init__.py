"""`kasa story`: the two ports of stories over real processes, a real store and virtual devices."""
