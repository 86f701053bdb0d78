"""The commands that go on with a run, as sentences print them: whoever runs one reaches the
journal that the run is in."""

from __future__ import annotations

from collections.abc import Mapping

from importer.model.numbers import Numbers
from importer.model.run import Purpose, Run
from importer.model.settings import BRANDS, SANDBOX_TENANT, is_loopback
from importer.texts import typed


def resume_command(run: Run) -> str:
    """The command that continues a run."""
    return f"device-importer resume {typed(run.run_id)}{reaching(run)}"


def import_command(run: Run, reach: str | None = None) -> str:
    """The command that reads a run's file once more, as it was read; ``reach`` instead of
    ``reaching`` it."""
    verb = "update" if run.purpose is Purpose.UPDATE else "run"
    both = " --update" if run.purpose is Purpose.BOTH else ""
    way = reaching(run) if reach is None else reach
    given = f" {run.layout.given}" if run.layout.given else ""
    return f"device-importer {verb} {typed(run.path)}{both}{way}{given}"


def undo_command(run: Run, rows: Numbers | None = None) -> str:
    """The command that takes a run back, or these rows of it."""
    part = f" --rows {typed(rows.text(run.layout))}" if rows is not None else ""
    return f"device-importer undo {typed(run.run_id)}{part}{reaching(run)}"


def reaching(run: Run) -> str:
    """The option by which another command reaches a run's tenant, with a space before it."""
    place = run.tenant.split(" ")[0]
    if run.tenant == SANDBOX_TENANT:
        return " --sandbox"
    brand = next((name for name, url in BRANDS.items() if url == f"https://{place}"), None)
    scheme = "http" if is_loopback(f"http://{place}") else "https"
    return f" --brand {brand}" if brand else f" --base-url {typed(f'{scheme}://{place}')}"


def environment_of(run: Run, environment: Mapping[str, str]) -> tuple[str, ...]:
    """What has to be set for such a command and is not, as ``NAME=value``: the app and, of a
    store app, the tenant.  Neither is a secret."""
    if run.tenant == SANDBOX_TENANT:
        return ()
    _, *keys = run.tenant.split(" ")
    names = ("FEISHU_APP_ID", "FEISHU_TENANT_KEY")
    wanted = dict(zip(names, keys, strict=False))
    return tuple(
        f"{name}={value}"
        for name, value in wanted.items()
        if environment.get(name, "").strip() != value
    )
