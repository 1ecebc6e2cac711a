"""The proof that nothing is lost and nothing is sent twice, while processes, the database and Slack fail."""
