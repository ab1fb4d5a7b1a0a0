"""Addresses by subject: what is read, and the verbs."""
