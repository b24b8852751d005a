"""Performance read from a pack: indicators, the overall status of priorities, risks."""
