"""What the checks share: the files of the repository, their syntax trees, and the contracts' verdicts."""
