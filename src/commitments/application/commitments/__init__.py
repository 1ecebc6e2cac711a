"""One use case a file: what people do with a commitment."""
