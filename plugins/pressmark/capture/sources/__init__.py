"""Readers: from an open file of each kind to the articles in it, one after the other.

Each takes an `Input` and gives `Source`s, or `Entry`s where the file only speaks of articles that
may lie in other files. What cannot be read is a source with a problem; nothing is raised.
"""
