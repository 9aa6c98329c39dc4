"""What holds for all tests."""

from hypothesis import settings

# a shared machine may be slow at any moment; how fast things are is for benchmarks/ to say
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
