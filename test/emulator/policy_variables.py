"""Policy variables, such as ${aws:PrincipalTag/product}, in conditions and resources of a policy.

A statement matches nothing if a variable of it has a key that the request lacks; "${key, 'default'}" gives a value.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
"""

import dataclasses
import re

from ministack.core import iam_evaluator

from emulator.patch import wrap

_VARIABLE = re.compile(r"\$\{([^},]+)(?:,\s*'([^']*)')?\}")
_LITERAL = {"*", "?", "$"}


class Unresolved(Exception):
    """A variable without a value and without a default."""


def expand(text, context):
    def value(match):
        key, default = match[1].strip(), match[2]
        if key in _LITERAL:
            return key
        found = iam_evaluator._resolve_condition_key(key, context)
        if found is None or isinstance(found, list):
            found = default
        if found is None:
            raise Unresolved(key)
        return str(found)

    return _VARIABLE.sub(value, text) if isinstance(text, str) and "${" in text else text


def expand_all(value, context):
    return [expand(v, context) for v in value] if isinstance(value, list) else expand(value, context)


@wrap(iam_evaluator, "_conditions_met")
def conditions_met(original, conditions, context):
    try:
        expanded = {
            operator: {key: expand_all(value, context) for key, value in keys.items()}
            for operator, keys in (conditions or {}).items()
        }
    except Unresolved:
        return False
    return original(expanded, context)


@wrap(iam_evaluator, "_first_match")
def first_match(original, context, statements, effect):
    """Expands resources with variables here, since the evaluator matches resources without the request."""
    ready = []
    for statement in statements:
        if any("${" in text for text in statement.resources + statement.not_resources):
            try:
                statement = dataclasses.replace(
                    statement,
                    resources=expand_all(statement.resources, context),
                    not_resources=expand_all(statement.not_resources, context),
                )
            except Unresolved:
                continue
        ready.append(statement)
    return original(context, ready, effect)
