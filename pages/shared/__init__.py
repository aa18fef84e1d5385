"""What every screen shares: context, navigation, sign-in, filters, tables, downloads."""
