"""Alembic's environment: migrations run on the connection they are handed."""

from alembic import context

from scorecard.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=False,  # the caller's transaction holds all of it
)
context.run_migrations()
