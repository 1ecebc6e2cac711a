"""Export, erasure and retention of what people wrote and who they are."""
