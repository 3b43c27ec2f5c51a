"""The AWS Price List of Amazon Bedrock."""

import json


def prices(aws, service, region):
    """The price of each usage type of a service in a Region."""
    pages = aws("pricing").get_paginator("get_products")
    wanted = {"Type": "TERM_MATCH", "Field": "regionCode", "Value": region}
    found = {}
    for page in pages.paginate(ServiceCode=service, FormatVersion="aws_v1", Filters=[wanted]):
        for product in map(json.loads, page["PriceList"]):
            (term,) = product["terms"]["OnDemand"].values()
            (price,) = term["priceDimensions"].values()
            attributes = product["product"]["attributes"]
            assert attributes["regionCode"] == region
            found[attributes["servicename"], attributes["usagetype"]] = price["unit"], price["pricePerUnit"]["USD"]
    return found


def test_rates_are_published_by_region(aws):
    claude = prices(aws, "AmazonBedrockFoundationModels", "us-west-2")
    opus = "Claude Opus 5.5 (Amazon Bedrock Edition)"
    assert claude[opus, "USW2-MP:USW2_cache_write_tokens_1h_global_standard-Units"] == ("1M tokens", "8.0000000000")
    assert claude[opus, "USW2-MP:USW2_input_tokens_standard-Units"] == ("1M tokens", "4.4000000000")
    amazon = prices(aws, "AmazonBedrock", "eu-west-1")
    assert amazon["Amazon Bedrock", "EUW1-TitanEmbeddingV2-Text-input-tokens"] == ("1K tokens", "0.0000200000")
