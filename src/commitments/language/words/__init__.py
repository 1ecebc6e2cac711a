"""Word tables of the reader, by language and subject."""
