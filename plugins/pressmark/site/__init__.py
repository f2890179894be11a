"""The site: Pelican adapters, page views, and the one writer."""
