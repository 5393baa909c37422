"""The labs: one folder each, and the packages that write, check and grade them."""
