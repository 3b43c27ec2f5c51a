"""The AWS Price List of Amazon Bedrock: the rates of ledger/rates.csv that hold today, in every Region.

MiniStack has no Price List. Claude is in AmazonBedrockFoundationModels, its long prompts in AmazonBedrockService, the
models of Amazon are in AmazonBedrock, as public records show them (internal/pricelist/testdata). A rate of 0 has no
product.

https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_pricing_GetProducts.html
https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/price-changes.html
"""

import csv
import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

from emulator import contradictions

TARGET = "AWSPriceListService.GetProducts"
ROOT = Path(__file__).parents[2]
PAGE = 100

MARKETPLACE = {
    "input": "input_tokens",
    "output": "output_tokens",
    "cache_read": "cache_read_tokens",
    "cache_write_5m": "cache_write_tokens",
    "cache_write_1h": "cache_write_tokens_1h",
}
HYPHENS = {
    "input": "input-tokens",
    "output": "output-tokens",
    "cache_read": "cache-read-input-token-count",
    "cache_write_5m": "cache-write-input-token-count",
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
    with open(ROOT / path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def products(region, day):
    """Service, attributes, unit and price of each rate of a Region. Its own rate goes before that of any Region."""
    names = {line["model"]: line["name"] for line in reversed(read("internal/pricelist/models.csv"))}
    found = {}
    for rate in sorted(read("ledger/rates.csv"), key=lambda rate: rate["region"]):
        holds = rate["valid_from"] <= day and (not rate["valid_to"] or day < rate["valid_to"])
        if holds and rate["region"] in ("", region) and Decimal(rate["usd_per_million"]):
            service, attributes, unit, usd = product(names[rate["model"]], region, rate)
            found[service, *attributes.values()] = service, attributes, unit, usd
    made = list(found.values())
    if contradictions.planted(24):
        service, attributes, unit, usd = made[0]
        made[0] = service, attributes, unit, usd * 2
    return made


def product(name, region, rate):
    area, direction, number = region.split("-")
    prefix = f"{area}{direction[0]}{number}".upper()
    wide, long = rate["routing"] == "global", rate["min_prompt_tokens"] != "0"
    usd, claude = Decimal(rate["usd_per_million"]), rate["model"].startswith("anthropic.")
    if claude and not long:
        usage = f"{prefix}-MP:{prefix}_{MARKETPLACE[rate['token_kind']]}{'_global' if wide else ''}_standard-Units"
        attributes = {"usagetype": usage, "servicename": f"{name} (Amazon Bedrock Edition)"}
        return "AmazonBedrockFoundationModels", attributes, "1M tokens", usd
    usage = f"{prefix}-{name.replace(' ', '')}-{HYPHENS[rate['token_kind']]}"
    usage += ("-long-context" if long else "") + ("-cross-region-global" if wide else "")
    attributes = {"usagetype": usage, "servicename": "Amazon Bedrock"}
    if not name.startswith("Titan"):
        attributes["model"] = name
    return "AmazonBedrockService" if claude else "AmazonBedrock", attributes, "1K tokens", usd / 1000


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
