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
    tokyo = prices(aws, "AmazonBedrock", "ap-northeast-1")
    assert tokyo["Amazon Bedrock", "APN1-TitanEmbeddingV2-Text-input-tokens"] == ("1K tokens", "0.0000290000")


def test_rates_are_published_by_tier_and_band(aws):
    marketplace = prices(aws, "AmazonBedrockFoundationModels", "us-west-2")
    astra = "OpenAI GPT-6 Astra (Amazon Bedrock Edition)"
    assert marketplace[astra, "USW2-MP:USW2_cache_write_tokens_30m_global_standard-Units"] == (
        "1M tokens",
        "12.5000000000",
    )
    assert marketplace[astra, "USW2-MP:USW2_input_tokens_long_ctx_standard-Units"] == ("1M tokens", "22.0000000000")
    amazon = prices(aws, "AmazonBedrock", "us-east-1")
    assert amazon["Amazon Bedrock", "USE1-Qwen332B-input-tokens-priority"] == ("1K tokens", "0.0002625000")
    assert amazon["Amazon Bedrock", "USE1-NovaPro-input-tokens-latency-optimized"] == ("1K tokens", "0.0010000000")
