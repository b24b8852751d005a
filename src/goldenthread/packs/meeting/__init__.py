"""The front of a pack: the meeting, its members, its deadlines and its agenda."""
