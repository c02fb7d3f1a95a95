"""A serving process may be killed at any moment: what was answered is kept, and nothing is torn (figure R1)."""
