"""Queries of cmd/prove where the account contradicts a belief about Athena.

The engine runs another query, whose result is what the check would read there.
"""

from emulator import contradictions

# The text that is replaced, and its replacement, by the belief.
REWRITES = {
    # A day that is projected in another form finds no folder.
    7: ("WHERE day IN (?)", "WHERE concat(day, day) IN (?)"),
    # A view that Athena does not see is an unknown table.
    8: ("FROM bedrock_malformed LIMIT 0", "FROM bedrock_unknown LIMIT 0"),
    # A request with two lines counts as one with two days.
    13: ("count(DISTINCT date) AS days", "count(date) AS days"),
    # A key that matches no field leaves the field NULL, as a missing key does.
    # No split is found.
    23: ("SELECT region, cache_write_split,", "SELECT region, 'assumed',"),
    22: ('{"aB":1}', "{}"),
    # The address leaves no object out.
    48: ('"$path" NOT IN (', "'' NOT IN ("),
}


def rewritten(query):
    for belief, (text, replacement) in REWRITES.items():
        if text in query and contradictions.planted(belief):
            query = query.replace(text, replacement)
    return query
