"""Pressmark: news articles and what is known of them, made into a static archive to cite."""

__version__ = "0.1.0"
