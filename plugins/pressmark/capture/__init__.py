"""From what a keeper has (texts, tables) to records. Values in, values out: no files, no clock."""
