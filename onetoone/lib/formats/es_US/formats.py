"""Spanish where clocks have twelve hours: Django's Spanish has twenty-four everywhere."""

TIME_FORMAT = "f\N{NO-BREAK SPACE}a"
DATETIME_FORMAT = r"j \d\e F \d\e Y, f" "\N{NO-BREAK SPACE}a"
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
