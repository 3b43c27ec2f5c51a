"""The AWS Price List of Amazon Bedrock: the lines of ledger/rates that hold today, in every Region.

MiniStack has no Price List. Models that AWS Marketplace bills are in AmazonBedrockFoundationModels, long prompts of
Claude in AmazonBedrockService, the other models in AmazonBedrock, with the usage types that public records show
(internal/pricelist/testdata). A price of 0 has no product. A price that is not Global is one product for Geo and
in-Region calls; where the two differ, that of Geo is marked.

https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_pricing_GetProducts.html
https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/price-changes.html
"""

import csv
import datetime as dt
import functools
import json
from decimal import Decimal
from pathlib import Path

from emulator import contradictions

TARGET = "AWSPriceListService.GetProducts"
ROOT = Path(__file__).parents[2]
PAGE = 100

MARKETPLACE = {"ai21", "anthropic", "cohere", "openai", "writer"}
SNAKE = {
    "input": "input_tokens",
    "output": "output_tokens",
    "cache_read": "cache_read_tokens",
    "cache_write_5m": "cache_write_tokens",
    "cache_write_30m": "cache_write_tokens_30m",
    "cache_write_1h": "cache_write_tokens_1h",
}
HYPHENS = {
    "input": "input-tokens",
    "output": "output-tokens",
    "cache_read": "cache-read-input-token-count",
    "cache_write_5m": "cache-write-input-token-count",
    "cache_write_30m": "cache-write-tokens-30m",
    "cache_write_1h": "cache-write-1h-input-token-count",
}


def answer(headers, body):
    """The answer to GetProducts with a filter on the Region; None for another request."""
    if headers.get("x-amz-target") != TARGET:
        return None
    request = json.loads(body)
    (wanted,) = [f["Value"] for f in request["Filters"] if f["Field"] == "regionCode"]
    listed = [p for p in products(wanted, dt.datetime.now(dt.UTC).date().isoformat()) if p[0] == request["ServiceCode"]]
    start = int(request.get("NextToken") or 0)
    page = {"FormatVersion": "aws_v1", "PriceList": [entry(wanted, *p) for p in listed[start : start + PAGE]]}
    if start + PAGE < len(listed):
        page["NextToken"] = str(start + PAGE)
    return 200, {"Content-Type": "application/x-amz-json-1.1"}, json.dumps(page).encode()


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def products(region, day):
    """Service, attributes, unit and price of each price of a Region."""
    made = published(region, day)
    if contradictions.planted(24):
        service, attributes, unit, usd = made[0]
        return [(service, attributes, unit, usd * 2), *made[1:]]
    return made


@functools.cache
def published(region, day):
    names = {line["model"]: line["name"] for line in reversed(read(ROOT / "internal/pricelist/models.csv"))}
    found = {}
    charged = charges(region, day)
    for (model, routing, tier, least, kind), usd in charged.items():
        same = charged.get((model, "regional", tier, least, kind)) == usd
        in_region = charged.get((model, "regional", tier, band(charged, model, tier, least), kind))
        if not usd or (routing == "geo" and same):
            continue
        marked = routing == "global" or (routing == "geo" and in_region is not None)
        service, attributes, unit, usd = product(
            names[model], region, model, routing if marked else "", tier, least != 0, kind, usd
        )
        found[service, *attributes.values()] = service, attributes, unit, usd
    return list(found.values())


def charges(region, day):
    """The prices that a Region's calls are charged, of all bands: its own lines go before those without Region."""
    lines = {}
    for file in sorted((ROOT / "ledger/rates").glob("*.csv")):
        for line in read(file):
            if (
                line["region"] in ("", region)
                and line["valid_from"] <= day
                and (not line["valid_to"] or day < line["valid_to"])
            ):
                offer = line["model"], line["routing"], line["tier"]
                lines.setdefault(offer, {"": {}, region: {}})[line["region"]][int(line["min_prompt_tokens"])] = line
    charged = {}
    for offer, found in lines.items():
        first = min(found[region], default=None)
        bands = {least: line for least, line in found[""].items() if first is None or least < first} | found[region]
        for least, line in bands.items():
            for kind in SNAKE:
                if line[kind]:
                    charged[*offer, least, kind] = Decimal(line[kind])
    return charged


def band(charged, model, tier, prompt):
    """The band of in-Region lines that charges a prompt."""
    own = [least for other, routing, t, least, _ in charged if (other, routing, t) == (model, "regional", tier)]
    return max((least for least in own if least <= prompt), default=0)


def product(name, region, model, routing, tier, long, kind, usd):
    """A price as a product: service, attributes, unit and price a unit."""
    area, direction, number = region.split("-")
    prefix = f"{area}{direction[0]}{number}".upper()
    provider = model.partition(".")[0]
    if provider in MARKETPLACE and not (provider == "anthropic" and long):
        usage = (
            SNAKE[kind]
            + ("_long_ctx" if long else "")
            + (f"_{routing}" if routing else "")
            + "_"
            + tier.replace("-", "_")
        )
        attributes = {
            "usagetype": f"{prefix}-MP:{prefix}_{usage}-Units",
            "servicename": f"{name} (Amazon Bedrock Edition)",
        }
        return "AmazonBedrockFoundationModels", attributes, "1M tokens", usd
    usage = f"{prefix}-{name.replace(' ', '')}-{HYPHENS[kind]}" + ("-long-context" if long else "")
    usage += (f"-{tier}" if tier != "standard" else "") + (f"-cross-region-{routing}" if routing else "")
    attributes = {"usagetype": usage, "servicename": "Amazon Bedrock"}
    if not name.startswith("Titan"):
        attributes["model"] = name + (" Latency Optimized" if tier == "latency-optimized" else "")
    return "AmazonBedrockService" if provider == "anthropic" else "AmazonBedrock", attributes, "1K tokens", usd / 1000


def entry(region, service, attributes, unit, usd):
    """A product as the text of an entry of the list."""
    price = {"unit": unit, "beginRange": "0", "endRange": "Inf", "pricePerUnit": {"USD": f"{usd:.10f}"}}
    return json.dumps(
        {
            "serviceCode": service,
            "product": {"attributes": {"servicecode": service, "regionCode": region} | attributes},
            "terms": {"OnDemand": {"SKU.JRTCKXETXF": {"priceDimensions": {"SKU.JRTCKXETXF.6YS6EN2CT7": price}}}},
        }
    )
