"""listinglint says before upload which marketplace listings would be stopped, and by which words."""
