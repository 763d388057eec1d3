"""What alembic runs: the migrations, on the connection that `kiosk.eligibility.database` opened, in its transaction."""

from alembic import context

from kiosk.eligibility.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
