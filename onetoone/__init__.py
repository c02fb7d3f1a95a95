"""onetoone: better one-to-ones, and every promise kept."""

__version__ = "0.1.0"
