"""Alembic runs this file for each migration, on the connection that migrator.py passes."""

from alembic import context

from commitments.adapters.sql.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
