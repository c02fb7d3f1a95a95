"""One form does one thing, however often it is sent (figure R3)."""
