"""What every journey here is held to: its browser complains of nothing and asks nobody else.  Here
is shown that this would be heard."""

from __future__ import annotations

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")


def test_what_the_policy_forbids_is_heard(tab, heard):
    """A picture of another server, a style and a script in the page: each is refused and told."""
    with tab.expect_console_message(lambda message: "script-src" in message.text):
        tab.evaluate(
            """() => {
                const picture = '<img src="http://127.0.0.1:9/x.png">';
                document.body.innerHTML += '<p style="color: red">' + picture;
                const script = document.createElement("script");
                script.textContent = "document.title = 'taken over'";
                document.body.append(script);
            }"""
        )
    playwright.expect(tab).not_to_have_title("taken over")
    for directive in ("img-src", "style-src", "script-src"):
        assert [text for text in heard.complaints if directive in text], directive
    heard.complaints.clear()
    heard.foreign.clear()


def test_a_request_to_another_machine_is_heard(tab, heard):
    """Of any tab; port 9 of this one stands for it."""
    other = tab.context.new_page()
    with pytest.raises(playwright.Error):
        other.goto("http://127.0.0.1:9/elsewhere")
    assert heard.foreign == ["http://127.0.0.1:9/elsewhere"]
    heard.complaints.clear()
    heard.foreign.clear()


def test_an_error_of_a_script_is_heard(tab, heard):
    """One that nobody catches."""
    with tab.expect_event("pageerror"):
        tab.evaluate("() => void setTimeout(() => { throw new Error('of a script') })")
    assert [text for text in heard.complaints if "of a script" in text]
    heard.complaints.clear()
