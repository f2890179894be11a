"""Page views: what each page shows, as values, before any template is asked."""
