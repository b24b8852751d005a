"""Delivery read from a pack: plans with who is responsible and by when, and what services did by quarter."""
