"""What is shown and what is taken, field by field."""
