"""The resource types of each Region.

A template with a type that the Region lacks is refused before anything is created, and DescribeType does not find it.
The types are those of each Region's registry, as cfn-lint publishes them. A Region without schemas has every type.

https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeType.html
https://github.com/aws-cloudformation/cfn-lint/tree/v1.58.0/src/cfnlint/data/schemas/providers
"""

import functools
import importlib.util
import json
from pathlib import Path

from ministack.core.responses import get_region
from ministack.services.cloudformation import changesets, engine, handlers, helpers

from emulator import contradictions
from emulator.patch import wrap

SCHEMAS = Path(importlib.util.find_spec("cfnlint").origin).parent / "data" / "schemas" / "providers"
OUTSIDE = ("Custom::", "AWS::CDK::", "AWS::CloudFormation::CustomResource")  # in no registry, and in every Region


@functools.cache
def types_of(region):
    """The types of a Region; None where they are not known."""
    file = SCHEMAS / f"{region}.json"
    return frozenset(json.loads(file.read_text())) if file.exists() else None


def exists(name, region):
    known = types_of(region)
    return known is None or name in known


@wrap(engine, "validate_template_support")
def validate(original, template, conditions, params=None):
    types = {r.get("Type", "") for r in (template.get("Resources") or {}).values() if isinstance(r, dict)}
    missing = [t for t in sorted(types) if not t.startswith(OUTSIDE) and not exists(t, get_region())]
    if missing:
        raise ValueError(f"Template format error: Unrecognized resource types: [{', '.join(missing)}]")
    return original(template, conditions, params)


changesets.validate_template_support = engine.validate_template_support
handlers.validate_template_support = engine.validate_template_support


def describe_type(params):
    kind, name = helpers._p(params, "Type"), helpers._p(params, "TypeName")
    if kind != "RESOURCE" or not name:
        return helpers._error("ValidationError", "Type must be RESOURCE, and TypeName is required")
    if not exists(name, get_region()) and not contradictions.planted(6):
        return helpers._error("TypeNotFoundException", f"The type '{name}' cannot be found.", 404)
    described = f"<Type>RESOURCE</Type><TypeName>{helpers._esc(name)}</TypeName><Visibility>PUBLIC</Visibility>"
    return helpers._xml(200, "DescribeTypeResponse", f"<DescribeTypeResult>{described}</DescribeTypeResult>")


handlers._ACTION_HANDLERS["DescribeType"] = describe_type
