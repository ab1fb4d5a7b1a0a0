"""Real servers and other furniture of the tests."""
