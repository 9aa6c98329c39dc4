"""How good are the proposals? A random sample for a person to read, and what was read so far."""
