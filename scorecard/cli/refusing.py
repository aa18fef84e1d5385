"""Refusals on the command line: the sentence on the error output, and the exit code."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from scorecard.domain.errors import RefusedFile, UserError
from scorecard.settings import SettingsError

REFUSED, WRONG_USAGE = 1, 2


class Refusing(TyperGroup):
    """All the commands: a refusal is its sentence on the error output and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except SettingsError as refusal:
            typer.echo(str(refusal), err=True)
            raise typer.Exit(WRONG_USAGE) from None
        except UserError as refusal:
            for finding in refusal.findings if isinstance(refusal, RefusedFile) else ():
                typer.echo(finding.sentence(), err=True)
            typer.echo(refusal.sentence, err=True)
            raise typer.Exit(REFUSED) from None
