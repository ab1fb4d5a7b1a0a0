"""The pictures of `make pictures`: every page of the demo, at both widths, in both themes."""
