"""Tests of what packs say in tables of figures."""
