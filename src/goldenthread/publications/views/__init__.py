"""Public pages, a module a page. Each is made from one edition and from nothing else."""
