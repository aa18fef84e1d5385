"""Migrations: how a store of an earlier version becomes this one."""
