"""Every sentence that people see: one catalogue a language, and the formatter."""
