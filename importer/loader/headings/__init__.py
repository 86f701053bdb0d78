"""What a table means: its header, which column fills which field, which lines are no rows."""
