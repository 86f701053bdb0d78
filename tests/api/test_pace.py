"""The pace: even, shared by everybody, slower after a throttled reply."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import httpcore
import httpx
import pytest

from importer.api.pace import Limit, Pace
from importer.api.secrets import mask
from importer.api.wire import DEPARTING, PacedTransport

#: The interval of ten a second: a tenth, and a bit for clocks and timers.
TENTH = Pace(10).interval


def _gaps(times: list[float]) -> list[float]:
    return [round(after - before, 6) for before, after in pairwise(times)]


async def _turns(pace: Pace, count: int) -> list[float]:
    """The moments at which ``count`` callers who all come at once get their turns."""
    loop = asyncio.get_running_loop()
    times: list[float] = []

    async def one() -> None:
        await pace.turn()
        times.append(loop.time())

    await asyncio.gather(*(one() for _ in range(count)))
    return times


def test_starts_are_a_tenth_of_a_second_apart(leap):
    """Ten a second means one each 0.1 s, from the first on: no burst."""

    async def main():
        return await _turns(Pace(10), 25)

    assert _gaps(leap(main)) == pytest.approx([TENTH] * 24, abs=1e-3)
    assert 0.1 < TENTH < 1 / 9.8


def test_no_burst_after_idling(leap):
    """Turns that nobody took while idle are not made up for."""

    async def main():
        pace = Pace(10)
        await _turns(pace, 3)
        await asyncio.sleep(5)
        return await _turns(pace, 5)

    assert _gaps(leap(main)) == pytest.approx([TENTH] * 4, abs=1e-3)


def test_pause_holds_everybody(leap):
    """After a throttled reply nobody starts for the seconds it asked for."""

    async def main():
        pace = Pace(10)
        await pace.turn()
        began = asyncio.get_running_loop().time()
        pace.throttled(7)
        return [time - began for time in await _turns(pace, 3)]

    times = leap(main)
    assert times[0] == pytest.approx(7, abs=1e-3)
    assert _gaps(times) == pytest.approx([TENTH * 1.03] * 2, abs=1e-3)


def test_pause_reaches_who_is_already_waiting(leap):
    """A caller that waits for its turn when the pause begins waits for its end as well."""

    async def main():
        pace = Pace(10)
        loop = asyncio.get_running_loop()
        await pace.turn()
        began = loop.time()
        waiting = asyncio.create_task(_turns(pace, 1))
        await asyncio.sleep(0.05)
        pace.throttled(3)
        return (await waiting)[0] - began

    assert leap(main) == pytest.approx(3.05, abs=0.11)


def test_interval_grows_at_most_once_a_second(leap):
    """Twenty replies throttled together are one reason to slow down, not twenty."""

    async def main():
        pace = Pace(10)
        for _ in range(20):
            pace.throttled(0.2)
        first = pace.interval
        await asyncio.sleep(1.1)
        pace.throttled(0.2)
        return first, pace.interval

    first, second = leap(main)
    assert first == pytest.approx(TENTH * 1.03)
    assert second == pytest.approx(TENTH * 1.03**2)


def test_pace_creeps_back_but_never_past_the_set_rate(leap):
    """Accepted requests bring the set rate back, and no more than that."""

    async def main():
        pace = Pace(10)
        pace.throttled(0.2)
        slow = pace.interval
        pace.accepted()
        creeping = pace.interval
        for _ in range(5000):
            pace.accepted()
        return slow, creeping, pace.interval

    slow, creeping, back = leap(main)
    assert TENTH < creeping < slow
    assert back == TENTH


def test_interval_has_an_end(leap):
    """However often it is throttled, the pace stays within three times the interval."""

    async def main():
        pace = Pace(10)
        for _ in range(200):
            pace.throttled(0.2)
            await asyncio.sleep(1.5)
        return pace.interval

    assert leap(main) == pytest.approx(3 * TENTH)


class _Recorder(httpx.AsyncBaseTransport):
    """The far side of the transport: notes when each request arrives."""

    def __init__(self) -> None:
        self.arrivals: list[tuple[str, float]] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        now = asyncio.get_running_loop().time()
        self.arrivals.append((request.url.path, now))
        return httpx.Response(200)


@pytest.fixture
def through(leap):
    """Send so many requests at once through a limit; returns the moments of their arrival,
    counted from the first, and the limit."""

    def run(limit, count, meanwhile=None):
        async def main():
            far, made = _Recorder(), limit()
            transport = PacedTransport(far, {"x": made}, lambda _: "x", mask)
            helper = asyncio.create_task(meanwhile(made)) if meanwhile else None
            async with httpx.AsyncClient(transport=transport, base_url="http://api") as client:
                await asyncio.gather(*(client.get("/") for _ in range(count)))
            if helper:
                await helper
            return [time - far.arrivals[0][1] for _, time in far.arrivals]

        return leap(main)

    return run


def test_an_even_limit_has_no_burst(through):
    """Look-ups and deletes are an interval apart, from the first on."""
    assert _gaps(through(lambda: Limit(10), 25)) == pytest.approx([TENTH] * 24, abs=1e-3)


def test_a_pause_of_an_even_limit_reaches_who_is_already_waiting(through):
    """Nobody leaves before its end, and those who waited come evenly after it, not at once."""

    async def pause(limit):
        await asyncio.sleep(0.15)
        limit.throttled(5)
        assert limit.is_paused()

    times = through(lambda: Limit(10), 6, pause)
    assert times[:2] == pytest.approx([0, TENTH], abs=1e-3)
    assert times[2] >= 5.15 - 1e-3
    assert min(_gaps(times[2:])) >= TENTH - 1e-3


@pytest.mark.parametrize(("rate", "most"), [(10, 20), (0.5, 1), (2.5, 5)])
def test_nothing_leaves_past_the_limiter(through, rate, most):
    """Were the pace of the creates wrong, the limiter would hold them: twice the rate in the
    first second at most, which is all that a bucket can promise."""

    class Broken(Pace):
        async def turn(self):
            """At once, always."""

    times = through(lambda: Broken(rate), 30)
    assert sum(time < 1 for time in times) <= most
    assert times[-1] >= (30 - most) / rate - 1e-3


def test_each_operation_has_its_own_limit(leap):
    """Look-ups never slow creates down, and an operation without a limit is not held up."""

    async def main():
        far = _Recorder()
        paces = {"create": Pace(10), "list": Limit(10)}
        transport = PacedTransport(far, paces, lambda request: request.url.path.strip("/"), mask)
        async with httpx.AsyncClient(transport=transport, base_url="http://api") as client:
            paths = ["/create", "/list", "/token"] * 3
            await asyncio.gather(*(client.get(path) for path in paths))
        return far.arrivals

    arrivals = leap(main)
    first = min(time for _, time in arrivals)
    for path, expected in (
        ("/create", [0, TENTH, 2 * TENTH]),
        ("/list", [0, TENTH, 2 * TENTH]),
        ("/token", [0] * 3),
    ):
        assert [t - first for p, t in arrivals if p == path] == pytest.approx(expected, abs=1e-3)


def test_a_start_counts_from_when_the_request_leaves(leap):
    """Not from its turn: connecting takes its time, asking a proxy for the way as well."""

    class Connecting(_Recorder):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            hear = request.extensions["trace"]
            event = "http11.send_request_headers.started"
            await hear(event, {"request": httpcore.Request("CONNECT", "http://api")})
            await asyncio.sleep(0.3)
            await hear(event, {"request": httpcore.Request("POST", "http://api")})
            return await super().handle_async_request(request)

    async def main():
        pace = Pace(1)
        transport = PacedTransport(Connecting(), {"x": pace}, lambda _: "x", mask)
        loop = asyncio.get_running_loop()
        async with httpx.AsyncClient(transport=transport, base_url="http://api") as client:
            await client.get("/")
            began = loop.time()
            await pace.turn()
        return loop.time() - began

    assert leap(main) == pytest.approx(10 * TENTH, abs=1e-3)


def test_departing_is_told_when_the_request_leaves_and_not_before(leap):
    """What must be written down before a request leaves is written after its wait."""

    async def main():
        far = _Recorder()
        transport = PacedTransport(far, {"x": Pace(10)}, lambda _: "x", mask)
        loop = asyncio.get_running_loop()
        told: list[float] = []
        async with httpx.AsyncClient(transport=transport, base_url="http://api") as client:
            await client.get("/")
            await client.get("/", extensions={DEPARTING: lambda: told.append(loop.time())})
        return told, far.arrivals

    told, arrivals = leap(main)
    assert told == pytest.approx([arrivals[1][1]], abs=1e-5)
    assert told[0] - arrivals[0][1] == pytest.approx(TENTH, abs=1e-3)


def test_a_departing_that_refuses_keeps_the_request_here(leap):
    """Where the journal can't write the request down, the request does not leave."""

    async def main():
        far = _Recorder()
        transport = PacedTransport(far, {"x": Pace(10)}, lambda _: "x", mask)

        def refuse() -> None:
            raise RuntimeError("disk full")

        async with httpx.AsyncClient(transport=transport, base_url="http://api") as client:
            with pytest.raises(RuntimeError, match="disk full"):
                await client.get("/", extensions={DEPARTING: refuse})
        return far.arrivals

    assert leap(main) == []
