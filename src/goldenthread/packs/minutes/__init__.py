"""Minutes: who was there, what was declared, moved, voted, decided and asked for."""
