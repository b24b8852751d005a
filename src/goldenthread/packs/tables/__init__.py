"""Tables of figures, told by what their headings mean: which column says what, and the rows under it."""
