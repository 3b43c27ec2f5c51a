"""Queries of cmd/prove where the account contradicts a belief about Athena.

The engine runs another query, whose result is what the check would read there.
"""

from emulator import contradictions

# The text that is replaced, and its replacement, by the belief.
REWRITES = {
    # A key that matches no field leaves the field NULL, as a missing key does.
    # No split is found.
    23: ("SELECT region, cache_write_split,", "SELECT region, 'assumed',"),
    22: ('{"aB":1}', "{}"),
}


def rewritten(query):
    for belief, (text, replacement) in REWRITES.items():
        if text in query and contradictions.planted(belief):
            query = query.replace(text, replacement)
    return query
