"""The small modules that the Rosetta repository's notebooks import as ``common``."""
