"""What each command does. They return values and take callbacks: `cli.py` alone prints."""
