"""What each command does. They return values and take callbacks: `cli` alone prints."""
