"""What stands in front of every business call: token, IP, scope, quota, rate, in this order.

That a token is looked at before the parameters is observed; where the rest comes in between is
inferred.
"""

from __future__ import annotations

from collections.abc import Callable

from importer.sandbox.limits import Limit, limit_for, reset_value
from importer.sandbox.options import SandboxOptions
from importer.sandbox.tokens import Tokens
from importer.sandbox.wire import Answer, Wire


class Gateway:
    """Lets calls through or refuses them.  ``tokens`` hands the tokens out."""

    def __init__(self, options: SandboxOptions, wire: Wire, clock: Callable[[], float]) -> None:
        self.tokens = Tokens(options, clock)
        self._options = options
        self._wire = wire
        self._clock = clock
        self._limits: dict[str, Limit | None] = {}
        self._used = 0

    def refuse(
        self, authorization: str | None, operation: str, scope: str, speed: float
    ) -> Answer | None:
        """None for a call that may pass.  ``speed``: how many times the common rate this
        operation has; each operation is counted by itself."""
        options = self._options
        code = self.tokens.refusal(authorization)
        if code:
            return self._wire.refuse(code)
        if options.app_disabled:
            return self._wire.refuse(99991662)
        if options.ip_denied:
            return self._wire.refuse(99991401)
        if scope not in options.scopes:
            return self._wire.scope_missing(scope, options.app_id)
        if options.quota is not None and self._used >= options.quota:
            return self._wire.refuse(99991403)
        return self._throttle(operation, speed)

    def count(self) -> None:
        """A call went well: it counts towards the quota (refused ones do not)."""
        self._used += 1

    def _throttle(self, operation: str, speed: float) -> Answer | None:
        options = self._options
        if operation not in self._limits:
            self._limits[operation] = limit_for(options.window, options.limit * speed)
        limit = self._limits[operation]
        wait = limit.take(self._clock()) if limit else 0.0
        if limit is None or not wait:
            return None
        reset = reset_value(options.reset, wait)
        return self._wire.throttled(options.throttle_status, limit.cap, reset)
