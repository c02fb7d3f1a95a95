#!/usr/bin/env python3
"""Django's usual entrance, for tools that look for it; the same as the `onetoone` command."""

from onetoone.__main__ import main

if __name__ == "__main__":
    main()
