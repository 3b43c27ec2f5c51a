"""Glue tables: a Description that was never set is omitted. Trino reads "" as a comment and then does not see a view.

https://docs.aws.amazon.com/glue/latest/webapi/API_Table.html
"""

from ministack.services import glue

from emulator.patch import wrap


@wrap(glue, "json_response")
def omit_empty_description(original, body, *args, **kwargs):
    for table in [body.get("Table"), *(body.get("TableList") or ())] if isinstance(body, dict) else ():
        if table and not table.get("Description", True):
            del table["Description"]
    return original(body, *args, **kwargs)
