"""The models, the profiles that AWS defines for them, and the target of a modelId.

https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
"""

import csv
from pathlib import Path
from typing import NamedTuple

from ministack.core.responses import get_account_id, get_region
from ministack.services import bedrock

GLOBAL = "global"

# The Regions to which the profiles of a geography route, beside the called one. AWS has fewer for some models; these
# are the widest sets. A destination need not be enabled in the account. No source names the destinations of amer.
DESTINATIONS = {
    "us": ["us-east-1", "us-east-2", "us-west-2"],
    "eu": ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"],
    "apac": ["ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2"],
    "jp": ["ap-northeast-1", "ap-northeast-3"],
    "au": ["ap-southeast-2", "ap-southeast-4"],
    "in": ["ap-south-1", "ap-south-2"],
    "ca": ["ca-central-1", "ca-west-1"],
    "amer": [],
    GLOBAL: [""],  # the empty Region stands for every commercial Region
}

# The Regions from which a profile may be called, by prefix and model. It is the program's own table: a mistake in the
# table is no mistake here.
with (Path(__file__).parents[2] / "catalog/system_profiles.csv").open() as table:
    SOURCES = {(row["prefix"], row["model"]): row["regions"].split() for row in csv.DictReader(table)}


class Model(NamedTuple):
    id: str
    name: str
    provider: str
    on_demand: bool = True  # callable by its own id, in the Region of the call
    embedding: bool = False


MODELS = {
    model.id: model
    for model in (
        Model("anthropic.claude-sonnet-4-5-20250929-v1:0", "Claude Sonnet 4.5", "Anthropic", on_demand=False),
        Model("anthropic.claude-haiku-4-5-20251001-v1:0", "Claude Haiku 4.5", "Anthropic", on_demand=False),
        Model("anthropic.claude-sonnet-4-6", "Claude Sonnet 4.6", "Anthropic", on_demand=False),
        Model("anthropic.claude-opus-4-5-20251101-v1:0", "Claude Opus 4.5", "Anthropic", on_demand=False),
        Model("anthropic.claude-opus-4-6-v1", "Claude Opus 4.6", "Anthropic", on_demand=False),
        Model("anthropic.claude-opus-4-7", "Claude Opus 4.7", "Anthropic", on_demand=False),
        Model("anthropic.claude-opus-4-8", "Claude Opus 4.8", "Anthropic", on_demand=False),
        Model("anthropic.claude-opus-5", "Claude Opus 5", "Anthropic", on_demand=False),
        Model("anthropic.claude-opus-5-5", "Claude Opus 5.5", "Anthropic", on_demand=False),
        Model("anthropic.claude-sonnet-5", "Claude Sonnet 5", "Anthropic", on_demand=False),
        Model("anthropic.claude-sonnet-5-5", "Claude Sonnet 5.5", "Anthropic", on_demand=False),
        Model("anthropic.claude-haiku-5-5", "Claude Haiku 5.5", "Anthropic", on_demand=False),
        Model("amazon.nova-2-lite-v1:0", "Nova 2 Lite", "Amazon"),
        Model("amazon.nova-lite-v1:0", "Nova Lite", "Amazon"),
        Model("amazon.nova-micro-v1:0", "Nova Micro", "Amazon"),
        Model("amazon.nova-pro-v1:0", "Nova Pro", "Amazon"),
        Model("amazon.titan-embed-text-v2:0", "Titan Text Embeddings V2", "Amazon", embedding=True),
    )
}


class Target(NamedTuple):
    """The target of a modelId: the resource itself, its model, and the foundation models of a profile."""

    arn: str
    model: Model | None
    behind: tuple[str, ...] = ()


def foundation_model(model, region):
    return f"arn:aws:bedrock:{region}::foundation-model/{model}"


def system_profile(profile, region=None):
    """The target of a profile that AWS defines, without a model that is not served; None when the Region lacks it."""
    prefix, _, model = profile.partition(".")
    region = region or get_region()
    if region not in SOURCES.get((prefix, model), ()):
        return None
    destinations = sorted({region, *DESTINATIONS[prefix]}, reverse=prefix == GLOBAL)
    arn = f"arn:aws:bedrock:{region}:{get_account_id()}:inference-profile/{profile}"
    return Target(arn, MODELS.get(model), tuple(foundation_model(model, d) for d in destinations))


def application_profile(profile):
    record = bedrock._inference_profiles_apps.get(profile)
    if record is None:
        return None
    behind = tuple(model["ModelArn"] for model in record["Models"])
    return Target(record["InferenceProfileArn"], MODELS[behind[0].rpartition("/")[2]], behind)


def resolve(model_id):
    """The target of a modelId in this account and Region; None when there is none."""
    kind, name = "", model_id
    if model_id.startswith("arn:"):
        parts = model_id.split(":", 5)
        if len(parts) < 6 or parts[:4] != ["arn", "aws", "bedrock", get_region()]:
            return None
        kind, _, name = parts[5].partition("/")
        if parts[4] != ("" if kind == "foundation-model" else get_account_id()):
            return None
    if kind == "application-inference-profile":
        return application_profile(name)
    if kind in ("", "foundation-model") and name in MODELS:
        return Target(foundation_model(name, get_region()), MODELS[name])
    if kind in ("", "inference-profile"):
        target = system_profile(name)
        return target if target and target.model else None
    return None


def named_arn(model_id):
    """The ARN that IAM checks for a modelId, also for one without a target."""
    if target := resolve(model_id):
        return target.arn
    if model_id.startswith("arn:"):
        return model_id
    return foundation_model(model_id, get_region())


bedrock._INFERENCE_PROFILE_PREFIXES = tuple(DESTINATIONS)
bedrock._CATALOG[:] = [
    (m.id, m.name, m.provider, ["TEXT"], ["EMBEDDING" if m.embedding else "TEXT"], not m.embedding)
    for m in MODELS.values()
]
