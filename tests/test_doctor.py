"""What the doctor makes of the answer to its deliberately invalid create."""

from __future__ import annotations

import pytest

from importer.doctor import _write
from importer.model.exchange import Reply


@pytest.mark.parametrize(
    ("reply", "slug"),
    [
        (Reply(400, 1785007, "invalid"), "doctor.write"),
        (Reply(400, 424242, "what?"), "doctor.write-odd"),
        (Reply(400, 99992351, "too long", names_field=True), "doctor.write-odd"),
        (Reply(500, 1780001, "error"), "doctor.write-odd"),
        (Reply(400, 99991699, "gateway"), "stop.gateway"),
        (Reply(403, None, "blocked"), "stop.not-the-api"),
        (Reply(400, 99991672, "denied"), "stop.scope"),
        (Reply(200, 0, record_id="71"), "doctor.created"),
    ],
)
def test_what_the_answer_to_an_invalid_create_shows(reply, slug):
    """The documented refusal proves the permission; an unknown one proves nothing."""
    assert _write(reply).slug == slug
