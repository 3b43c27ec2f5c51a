-- The rate card: list prices before discounts, in US dollars a million tokens, for calls from valid_from until the day before
-- valid_until and for prompts of one band. NULL is unknown. Its source is the folder ledger/rates of the repository. A price that
-- changes is a new row, and calls keep the price of their day. A text is a row of every Region that it names.
SELECT
  rate[1] AS model,
  rate[2] AS routing,
  region,
  rate[4] AS tier,
  coalesce(CAST(nullif(rate[5], '') AS bigint), 0) AS min_prompt_tokens,
  coalesce(CAST(nullif(rate[6], '') AS bigint), 9223372036854775807) AS max_prompt_tokens,
  CAST(rate[7] AS date) AS valid_from,
  coalesce(CAST(nullif(rate[8], '') AS date), DATE '9999-12-31') AS valid_until,
  CAST(nullif(rate[9], '') AS decimal(18,6)) AS usd_input,
  CAST(nullif(rate[10], '') AS decimal(18,6)) AS usd_output,
  CAST(nullif(rate[11], '') AS decimal(18,6)) AS usd_cache_read,
  CAST(nullif(rate[12], '') AS decimal(18,6)) AS usd_cache_write_5m,
  CAST(nullif(rate[13], '') AS decimal(18,6)) AS usd_cache_write_30m,
  CAST(nullif(rate[14], '') AS decimal(18,6)) AS usd_cache_write_1h,
  substr(split_part('2026-08-20 https://github.com/aToy0m0/bedrock-pricing/blob/42777bfb4089b919a1e6a9d79ac6a89b08dc0cdf/docs/data.json|2026-10-06 https://github.com/YutaOkoshi/aws-bedrock-quick-reference/blob/53960401d75acaa5e5d308a9a45239dc146c0a50/data/prices.json|2026-11-28 litellm 1.110.2|2026-11-01 https://aws.amazon.com/bedrock/pricing/|2026-07-24 https://github.com/ajinkyak423/aws-bedrock-pricing-data/blob/86fc3c1bc9a2f90d9cb1089a87ff3277f7d89b99/bedrock_n_level_pricing.json|2026-11-28 litellm 1.110.2; genai-prices 0.2.3|2026-11-28 genai-prices 0.2.3', '|', CAST(rate[15] AS bigint)), 12) AS source,
  CAST(substr(split_part('2026-08-20 https://github.com/aToy0m0/bedrock-pricing/blob/42777bfb4089b919a1e6a9d79ac6a89b08dc0cdf/docs/data.json|2026-10-06 https://github.com/YutaOkoshi/aws-bedrock-quick-reference/blob/53960401d75acaa5e5d308a9a45239dc146c0a50/data/prices.json|2026-11-28 litellm 1.110.2|2026-11-01 https://aws.amazon.com/bedrock/pricing/|2026-07-24 https://github.com/ajinkyak423/aws-bedrock-pricing-data/blob/86fc3c1bc9a2f90d9cb1089a87ff3277f7d89b99/bedrock_n_level_pricing.json|2026-11-28 litellm 1.110.2; genai-prices 0.2.3|2026-11-28 genai-prices 0.2.3', '|', CAST(rate[15] AS bigint)), 1, 10) AS date) AS checked_on
FROM (
  SELECT split(text, '|') AS rate
  FROM UNNEST(split('ai21.j2-mid-v1|regional|us-east-1 us-west-2|standard|||2024-01-01||12.5|12.5|||||1
ai21.j2-ultra-v1|regional|us-east-1 us-west-2|standard|||2024-01-01||18.8|18.8|||||1
ai21.jamba-1-5-large-v1:0|regional|eu-central-1 us-east-1|standard|||2025-01-02||2|8|||||1
ai21.jamba-1-5-mini-v1:0|regional|eu-central-1 us-east-1|standard|||2025-01-02||0.2|0.4|||||1
ai21.jamba-instruct-v1:0|regional|us-east-1|standard|||2024-01-01||0.5|0.7|||||1
amazon.nova-2-lite-v1:0|global|ap-east-2|standard|||2025-12-07||0.36|3.01|||||1
amazon.nova-2-lite-v1:0|global|ap-northeast-1|standard|||2025-12-07||0.36|3.01|||||2
amazon.nova-2-lite-v1:0|global|ap-northeast-2|standard|||2025-12-07||0.36|2.96|||||2
amazon.nova-2-lite-v1:0|global|ap-south-1|standard|||2025-12-07||0.35|2.95|||||2
amazon.nova-2-lite-v1:0|global|ap-southeast-1|standard|||2025-12-07||0.41|3.39|||||2
amazon.nova-2-lite-v1:0|global|ap-southeast-2|standard|||2025-12-07||0.32|2.63|||||2
amazon.nova-2-lite-v1:0|global|ap-southeast-3|standard|||2025-12-07||0.32|2.64|||||1
amazon.nova-2-lite-v1:0|global|ap-southeast-4|standard|||2025-12-07||0.33|2.71|||||1
amazon.nova-2-lite-v1:0|global|ap-southeast-5 ap-southeast-7|standard|||2025-12-07||0.41|3.39|||||1
amazon.nova-2-lite-v1:0|global|ap-southeast-6|standard|||2025-12-07||0.32|2.63|||||1
amazon.nova-2-lite-v1:0|global|ca-central-1|standard|||2025-12-07||0.32|2.67|||||2
amazon.nova-2-lite-v1:0|global|ca-west-1|standard|||2025-12-07||0.34|2.81|||||1
amazon.nova-2-lite-v1:0|global|eu-central-1|standard|||2025-12-07||0.39|3.27|||||2
amazon.nova-2-lite-v1:0|global|eu-north-1|standard|||2025-12-07||0.33|2.72|||||2
amazon.nova-2-lite-v1:0|global|eu-south-1|standard|||2025-12-07||0.481|4.1|||||1
amazon.nova-2-lite-v1:0|global|eu-south-2|standard|||2025-12-07||0.33|2.75|||||1
amazon.nova-2-lite-v1:0|global|eu-west-1|standard|||2025-12-07||0.34|2.87|||||2
amazon.nova-2-lite-v1:0|global|eu-west-2|standard|||2025-12-07||0.42|3.52|||||2
amazon.nova-2-lite-v1:0|global|eu-west-3|standard|||2025-12-07||0.44|3.69|||||2
amazon.nova-2-lite-v1:0|global|il-central-1|standard|||2025-12-07||0.38|3.13|||||1
amazon.nova-2-lite-v1:0|global|me-central-1|standard|||2025-12-07||0.3|2.5|0.075|0||0|1
amazon.nova-2-lite-v1:0|global|me-central-1 us-east-1 us-east-2 us-west-2|priority|||2026-10-01||0.525|4.375|0.13125|0||0|3
amazon.nova-2-lite-v1:0|global|me-central-1 us-east-1 us-east-2 us-west-2|batch|||2026-10-01||0.15|1.25|||||3
amazon.nova-2-lite-v1:0|global|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.3|2.5|0.075|0||0|2
amazon.nova-2-lite-v1:0|global|us-west-1|standard|||2025-12-07||0.39|3.21|||||2
amazon.nova-2-lite-v1:0|geo|ap-northeast-1|standard|||2025-12-02||0.396|3.311|0.099|0||0|2
amazon.nova-2-lite-v1:0|geo|ap-northeast-1|priority|||2025-12-02||0.693|5.79425|0.17325|0||0|2
amazon.nova-2-lite-v1:0|geo|ap-northeast-1|flex|||2025-12-02||0.198|1.6555|0.0495|0||0|2
amazon.nova-2-lite-v1:0|geo|ap-northeast-1|batch|||2025-12-02||0.198|1.6555|||||2
amazon.nova-2-lite-v1:0|geo|ca-central-1|standard|||2025-12-02||0.352|2.97|0.088|0||0|2
amazon.nova-2-lite-v1:0|geo|ca-central-1|priority|||2025-12-02||0.616|5.1975|||||2
amazon.nova-2-lite-v1:0|geo|ca-central-1|flex|||2025-12-02||0.176|1.485|||||2
amazon.nova-2-lite-v1:0|geo|ca-central-1|batch|||2025-12-02||0.176|1.4685|||||2
amazon.nova-2-lite-v1:0|geo|ca-west-1|standard|||2025-12-02||0.374|3.091|||||1
amazon.nova-2-lite-v1:0|geo|ca-west-1|batch|||2025-12-02||0.187|1.9505|||||1
amazon.nova-2-lite-v1:0|geo|eu-central-1|standard|||2025-12-02||0.429|3.597|0.10725|0||0|2
amazon.nova-2-lite-v1:0|geo|eu-central-1|priority|||2025-12-02||0.75075|6.29475|||||2
amazon.nova-2-lite-v1:0|geo|eu-central-1|flex|||2025-12-02||0.2145|1.7985|||||2
amazon.nova-2-lite-v1:0|geo|eu-central-1|batch|||2025-12-02||0.2145|1.9785|||||2
amazon.nova-2-lite-v1:0|geo|eu-north-1|standard|||2025-12-02||0.363|2.992|0.09075|0||0|2
amazon.nova-2-lite-v1:0|geo|eu-north-1|priority|||2025-12-02||0.63525|5.236|||||2
amazon.nova-2-lite-v1:0|geo|eu-north-1|flex|||2025-12-02||0.1815|1.496|||||2
amazon.nova-2-lite-v1:0|geo|eu-north-1|batch|||2025-12-02||0.1815|1.496|||||2
amazon.nova-2-lite-v1:0|geo|eu-south-1|standard|||2025-12-02||0.528|4.411|||||1
amazon.nova-2-lite-v1:0|geo|eu-south-1|batch|||2025-12-02||0.264|2.2055|||||1
amazon.nova-2-lite-v1:0|geo|eu-south-2|standard|||2025-12-02||0.363|3.205|||||1
amazon.nova-2-lite-v1:0|geo|eu-south-2|batch|||2025-12-02||0.1815|1.5125|||||1
amazon.nova-2-lite-v1:0|geo|eu-west-1|standard|||2025-12-02||0.374|3.157|0.0935|0||0|2
amazon.nova-2-lite-v1:0|geo|eu-west-1|priority|||2025-12-02||0.6545|5.52475|||||2
amazon.nova-2-lite-v1:0|geo|eu-west-1|flex|||2025-12-02||0.187|1.5785|||||2
amazon.nova-2-lite-v1:0|geo|eu-west-1|batch|||2025-12-02||0.187|1.5785|||||2
amazon.nova-2-lite-v1:0|geo|eu-west-3|standard|||2025-12-02||0.484|4.059|0.121|0||0|2
amazon.nova-2-lite-v1:0|geo|eu-west-3|priority|||2025-12-02||0.847|7.10325|||||2
amazon.nova-2-lite-v1:0|geo|eu-west-3|flex|||2025-12-02||0.242|2.0295|||||2
amazon.nova-2-lite-v1:0|geo|eu-west-3|batch|||2025-12-02||0.242|2.0295|||||2
amazon.nova-2-lite-v1:0|geo|us-east-1 us-east-2 us-west-2|standard|||2025-12-02||0.33|2.75|0.0825|0||0|4
amazon.nova-2-lite-v1:0|geo|us-east-1 us-east-2 us-west-2|priority|||2025-12-02||0.5775|4.8125|0.144375|0||0|2
amazon.nova-2-lite-v1:0|geo|us-east-1 us-east-2 us-west-2|flex|||2025-12-02||0.165|1.375|0.04125|0||0|2
amazon.nova-2-lite-v1:0|geo|us-east-1|batch|||2025-12-02||0.165|1.375|||||2
amazon.nova-2-lite-v1:0|geo|us-east-2|batch|||2025-12-02||0.1595|1.342|||||2
amazon.nova-2-lite-v1:0|geo|us-west-1|standard|||2025-12-02||0.429|3.351|0.10725|0||0|2
amazon.nova-2-lite-v1:0|geo|us-west-1|priority|||2025-12-02||0.75075|5.86425|||||2
amazon.nova-2-lite-v1:0|geo|us-west-1|flex|||2025-12-02||0.2145|1.6755|||||2
amazon.nova-2-lite-v1:0|geo|us-west-1|batch|||2025-12-02||0.2145|1.6755|||||2
amazon.nova-2-lite-v1:0|geo|us-west-2|batch|||2025-12-02||0.1595|1.3255|||||2
amazon.nova-2-lite-v1:0|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-02||0.33|2.75|0.0825|0||0|4
amazon.nova-2-pro-preview-20251202-v1:0|global|ap-east-2 ap-northeast-1|standard|||2026-08-20||1.51|12.5|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|ap-northeast-2|standard|||2026-08-20||1.48|11.84|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|ap-south-1|standard|||2026-08-20||1.48|11.8|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|ap-southeast-1 ap-southeast-5 ap-southeast-7|standard|||2026-08-20||1.69|13.56|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|ap-southeast-2|standard|||2026-08-20||1.31|10.51|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|ap-southeast-3|standard|||2026-08-20||1.32|10.56|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|ap-southeast-4|standard|||2026-08-20||1.36|10.84|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|ca-central-1|standard|||2026-08-20||1.33|10.66|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|ca-west-1|standard|||2026-08-20||1.41|11.26|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|eu-central-1|standard|||2026-08-20||1.63|13.08|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|eu-north-1|standard|||2026-08-20||1.36|10.87|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|eu-south-1|standard|||2026-08-20||2.01|16.05|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|eu-south-2|standard|||2026-08-20||1.38|11.02|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|eu-west-1|standard|||2026-08-20||1.43|11.47|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|eu-west-2|standard|||2026-08-20||1.76|14.07|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|eu-west-3|standard|||2026-08-20||1.84|14.74|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|il-central-1|standard|||2026-08-20||1.56|12.51|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|me-central-1|standard|||2026-08-20||1.25|10.02|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|us-east-1 us-east-2 us-west-2|standard|||2026-08-20||1.25|10|||||1
amazon.nova-2-pro-preview-20251202-v1:0|global|us-west-1|standard|||2026-08-20||1.61|12.84|||||1
amazon.nova-2-pro-preview-20251202-v1:0|geo|ca-central-1|standard|||2026-08-20||1.463|11.726|||||1
amazon.nova-2-pro-preview-20251202-v1:0|geo|ca-central-1|batch|||2026-08-20||0.7315|5.863|||||1
amazon.nova-2-pro-preview-20251202-v1:0|geo|ca-west-1|standard|||2026-08-20||1.551|12.386|||||1
amazon.nova-2-pro-preview-20251202-v1:0|geo|ca-west-1|batch|||2026-08-20||0.7755|6.193|||||1
amazon.nova-2-pro-preview-20251202-v1:0|geo|us-east-1 us-east-2 us-west-2|standard|||2026-08-20||1.375|11|0.34375||||1
amazon.nova-2-pro-preview-20251202-v1:0|geo|us-east-1 us-east-2 us-west-2|priority|||2026-10-01||2.40625|19.25|||||3
amazon.nova-2-pro-preview-20251202-v1:0|geo|us-east-1 us-east-2 us-west-2|batch|||2026-08-20||0.6875|5.5|||||1
amazon.nova-2-pro-preview-20251202-v1:0|geo|us-west-1|standard|||2026-08-20||1.771|14.124|||||1
amazon.nova-2-pro-preview-20251202-v1:0|geo|us-west-1|batch|||2026-08-20||0.8855|7.062|||||1
amazon.nova-2-pro-preview-20251202-v1:0|regional|ca-central-1|standard|||2026-08-20||1.463|11.726|||||1
amazon.nova-2-pro-preview-20251202-v1:0|regional|ca-central-1|batch|||2026-08-20||0.7315|5.863|||||1
amazon.nova-2-pro-preview-20251202-v1:0|regional|ca-west-1|standard|||2026-08-20||1.551|12.386|||||1
amazon.nova-2-pro-preview-20251202-v1:0|regional|ca-west-1|batch|||2026-08-20||0.7755|6.193|||||1
amazon.nova-2-pro-preview-20251202-v1:0|regional|us-east-1 us-east-2 us-west-2|standard|||2026-08-20||1.375|11|0.34375||||1
amazon.nova-2-pro-preview-20251202-v1:0|regional|us-east-1 us-east-2 us-west-2|batch|||2026-08-20||0.6875|5.5|||||1
amazon.nova-2-pro-preview-20251202-v1:0|regional|us-west-1|standard|||2026-08-20||1.771|14.124|||||1
amazon.nova-2-pro-preview-20251202-v1:0|regional|us-west-1|batch|||2026-08-20||0.8855|7.062|||||1
amazon.nova-lite-v1:0|geo|ap-east-2 ap-northeast-1|batch|||2024-12-03||0.036|0.144|||||1
amazon.nova-lite-v1:0|geo|ap-northeast-1|standard|||2024-12-03||0.072|0.288|0.018|0||0|2
amazon.nova-lite-v1:0|geo|ap-northeast-2 ap-south-1|standard|||2024-12-03||0.071|0.284|0.01775|0||0|2
amazon.nova-lite-v1:0|geo|ap-northeast-2 ap-south-1|batch|||2024-12-03||0.0355|0.142|||||1
amazon.nova-lite-v1:0|geo|ap-southeast-1|standard|||2024-12-03||0.081|0.324|0.02025|0||0|2
amazon.nova-lite-v1:0|geo|ap-southeast-1|batch|||2024-12-03||0.0405|0.162|||||1
amazon.nova-lite-v1:0|geo|ap-southeast-2|standard|||2024-12-03||0.063|0.252|0.01575|0||0|2
amazon.nova-lite-v1:0|geo|ap-southeast-2|batch|||2024-12-03||0.0315|0.126|||||1
amazon.nova-lite-v1:0|geo|ap-southeast-4|standard|||2024-12-03||0.065|0.26|||||1
amazon.nova-lite-v1:0|geo|ap-southeast-4 eu-north-1|batch|||2024-12-03||0.0325|0.13|||||1
amazon.nova-lite-v1:0|geo|ap-southeast-5 ap-southeast-7|standard|||2024-12-03||0.072|0.288|||||1
amazon.nova-lite-v1:0|geo|ca-central-1|standard|||2024-12-03||0.064|0.256|0.016|0||0|2
amazon.nova-lite-v1:0|geo|ca-central-1|batch|||2024-12-03||0.032|0.128|||||1
amazon.nova-lite-v1:0|geo|eu-central-1|standard|||2024-12-03||0.078|0.312|0.0195|0||0|2
amazon.nova-lite-v1:0|geo|eu-central-1|batch|||2024-12-03||0.039|0.156|||||1
amazon.nova-lite-v1:0|geo|eu-north-1|standard|||2024-12-03||0.065|0.26|0.01625|0||0|2
amazon.nova-lite-v1:0|geo|eu-south-1|standard|||2024-12-03||0.096|0.384|||||1
amazon.nova-lite-v1:0|geo|eu-south-2|standard|||2024-12-03||0.066|0.264|||||1
amazon.nova-lite-v1:0|geo|eu-west-1|standard|||2024-12-03||0.069|0.276|0.01725|0||0|2
amazon.nova-lite-v1:0|geo|eu-west-1|batch|||2024-12-03||0.0345|0.138|||||1
amazon.nova-lite-v1:0|geo|eu-west-3|standard|||2024-12-03||0.088|0.352|0.022|0||0|2
amazon.nova-lite-v1:0|geo|eu-west-3|batch|||2024-12-03||0.044|0.176|||||1
amazon.nova-lite-v1:0|geo|il-central-1|standard|||2024-12-03||0.075|0.3|||||1
amazon.nova-lite-v1:0|geo|il-central-1|batch|||2024-12-03||0.0375|0.15|||||1
amazon.nova-lite-v1:0|geo|me-central-1|standard|||2024-12-03||0.06|0.24|||||1
amazon.nova-lite-v1:0|geo|me-central-1 us-east-1 us-east-2 us-west-2|batch|||2024-12-03||0.03|0.12|||||1
amazon.nova-lite-v1:0|geo|us-east-1 us-east-2 us-west-2|standard|||2024-12-03||0.06|0.24|0.015|0||0|4
amazon.nova-lite-v1:0|geo|us-west-1|standard|||2024-12-03||0.077|0.308|||||2
amazon.nova-lite-v1:0|regional|ap-northeast-1|standard|||2024-12-03||0.072|0.288|0.018|0||0|2
amazon.nova-lite-v1:0|regional|ap-northeast-1|batch|||2024-12-03||0.036|0.144|||||1
amazon.nova-lite-v1:0|regional|ap-southeast-2|standard|||2024-12-03||0.063|0.252|0.01575|0||0|2
amazon.nova-lite-v1:0|regional|ap-southeast-2|batch|||2024-12-03||0.0315|0.126|||||1
amazon.nova-lite-v1:0|regional|eu-north-1|standard|||2024-12-03||0.065|0.26|0.01625|0||0|2
amazon.nova-lite-v1:0|regional|eu-north-1|batch|||2024-12-03||0.0325|0.13|||||1
amazon.nova-lite-v1:0|regional|eu-west-2|standard|||2024-12-03||0.084|0.336|||||2
amazon.nova-lite-v1:0|regional|me-central-1|standard|||2024-12-03||0.06|0.24|0.015|0||0|1
amazon.nova-lite-v1:0|regional|me-central-1 us-east-1 us-east-2 us-west-2|batch|||2024-12-03||0.03|0.12|||||1
amazon.nova-lite-v1:0|regional|us-east-1|standard|||2024-12-03||0.06|0.24|0.015|0||0|4
amazon.nova-lite-v1:0|regional|us-east-2 us-west-2|standard|||2024-12-03||0.06|0.24|0.015|0||0|2
amazon.nova-micro-v1:0|geo|ap-northeast-1|standard|||2024-12-03||0.042|0.168|0.0105|0||0|4
amazon.nova-micro-v1:0|geo|ap-northeast-1 ap-southeast-7|batch|||2024-12-03||0.021|0.084|||||1
amazon.nova-micro-v1:0|geo|ap-northeast-2 ap-south-1|standard|||2024-12-03||0.041|0.164|0.01025|0||0|2
amazon.nova-micro-v1:0|geo|ap-northeast-2 ap-south-1|batch|||2024-12-03||0.0205|0.082|||||1
amazon.nova-micro-v1:0|geo|ap-southeast-1|standard|||2024-12-03||0.047|0.188|0.01175|0||0|2
amazon.nova-micro-v1:0|geo|ap-southeast-1|batch|||2024-12-03||0.0235|0.094|||||1
amazon.nova-micro-v1:0|geo|ap-southeast-2|standard|||2024-12-03||0.037|0.148|0.00925|0||0|2
amazon.nova-micro-v1:0|geo|ap-southeast-2|batch|||2024-12-03||0.0185|0.074|||||1
amazon.nova-micro-v1:0|geo|eu-central-1|standard|||2024-12-03||0.046|0.184|0.0115|0||0|2
amazon.nova-micro-v1:0|geo|eu-central-1|batch|||2024-12-03||0.023|0.092|||||1
amazon.nova-micro-v1:0|geo|eu-north-1|standard|||2024-12-03||0.038|0.152|0.0095|0||0|2
amazon.nova-micro-v1:0|geo|eu-north-1|batch|||2024-12-03||0.019|0.076|||||1
amazon.nova-micro-v1:0|geo|eu-south-1|standard|||2024-12-03||0.056|0.224|||||1
amazon.nova-micro-v1:0|geo|eu-south-2|standard|||2024-12-03||0.039|0.156|||||1
amazon.nova-micro-v1:0|geo|eu-west-1|standard|||2024-12-03||0.04|0.16|0.01|0||0|2
amazon.nova-micro-v1:0|geo|eu-west-1|batch|||2024-12-03||0.02|0.08|||||1
amazon.nova-micro-v1:0|geo|eu-west-3|standard|||2024-12-03||0.052|0.208|0.013|0||0|2
amazon.nova-micro-v1:0|geo|eu-west-3|batch|||2024-12-03||0.026|0.104|||||1
amazon.nova-micro-v1:0|geo|il-central-1|standard|||2024-12-03||0.044|0.176|||||1
amazon.nova-micro-v1:0|geo|il-central-1|batch|||2024-12-03||0.022|0.088|||||1
amazon.nova-micro-v1:0|geo|me-central-1|standard|||2024-12-03||0.035|0.14|||||1
amazon.nova-micro-v1:0|geo|me-central-1 us-east-1 us-east-2 us-west-2|batch|||2024-12-03||0.0175|0.07|||||1
amazon.nova-micro-v1:0|geo|us-east-1 us-east-2 us-west-2|standard|||2024-12-03||0.035|0.14|0.00875|0||0|4
amazon.nova-micro-v1:0|regional|ap-southeast-2|standard|||2024-12-03||0.037|0.148|0.00925|0||0|2
amazon.nova-micro-v1:0|regional|ap-southeast-2|batch|||2024-12-03||0.0185|0.074|||||1
amazon.nova-micro-v1:0|regional|eu-west-2|standard|||2024-12-03||0.049|0.196|||||2
amazon.nova-micro-v1:0|regional|me-central-1|standard|||2024-12-03||0.035|0.14|0.00875|0||0|1
amazon.nova-micro-v1:0|regional|me-central-1 us-east-1|batch|||2024-12-03||0.0175|0.07|||||1
amazon.nova-micro-v1:0|regional|us-east-1|standard|||2024-12-03||0.035|0.14|0.00875|0||0|4
amazon.nova-premier-v1:0|geo|us-east-1 us-east-2 us-west-2|standard|||2025-05-02||2.5|12.5|0.625||||1
amazon.nova-premier-v1:0|geo|us-east-1 us-east-2 us-west-2|batch|||2025-05-02||1.25|6.25|||||1
amazon.nova-pro-v1:0|geo|ap-northeast-1|standard|||2024-12-03||0.96|3.84|0.24|0||0|2
amazon.nova-pro-v1:0|geo|ap-northeast-1|priority|||2024-12-03||1.68|6.72|||||2
amazon.nova-pro-v1:0|geo|ap-northeast-1|flex|||2024-12-03||0.48|1.92|||||2
amazon.nova-pro-v1:0|geo|ap-northeast-1 ap-southeast-7|batch|||2024-12-03||0.48|1.92|||||1
amazon.nova-pro-v1:0|geo|ap-northeast-2|standard|||2024-12-03||0.95|3.8|0.2375|0||0|2
amazon.nova-pro-v1:0|geo|ap-northeast-2|priority|||2024-12-03||1.6625|6.65|||||2
amazon.nova-pro-v1:0|geo|ap-northeast-2|flex|||2024-12-03||0.475|1.9|||||2
amazon.nova-pro-v1:0|geo|ap-northeast-2|batch|||2024-12-03||0.475|1.9|||||1
amazon.nova-pro-v1:0|geo|ap-south-1|standard|||2024-12-03||0.94|3.76|0.235|0||0|2
amazon.nova-pro-v1:0|geo|ap-south-1|priority|||2024-12-03||1.645|6.58|||||2
amazon.nova-pro-v1:0|geo|ap-south-1|flex|||2024-12-03||0.47|1.88|||||2
amazon.nova-pro-v1:0|geo|ap-south-1|batch|||2024-12-03||0.47|1.88|||||1
amazon.nova-pro-v1:0|geo|ap-southeast-1|standard|||2024-12-03||1.08|4.32|0.27|0||0|2
amazon.nova-pro-v1:0|geo|ap-southeast-1|priority|||2024-12-03||1.89|7.56|||||2
amazon.nova-pro-v1:0|geo|ap-southeast-1|flex|||2024-12-03||0.54|2.16|||||2
amazon.nova-pro-v1:0|geo|ap-southeast-1|batch|||2024-12-03||0.54|2.16|||||1
amazon.nova-pro-v1:0|geo|ap-southeast-2|standard|||2024-12-03||0.84|3.36|0.21|0||0|2
amazon.nova-pro-v1:0|geo|ap-southeast-2|priority|||2024-12-03||1.47|5.88|||||2
amazon.nova-pro-v1:0|geo|ap-southeast-2|flex|||2024-12-03||0.42|1.68|0.105|0||0|2
amazon.nova-pro-v1:0|geo|ap-southeast-2|batch|||2024-12-03||0.42|1.68|||||1
amazon.nova-pro-v1:0|geo|ap-southeast-4|standard|||2024-12-03||0.87|3.48|||||1
amazon.nova-pro-v1:0|geo|ap-southeast-4 eu-north-1|batch|||2024-12-03||0.435|1.74|||||1
amazon.nova-pro-v1:0|geo|eu-central-1|standard|||2024-12-03||1.05|4.2|0.2625|0||0|2
amazon.nova-pro-v1:0|geo|eu-central-1|priority|||2024-12-03||1.8375|7.35|||||2
amazon.nova-pro-v1:0|geo|eu-central-1|flex|||2024-12-03||0.525|2.1|0.13125|0||0|2
amazon.nova-pro-v1:0|geo|eu-central-1|batch|||2024-12-03||0.525|2.1|||||1
amazon.nova-pro-v1:0|geo|eu-north-1|standard|||2024-12-03||0.87|3.48|0.2175|0||0|2
amazon.nova-pro-v1:0|geo|eu-north-1|priority|||2024-12-03||1.5225|6.09|||||2
amazon.nova-pro-v1:0|geo|eu-north-1|flex|||2024-12-03||0.435|1.74|||||2
amazon.nova-pro-v1:0|geo|eu-south-1|standard|||2024-12-03||1.28|5.21|||||1
amazon.nova-pro-v1:0|geo|eu-south-2|standard|||2024-12-03||0.88|3.52|||||1
amazon.nova-pro-v1:0|geo|eu-west-1|standard|||2024-12-03||0.92|3.68|0.23|0||0|2
amazon.nova-pro-v1:0|geo|eu-west-1|priority|||2024-12-03||1.61|6.44|||||2
amazon.nova-pro-v1:0|geo|eu-west-1|flex|||2024-12-03||0.46|1.84|||||2
amazon.nova-pro-v1:0|geo|eu-west-1|batch|||2024-12-03||0.46|1.84|||||1
amazon.nova-pro-v1:0|geo|eu-west-3|standard|||2024-12-03||1.18|4.72|0.295|0||0|2
amazon.nova-pro-v1:0|geo|eu-west-3|priority|||2024-12-03||2.065|8.26|||||2
amazon.nova-pro-v1:0|geo|eu-west-3|flex|||2024-12-03||0.59|2.36|||||2
amazon.nova-pro-v1:0|geo|eu-west-3|batch|||2024-12-03||0.59|2.36|||||1
amazon.nova-pro-v1:0|geo|il-central-1|standard|||2024-12-03||1|4|||||1
amazon.nova-pro-v1:0|geo|il-central-1|batch|||2024-12-03||0.5|2|||||1
amazon.nova-pro-v1:0|geo|me-central-1|standard|||2024-12-03||0.8|3.2|||||1
amazon.nova-pro-v1:0|geo|me-central-1 us-east-1 us-east-2 us-west-2|batch|||2024-12-03||0.4|1.6|||||1
amazon.nova-pro-v1:0|geo|us-east-1 us-east-2 us-west-2|standard|||2024-12-03||0.8|3.2|0.2|0||0|4
amazon.nova-pro-v1:0|geo|us-east-1 us-east-2 us-west-2|priority|||2024-12-03||1.4|5.6|0.35|0||0|2
amazon.nova-pro-v1:0|geo|us-east-1 us-east-2 us-west-2|flex|||2024-12-03||0.4|1.6|0.1|0||0|2
amazon.nova-pro-v1:0|geo|us-east-1 us-east-2|latency-optimized|||2024-12-03||1|4|||||5
amazon.nova-pro-v1:0|geo|us-west-1|standard|||2024-12-03||1.03|4.12|||||2
amazon.nova-pro-v1:0|geo|us-west-1|priority|||2024-12-03||1.8025|7.21|||||2
amazon.nova-pro-v1:0|geo|us-west-1|flex|||2024-12-03||0.515|2.06|||||2
amazon.nova-pro-v1:0|regional|ap-southeast-2|standard|||2024-12-03||0.84|3.36|0.21|0||0|2
amazon.nova-pro-v1:0|regional|ap-southeast-2|priority|||2024-12-03||1.47|5.88|||||2
amazon.nova-pro-v1:0|regional|ap-southeast-2|flex|||2024-12-03||0.42|1.68|||||2
amazon.nova-pro-v1:0|regional|ap-southeast-2|batch|||2024-12-03||0.42|1.68|||||1
amazon.nova-pro-v1:0|regional|eu-west-2|standard|||2024-12-03||1.13|4.52|||||2
amazon.nova-pro-v1:0|regional|eu-west-2|priority|||2024-12-03||1.9775|7.91|||||2
amazon.nova-pro-v1:0|regional|eu-west-2|flex|||2024-12-03||0.565|2.26|||||2
amazon.nova-pro-v1:0|regional|me-central-1|standard|||2024-12-03||0.8|3.2|0.2|0||0|1
amazon.nova-pro-v1:0|regional|me-central-1 us-east-1|batch|||2024-12-03||0.4|1.6|||||1
amazon.nova-pro-v1:0|regional|us-east-1|standard|||2024-12-03||0.8|3.2|0.2|0||0|4
amazon.nova-pro-v1:0|regional|us-east-1|priority|||2024-12-03||1.4|5.6|0.35|0||0|2
amazon.nova-pro-v1:0|regional|us-east-1|flex|||2024-12-03||0.4|1.6|0.1|0||0|2
amazon.titan-embed-g1-text-02|regional|us-east-1 us-west-2|standard|||2026-07-01||0.1|0|||||3
amazon.titan-embed-text-v1|regional|ap-northeast-1 eu-central-1|standard|||2024-01-01||0.2|0|||||2
amazon.titan-embed-text-v1|regional|ap-south-1|standard|||2024-01-01||0.12|0|||||2
amazon.titan-embed-text-v1|regional|eu-west-1 us-east-1 us-west-2|standard|||2024-01-01||0.1|0|||||2
amazon.titan-embed-text-v2:0|regional|ap-northeast-1|standard|||2024-04-30||0.029|0|||||2
amazon.titan-embed-text-v2:0|regional|ap-northeast-1|batch|||2024-04-30||0.0121|0|||||2
amazon.titan-embed-text-v2:0|regional|ap-northeast-2|standard|||2024-04-30||0.024592|0|||||2
amazon.titan-embed-text-v2:0|regional|ap-northeast-2|batch|||2024-04-30||0.012296|0|||||2
amazon.titan-embed-text-v2:0|regional|ap-northeast-3|standard|||2024-04-30||0.027|0|||||2
amazon.titan-embed-text-v2:0|regional|ap-south-1 us-west-1|standard|||2024-04-30||0.024|0|||||2
amazon.titan-embed-text-v2:0|regional|ap-south-2 eu-central-2|standard|||2024-04-30||0.027|0|||||1
amazon.titan-embed-text-v2:0|regional|ap-southeast-1|standard|||2024-04-30||0.028|0|||||2
amazon.titan-embed-text-v2:0|regional|ap-southeast-2 eu-west-1|standard|||2024-04-30||0.026004|0|||||2
amazon.titan-embed-text-v2:0|regional|ca-central-1 eu-west-2|standard|||2024-04-30||0.1|0|||||2
amazon.titan-embed-text-v2:0|regional|ca-central-1 eu-west-2|batch|||2024-04-30||0.05|0|||||2
amazon.titan-embed-text-v2:0|regional|eu-central-1 sa-east-1|standard|||2024-04-30||0.2|0|||||2
amazon.titan-embed-text-v2:0|regional|eu-central-1 sa-east-1|batch|||2024-04-30||0.1|0|||||2
amazon.titan-embed-text-v2:0|regional|eu-north-1|standard|||2024-04-30||0.021|0|||||2
amazon.titan-embed-text-v2:0|regional|eu-north-1|batch|||2024-04-30||0.0105|0|||||2
amazon.titan-embed-text-v2:0|regional|eu-south-1|standard|||2024-04-30||0.023|0|||||1
amazon.titan-embed-text-v2:0|regional|eu-south-1|batch|||2024-04-30||0.0115|0|||||1
amazon.titan-embed-text-v2:0|regional|eu-south-2|standard|||2024-04-30||0.021|0|||||1
amazon.titan-embed-text-v2:0|regional|eu-south-2|batch|||2024-04-30||0.0105|0|||||1
amazon.titan-embed-text-v2:0|regional|eu-west-3|standard|||2024-04-30||0.03|0|||||2
amazon.titan-embed-text-v2:0|regional|us-east-1 us-east-2 us-west-2|standard|||2024-04-30||0.02|0|||||4
amazon.titan-embed-text-v2:0|regional|us-east-1 us-west-2|batch|||2024-04-30||0.01|0|||||2
amazon.titan-text-express-v1|regional|ap-northeast-1|standard|||2026-08-20||0.275|0.825|||||1
amazon.titan-text-express-v1|regional|ap-south-1|standard|||2026-08-20||1|1.9|||||1
amazon.titan-text-express-v1|regional|ap-southeast-2 eu-west-3|standard|||2026-08-20||0.25|0.788|||||1
amazon.titan-text-express-v1|regional|ca-central-1|standard|||2026-08-20||0.3|0.8|||||1
amazon.titan-text-express-v1|regional|eu-central-1|standard|||2026-08-20||0.3|0.863|||||1
amazon.titan-text-express-v1|regional|eu-west-1|standard|||2026-08-20||1|1.7|||||1
amazon.titan-text-express-v1|regional|eu-west-2|standard|||2026-08-20||0.3|0.9|||||1
amazon.titan-text-express-v1|regional|sa-east-1|standard|||2026-08-20||0.4|1.1|||||1
amazon.titan-text-express-v1|regional|us-east-1 us-west-2|standard|||2026-08-20||0.2|0.6|||||1
amazon.titan-text-lite-v1|regional|ap-south-1|standard|||2026-08-20||0.4|0.5|||||1
amazon.titan-text-lite-v1|regional|ap-southeast-2 eu-west-3|standard|||2026-08-20||0.2|0.25|||||1
amazon.titan-text-lite-v1|regional|ca-central-1 eu-west-2|standard|||2026-08-20||0.2|0.3|||||1
amazon.titan-text-lite-v1|regional|eu-west-1 sa-east-1|standard|||2026-08-20||0.3|0.4|||||1
amazon.titan-text-lite-v1|regional|us-east-1 us-west-2|standard|||2026-08-20||0.15|0.2|||||1
amazon.titan-text-premier-v1:0|regional|us-east-1|standard|||2024-01-01||0.5|1.5|||||1
anthropic.claude-3-5-haiku-20241022-v1:0|geo||standard|||2025-02-01||0.8|4|0.08|1|||6
anthropic.claude-3-5-haiku-20241022-v1:0|geo|us-east-1 us-west-2|batch|||2025-02-01||0.4|2|||||1
anthropic.claude-3-5-haiku-20241022-v1:0|geo|us-east-2 us-west-2|latency-optimized|||2025-02-01||1|5|||||5
anthropic.claude-3-5-haiku-20241022-v1:0|regional|us-east-1 us-east-2 us-west-2|standard|||2025-02-01||0.8|4|0.08|1|||3
anthropic.claude-3-5-haiku-20241022-v1:0|regional|us-east-1 us-west-2|batch|||2025-02-01||0.4|2|||||1
anthropic.claude-3-5-sonnet-20240620-v1:0|geo||standard|||2024-06-20|2025-12-01|3|15|0.3|3.75|||6
anthropic.claude-3-5-sonnet-20240620-v1:0|geo|ap-northeast-1 ap-south-1 ap-southeast-2|batch|||2025-06-01||1.5|7.5|||||1
anthropic.claude-3-5-sonnet-20240620-v1:0|geo|ap-south-1|standard|||2025-12-01||3|15|0.3|3.75|||1
anthropic.claude-3-5-sonnet-20240620-v1:0|geo|eu-central-1 eu-central-2 us-east-1 us-east-2 us-west-2|batch|||2024-06-20|2025-12-01|1.5|7.5|||||1
anthropic.claude-3-5-sonnet-20240620-v1:0|regional|ap-northeast-1 ap-northeast-2 ap-southeast-1 ap-southeast-2|standard|||2024-06-20||3|15|0.3|3.75|||1
anthropic.claude-3-5-sonnet-20240620-v1:0|regional|ap-northeast-1 ap-northeast-2 ap-southeast-1 ap-southeast-2|batch|||2024-06-20||1.5|7.5|||||1
anthropic.claude-3-5-sonnet-20240620-v1:0|regional|eu-central-1 eu-central-2 eu-west-1 eu-west-3 us-east-1 us-east-2 us-west-2|standard|||2024-06-20|2025-12-01|3|15|0.3|3.75|||1
anthropic.claude-3-5-sonnet-20240620-v1:0|regional|eu-central-1 eu-central-2 eu-west-1 eu-west-3 us-east-1 us-east-2 us-west-2|standard|||2025-12-01||6|30|||||5
anthropic.claude-3-5-sonnet-20240620-v1:0|regional|eu-central-1 eu-central-2 us-east-1 us-east-2 us-west-2|batch|||2024-06-20|2025-12-01|1.5|7.5|||||1
anthropic.claude-3-5-sonnet-20240620-v1:0|regional|eu-central-1 eu-central-2 eu-west-1 eu-west-3 us-east-1 us-east-2 us-west-2|batch|||2025-12-01||3|15|||||5
anthropic.claude-3-5-sonnet-20241022-v2:0|geo||standard|||2024-10-22|2025-12-01|3|15|0.3|3.75|||6
anthropic.claude-3-5-sonnet-20241022-v2:0|geo|ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2|batch|||2025-06-01||1.5|7.5|||||1
anthropic.claude-3-5-sonnet-20241022-v2:0|geo|ap-northeast-2 ap-south-1 ap-southeast-1|standard|||2025-12-01||3|15|0.3|3.75|||1
anthropic.claude-3-5-sonnet-20241022-v2:0|geo|eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-3 us-east-1 us-east-2 us-west-2|batch|||2024-10-22|2025-12-01|1.5|7.5|||||1
anthropic.claude-3-5-sonnet-20241022-v2:0|regional|ap-northeast-1 ap-northeast-3 ap-south-2 ap-southeast-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-3|standard|||2024-10-22||3|15|0.3|3.75|||1
anthropic.claude-3-5-sonnet-20241022-v2:0|regional|ap-northeast-1 ap-northeast-3 ap-south-2 ap-southeast-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-3|batch|||2024-10-22||1.5|7.5|||||1
anthropic.claude-3-5-sonnet-20241022-v2:0|regional|us-east-1 us-east-2 us-west-2|standard|||2024-10-22|2025-12-01|3|15|0.3|3.75|||1
anthropic.claude-3-5-sonnet-20241022-v2:0|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-01||6|30|0.6|7.5|||5
anthropic.claude-3-5-sonnet-20241022-v2:0|regional|us-east-1 us-east-2 us-west-2|batch|||2024-10-22|2025-12-01|1.5|7.5|||||1
anthropic.claude-3-5-sonnet-20241022-v2:0|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-01||3|15|||||5
anthropic.claude-3-7-sonnet-20250219-v1:0|geo||standard|||2025-02-19||3|15|0.3|3.75|||6
anthropic.claude-3-7-sonnet-20250219-v1:0|geo|ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 eu-central-1 eu-north-1 eu-west-1 eu-west-3|batch|||2025-05-02||1.5|7.5|||||1
anthropic.claude-3-7-sonnet-20250219-v1:0|geo|us-east-1 us-east-2 us-west-2|batch|||2025-02-19||1.5|7.5|||||1
anthropic.claude-3-7-sonnet-20250219-v1:0|regional|ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-2 ap-southeast-1 ap-southeast-2 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 us-east-1 us-east-2 us-west-2|standard|||2025-02-19||3|15|0.3|3.75|||1
anthropic.claude-3-7-sonnet-20250219-v1:0|regional|ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-2 ap-southeast-1 ap-southeast-2 eu-central-1 eu-north-1 eu-west-1 eu-west-3 us-east-1 us-east-2 us-west-2|batch|||2025-02-19||1.5|7.5|||||1
anthropic.claude-3-haiku-20240307-v1:0|geo||standard|||2024-03-07||0.25|1.25|0.025|0.3125|||6
anthropic.claude-3-haiku-20240307-v1:0|geo|eu-central-1 us-east-2|batch|||2024-03-07||0.125|0.625|||||1
anthropic.claude-3-haiku-20240307-v1:0|regional|ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-central-2 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-west-2|standard|||2024-03-07||0.25|1.25|0.025|0.3125|||1
anthropic.claude-3-haiku-20240307-v1:0|regional|ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-central-2 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-west-2|batch|||2024-03-07||0.125|0.625|||||1
anthropic.claude-3-opus-20240229-v1:0|geo||standard|||2024-02-29||15|75|1.5|18.75|||6
anthropic.claude-3-opus-20240229-v1:0|geo|us-east-1 us-west-2|batch|||2024-02-29||7.5|37.5|||||1
anthropic.claude-3-opus-20240229-v1:0|regional|us-east-1 us-west-2|standard|||2024-02-29||15|75|1.5|18.75|||1
anthropic.claude-3-opus-20240229-v1:0|regional|us-east-1 us-west-2|batch|||2024-02-29||7.5|37.5|||||1
anthropic.claude-3-sonnet-20240229-v1:0|geo||standard|||2024-02-29||3|15|0.3|3.75|||6
anthropic.claude-3-sonnet-20240229-v1:0|geo|ap-northeast-1 ap-northeast-2 ap-southeast-1 ap-southeast-2|batch|||2025-06-01||1.5|7.5|||||1
anthropic.claude-3-sonnet-20240229-v1:0|geo|eu-central-1 eu-west-1 eu-west-3 us-east-1 us-west-2|batch|||2024-02-29||1.5|7.5|||||1
anthropic.claude-3-sonnet-20240229-v1:0|regional|ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-2 ca-central-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-west-2|standard|||2024-02-29||3|15|0.3|3.75|||1
anthropic.claude-3-sonnet-20240229-v1:0|regional|ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-2 ca-central-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-west-2|batch|||2024-02-29||1.5|7.5|||||1
anthropic.claude-fable-5|global||standard|||2026-06-02||10|50|1|12.5||20|6
anthropic.claude-fable-5|geo||standard|||2026-06-02||11|55|1.1|13.75||22|6
anthropic.claude-fable-5|regional||standard|||2026-06-02||11|55|1.1|13.75||22|7
anthropic.claude-fable-5-1|global||standard|||2026-09-01||10|50|0.25|12.5||20|6
anthropic.claude-fable-5-1|geo||standard|||2026-09-01||11|55|0.275|13.75||22|6
anthropic.claude-fable-5-2|global||standard|||2026-11-20||8|40|0.2|10||16|7
anthropic.claude-fable-5-2|geo||standard|||2026-11-20||8.8|44|0.22|11||17.6|7
anthropic.claude-fable-5-2|regional||standard|||2026-11-20||8.8|44|0.22|11||17.6|7
anthropic.claude-haiku-4-5-20251001-v1:0|global||standard|||2025-10-01||1|5|0.1|1.25||2|4
anthropic.claude-haiku-4-5-20251001-v1:0|global||batch|||2026-08-02||0.5|2.5|||||3
anthropic.claude-haiku-4-5-20251001-v1:0|geo||standard|||2025-10-01||1.1|5.5|0.11|1.375||2.2|4
anthropic.claude-haiku-4-5-20251001-v1:0|geo||batch|||2025-10-01||0.55|2.75|||||3
anthropic.claude-haiku-5-5|global||standard||100000|2026-10-01||0.1|0.5|0.01|0.125||0.2|6
anthropic.claude-haiku-5-5|global||standard|100001||2026-10-01||0.5|2.5|0.05|0.625||1|6
anthropic.claude-haiku-5-5|geo||standard||100000|2026-10-01||0.11|0.55|0.011|0.1375||0.22|6
anthropic.claude-haiku-5-5|geo||standard|100001||2026-10-01||0.55|2.75|0.055|0.6875||1.1|6
anthropic.claude-instant-v1|regional|ap-northeast-1 eu-central-1 us-east-1 us-west-2|standard|||2024-01-01||0.8|2.4|||||1
anthropic.claude-instant-v1|regional|ap-southeast-1|standard|||2025-02-01||0.8|2.4|||||1
anthropic.claude-mythos-5|geo||standard|||2026-10-01||11|55|1.1|13.75||22|3
anthropic.claude-mythos-5-1|global||standard|||2026-10-01||10|50|0.25|12.5||20|3
anthropic.claude-mythos-5-1|geo||standard|||2026-10-01||11|55|0.275|13.75||22|3
anthropic.claude-mythos-5-2|global||standard|||2026-11-20||8|40|0.2|10||16|7
anthropic.claude-mythos-5-2|geo||standard|||2026-11-20||8.8|44|0.22|11||17.6|7
anthropic.claude-mythos-5-2|regional||standard|||2026-11-20||8.8|44|0.22|11||17.6|7
anthropic.claude-mythos-preview|geo||standard|||2026-08-20||27.5|137.5|2.75|34.375||55|3
anthropic.claude-mythos-preview|regional|ap-southeast-4 us-east-1|standard|||2026-08-20||27.5|137.5|2.75|34.375||55|1
anthropic.claude-opus-4-1-20250805-v1:0|geo||standard|||2025-08-05||15|75|1.5|18.75|||6
anthropic.claude-opus-4-20250514-v1:0|geo||standard|||2025-05-14||15|75|1.5|18.75|||6
anthropic.claude-opus-4-20250514-v1:0|geo|us-east-1 us-east-2 us-west-2|batch|||2025-05-14||7.5|37.5|||||1
anthropic.claude-opus-4-20250514-v1:0|regional|us-east-1 us-east-2 us-west-2|standard|||2025-05-14||15|75|1.5|18.75|||1
anthropic.claude-opus-4-20250514-v1:0|regional|us-east-1 us-east-2 us-west-2|batch|||2025-05-14||7.5|37.5|||||1
anthropic.claude-opus-4-5-20251101-v1:0|global||standard|||2025-11-01||5|25|0.5|6.25||10|4
anthropic.claude-opus-4-5-20251101-v1:0|geo||standard|||2025-11-01||5.5|27.5|0.55|6.875||11|4
anthropic.claude-opus-4-5-20251101-v1:0|geo||batch|||2025-11-01||2.75|13.75|||||1
anthropic.claude-opus-4-6-v1|global||standard|||2026-01-01||5|25|0.5|6.25||10|4
anthropic.claude-opus-4-6-v1|geo||standard|||2026-01-01||5.5|27.5|0.55|6.875||11|4
anthropic.claude-opus-4-6-v1|geo||batch|||2026-01-01||2.75|13.75|||||1
anthropic.claude-opus-4-6-v1|regional||standard|||2026-01-01||5.5|27.5|0.55|6.875||11|7
anthropic.claude-opus-4-6-v1|regional|eu-west-2|batch|||2026-02-01||2.75|13.75|||||1
anthropic.claude-opus-4-7|global||standard|||2026-01-01||5|25|0.5|6.25||10|4
anthropic.claude-opus-4-7|geo||standard|||2026-01-01||5.5|27.5|0.55|6.875||11|4
anthropic.claude-opus-4-7|regional||standard|||2026-01-01||5.5|27.5|0.55|6.875||11|7
anthropic.claude-opus-4-8|global||standard|||2026-01-01||5|25|0.5|6.25||10|4
anthropic.claude-opus-4-8|geo||standard|||2026-01-01||5.5|27.5|0.55|6.875||11|4
anthropic.claude-opus-4-8|regional||standard|||2026-01-01||5.5|27.5|0.55|6.875||11|7
anthropic.claude-opus-5|global||standard|||2026-01-01||5|25|0.5|6.25||10|4
anthropic.claude-opus-5|global||batch|||2026-11-04||2.5|12.5|||||3
anthropic.claude-opus-5|geo||standard|||2026-01-01||5.5|27.5|0.55|6.875||11|4
anthropic.claude-opus-5|geo||batch|||2026-01-01||2.75|13.75|||||3
anthropic.claude-opus-5|regional||standard|||2026-01-01||5.5|27.5|0.55|6.875||11|7
anthropic.claude-opus-5|regional||batch|||2026-07-01||2.75|13.75|||||1
anthropic.claude-opus-5-5|global||standard|||2026-01-01||4|20|0.2|5||8|4
anthropic.claude-opus-5-5|geo||standard|||2026-01-01||4.4|22|0.22|5.5||8.8|4
anthropic.claude-opus-5-5|regional||standard|||2026-01-01||4.4|22|0.22|5.5||8.8|7
anthropic.claude-sonnet-4-20250514-v1:0|global||standard||200000|2025-10-05||3|15|0.3|3.75|||6
anthropic.claude-sonnet-4-20250514-v1:0|global||standard|200001||2025-10-05||6|22.5|0.6|7.5|||3
anthropic.claude-sonnet-4-20250514-v1:0|geo||standard|||2025-05-14|2025-09-04|3|15|0.3|3.75|||6
anthropic.claude-sonnet-4-20250514-v1:0|geo||standard||200000|2025-09-04||3|15|0.3|3.75|||6
anthropic.claude-sonnet-4-20250514-v1:0|geo||standard|200001||2025-09-04||6|22.5|0.6|7.5|||3
anthropic.claude-sonnet-4-20250514-v1:0|geo|ap-northeast-1 ap-northeast-2 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2|batch|||2025-06-01||1.5|7.5|||||1
anthropic.claude-sonnet-4-20250514-v1:0|geo|us-east-1 us-east-2 us-west-1 us-west-2|batch|||2025-05-14||1.5|7.5|||||1
anthropic.claude-sonnet-4-20250514-v1:0|regional|me-central-1|standard|||2025-05-14||3|15|0.3|3.75|||1
anthropic.claude-sonnet-4-5-20250929-v1:0|global||standard||200000|2025-09-29||3|15|0.3|3.75||6|4
anthropic.claude-sonnet-4-5-20250929-v1:0|global||standard|200001||2025-09-29||6|22.5|0.6|7.5||12|4
anthropic.claude-sonnet-4-5-20250929-v1:0|global||batch|||2026-08-02||1.5|7.5|||||3
anthropic.claude-sonnet-4-5-20250929-v1:0|geo||standard||200000|2025-09-29||3.3|16.5|0.33|4.125||6.6|4
anthropic.claude-sonnet-4-5-20250929-v1:0|geo||standard|200001||2025-09-29||6.6|24.75|0.66|8.25||13.2|4
anthropic.claude-sonnet-4-5-20250929-v1:0|geo||batch|||2025-09-29||1.65|8.25|||||3
anthropic.claude-sonnet-4-6|global||standard|||2026-01-01||3|15|0.3|3.75||6|4
anthropic.claude-sonnet-4-6|geo||standard|||2026-01-01||3.3|16.5|0.33|4.125||6.6|4
anthropic.claude-sonnet-4-6|geo||batch|||2026-01-01||1.65|8.25|||||1
anthropic.claude-sonnet-4-6|regional||standard|||2026-01-01||3.3|16.5|0.33|4.125||6.6|7
anthropic.claude-sonnet-4-6|regional|eu-west-2|batch|||2026-02-01||1.65|8.25|||||1
anthropic.claude-sonnet-5|global||standard|||2026-01-01||2|10|0.2|2.5||4|4
anthropic.claude-sonnet-5|geo||standard|||2026-01-01||2.2|11|0.22|2.75||4.4|4
anthropic.claude-sonnet-5|regional||standard|||2026-01-01||2.2|11|0.22|2.75||4.4|7
anthropic.claude-sonnet-5-5|global||standard|||2026-01-01||2|10|0.2|2.5||4|4
anthropic.claude-sonnet-5-5|geo||standard|||2026-01-01||2.2|11|0.22|2.75||4.4|4
anthropic.claude-v1|regional|ap-northeast-1 eu-central-1 us-east-1 us-west-2|standard|||2024-01-01||8|24|||||3
anthropic.claude-v2|regional|ap-northeast-1 eu-central-1|standard|||2024-01-01||8|24|||||3
anthropic.claude-v2|regional|us-east-1 us-west-2|standard|||2024-01-01||8|24|||||1
anthropic.claude-v2:1|regional|ap-northeast-1 eu-central-1|standard|||2024-01-01||8|24|||||3
anthropic.claude-v2:1|regional|us-east-1 us-west-2|standard|||2024-01-01||8|24|||||1
cohere.command-light-text-v14|regional|us-east-1 us-west-2|standard|||2024-01-01||0.3|0.6|||||1
cohere.command-r-plus-v1:0|regional|us-east-1 us-west-2|standard|||2024-01-01||3|15|||||1
cohere.command-r-v1:0|regional|us-east-1 us-west-2|standard|||2024-01-01||0.5|1.5|||||1
cohere.command-text-v14|regional|us-east-1 us-west-2|standard|||2026-08-20||1|2|||||1
cohere.embed-english-v3|regional|ap-northeast-1 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-west-2|standard|||2024-01-01||0.1|0|||||2
cohere.embed-multilingual-v3|regional|ap-northeast-1 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-west-2|standard|||2024-01-01||0.1|0|||||1
cohere.embed-v4:0|global||standard|||2026-10-01||0.12|0|||||3
cohere.embed-v4:0|geo|ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ca-central-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2|standard|||2026-08-20||0.12|0|||||1
cohere.embed-v4:0|regional|ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ca-central-1 eu-west-1 sa-east-1 us-east-1|standard|||2025-10-05||0.12|0|||||1
deepseek.r1-v1:0|geo|us-east-1 us-east-2 us-west-2|standard|||2025-03-03||1.35|5.4|||||1
deepseek.v3-v1:0|regional|ap-northeast-1|standard|||2025-09-04||0.701666|2.032411|||||1
deepseek.v3-v1:0|regional|ap-northeast-1|priority|||2025-09-04||1.227916|3.556719|||||2
deepseek.v3-v1:0|regional|ap-northeast-1|flex|||2025-09-04||0.350833|1.016206|||||2
deepseek.v3-v1:0|regional|ap-northeast-1|batch|||2025-09-04||0.350833|1.016206|||||1
deepseek.v3-v1:0|regional|ap-south-1|standard|||2025-09-04||0.682424|1.976678|||||2
deepseek.v3-v1:0|regional|ap-south-1|priority|||2025-09-04||1.194242|3.459187|||||2
deepseek.v3-v1:0|regional|ap-south-1|flex|||2025-09-04||0.341212|0.988339|||||2
deepseek.v3-v1:0|regional|ap-south-1|batch|||2025-09-04||0.341212|0.988339|||||2
deepseek.v3-v1:0|regional|ap-southeast-2|standard|||2025-09-04||0.5974|1.7304|||||2
deepseek.v3-v1:0|regional|ap-southeast-2|priority|||2025-09-04||1.04545|3.0282|||||2
deepseek.v3-v1:0|regional|ap-southeast-2|flex|||2025-09-04||0.2987|0.8652|||||2
deepseek.v3-v1:0|regional|ap-southeast-2|batch|||2025-09-04||0.2987|0.8652|||||2
deepseek.v3-v1:0|regional|ap-southeast-3|standard|||2025-09-04||0.6|1.74|||||1
deepseek.v3-v1:0|regional|ap-southeast-3|batch|||2025-09-04||0.3|0.87|||||1
deepseek.v3-v1:0|regional|eu-central-1 eu-west-1 sa-east-1|standard|||2025-09-04||0.696|2.016|||||2
deepseek.v3-v1:0|regional|eu-central-1 eu-west-1 sa-east-1|priority|||2025-09-04||1.218|3.528|||||2
deepseek.v3-v1:0|regional|eu-central-1 eu-west-1 sa-east-1|flex|||2025-09-04||0.348|1.008|||||2
deepseek.v3-v1:0|regional|eu-central-1 eu-west-1 sa-east-1|batch|||2025-09-04||0.348|1.008|||||2
deepseek.v3-v1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|standard|||2025-09-04||0.58|1.68|||||2
deepseek.v3-v1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|priority|||2025-09-04||1.015|2.94|||||2
deepseek.v3-v1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|flex|||2025-09-04||0.29|0.84|||||2
deepseek.v3-v1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|batch|||2025-09-04||0.29|0.84|||||2
deepseek.v3-v1:0|regional|eu-south-1|standard|||2025-09-04||0.696|2.016|||||1
deepseek.v3-v1:0|regional|eu-south-1|batch|||2025-09-04||0.348|1.008|||||1
deepseek.v3-v1:0|regional|eu-west-2|standard|||2025-09-04||0.899985|2.606853|||||2
deepseek.v3-v1:0|regional|eu-west-2|priority|||2025-09-04||1.574974|4.561993|||||2
deepseek.v3-v1:0|regional|eu-west-2|flex|||2025-09-04||0.449993|1.303427|||||2
deepseek.v3-v1:0|regional|eu-west-2|batch|||2025-09-04||0.449992|1.303426|||||2
deepseek.v3.2|geo|eu-central-1 eu-south-1 eu-west-1|standard|||2026-02-01||0.74|2.22|||||1
deepseek.v3.2|geo|eu-central-1 eu-south-1 eu-west-1|flex|||2026-10-01||0.37|1.11|||||3
deepseek.v3.2|geo|eu-central-1 eu-south-1 eu-west-1|batch|||2026-02-01||0.37|1.11|||||1
deepseek.v3.2|geo|eu-north-1|standard|||2026-02-01||0.74|2.22|||||2
deepseek.v3.2|geo|eu-north-1|priority|||2026-02-01||1.295|3.885|||||2
deepseek.v3.2|geo|eu-north-1|flex|||2026-02-01||0.37|1.11|||||2
deepseek.v3.2|geo|eu-north-1|batch|||2026-02-01||0.37|1.11|||||2
deepseek.v3.2|geo|eu-west-2|standard|||2026-02-01||0.961|2.8675|||||2
deepseek.v3.2|geo|eu-west-2|priority|||2026-02-01||1.68175|5.018125|||||2
deepseek.v3.2|geo|eu-west-2|flex|||2026-02-01||0.4805|1.43375|||||2
deepseek.v3.2|geo|eu-west-2|batch|||2026-02-01||0.4805|1.43375|||||2
deepseek.v3.2|geo|us-east-1 us-east-2 us-west-2|standard|||2026-02-01||0.62|1.85|||||2
deepseek.v3.2|geo|us-east-1 us-east-2 us-west-2|priority|||2026-02-01||1.085|3.2375|||||2
deepseek.v3.2|geo|us-east-1 us-east-2 us-west-2|flex|||2026-02-01||0.31|0.925|||||2
deepseek.v3.2|geo|us-east-1 us-east-2 us-west-2|batch|||2026-02-01||0.31|0.925|||||2
deepseek.v3.2|geo|us-west-1|standard|||2026-02-01||0.62|1.85|||||3
deepseek.v3.2|geo|us-west-1|priority|||2026-10-01||1.085|3.2375|||||3
deepseek.v3.2|geo|us-west-1|flex|||2026-10-01||0.31|0.925|||||3
deepseek.v3.2|geo|us-west-1|batch|||2026-10-01||0.31|0.925|||||3
deepseek.v3.2|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|standard|||2026-02-01||0.74|2.22|||||2
deepseek.v3.2|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|priority|||2026-02-01||1.295|3.885|||||2
deepseek.v3.2|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|flex|||2026-02-01||0.37|1.11|||||2
deepseek.v3.2|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|batch|||2026-02-01||0.37|1.11|||||2
deepseek.v3.2|regional|ap-southeast-2|standard|||2026-02-01||0.64|1.91|||||2
deepseek.v3.2|regional|ap-southeast-2|priority|||2026-02-01||1.12|3.3425|||||2
deepseek.v3.2|regional|ap-southeast-2|flex|||2026-02-01||0.32|0.955|||||2
deepseek.v3.2|regional|ap-southeast-2|batch|||2026-02-01||0.32|0.955|||||2
deepseek.v3.2|regional|ap-southeast-3 eu-south-1|standard|||2026-02-01||0.74|2.22|||||1
deepseek.v3.2|regional|ap-southeast-3|flex|||2026-10-01||0.37|1.11|||||3
deepseek.v3.2|regional|ap-southeast-3 eu-south-1|batch|||2026-02-01||0.37|1.11|||||1
deepseek.v3.2|regional|eu-west-2|standard|||2026-02-01||0.961|2.8675|||||2
deepseek.v3.2|regional|eu-west-2|priority|||2026-02-01||1.68175|5.018125|||||2
deepseek.v3.2|regional|eu-west-2|flex|||2026-02-01||0.4805|1.43375|||||2
deepseek.v3.2|regional|eu-west-2|batch|||2026-02-01||0.4805|1.43375|||||2
deepseek.v3.2|regional|us-east-1 us-east-2 us-west-2|standard|||2026-02-01||0.62|1.85|||||2
deepseek.v3.2|regional|us-east-1 us-east-2 us-west-2|priority|||2026-02-01||1.085|3.2375|||||2
deepseek.v3.2|regional|us-east-1 us-east-2 us-west-2|flex|||2026-02-01||0.31|0.925|||||2
deepseek.v3.2|regional|us-east-1 us-east-2 us-west-2|batch|||2026-02-01||0.31|0.925|||||2
google.gemma-3-12b-it|regional|ap-northeast-1 sa-east-1|standard|||2025-12-07||0.11|0.35|||||2
google.gemma-3-12b-it|regional|ap-northeast-1 sa-east-1|priority|||2025-12-07||0.19|0.61|||||2
google.gemma-3-12b-it|regional|ap-northeast-1 ap-south-1 eu-west-1 sa-east-1|flex|||2025-12-07||0.06|0.17|||||2
google.gemma-3-12b-it|regional|ap-northeast-1 ap-south-1 eu-west-1 sa-east-1|batch|||2025-12-07||0.06|0.17|||||2
google.gemma-3-12b-it|regional|ap-south-1 eu-west-1|standard|||2025-12-07||0.11|0.34|||||2
google.gemma-3-12b-it|regional|ap-south-1 eu-west-1|priority|||2025-12-07||0.19|0.6|||||2
google.gemma-3-12b-it|regional|ap-southeast-2|standard|||2025-12-07||0.0927|0.2987|||||2
google.gemma-3-12b-it|regional|ap-southeast-2|priority|||2025-12-07||0.162225|0.522725|||||2
google.gemma-3-12b-it|regional|ap-southeast-2|flex|||2025-12-07||0.04635|0.14935|||||2
google.gemma-3-12b-it|regional|ap-southeast-2|batch|||2025-12-07||0.04635|0.14935|||||2
google.gemma-3-12b-it|regional|ap-southeast-3|standard|||2025-12-07||0.108|0.348|||||1
google.gemma-3-12b-it|regional|ap-southeast-3|batch|||2025-12-07||0.054|0.174|||||1
google.gemma-3-12b-it|regional|eu-central-1 eu-north-1|standard|||2025-12-07||0.108|0.348|||||2
google.gemma-3-12b-it|regional|eu-central-1 eu-north-1|priority|||2025-12-07||0.189|0.609|||||2
google.gemma-3-12b-it|regional|eu-central-1 eu-north-1|flex|||2025-12-07||0.054|0.174|||||2
google.gemma-3-12b-it|regional|eu-central-1 eu-north-1|batch|||2025-12-07||0.054|0.174|||||2
google.gemma-3-12b-it|regional|eu-south-1|standard|||2025-12-07||0.11|0.34|||||1
google.gemma-3-12b-it|regional|eu-south-1|batch|||2025-12-07||0.06|0.17|||||1
google.gemma-3-12b-it|regional|eu-west-2|standard|||2025-12-07||0.14|0.45|||||2
google.gemma-3-12b-it|regional|eu-west-2|priority|||2025-12-07||0.24|0.79|||||2
google.gemma-3-12b-it|regional|eu-west-2|flex|||2025-12-07||0.07|0.22|||||2
google.gemma-3-12b-it|regional|eu-west-2|batch|||2025-12-07||0.07|0.22|||||2
google.gemma-3-12b-it|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.09|0.29|||||2
google.gemma-3-12b-it|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.16|0.51|||||2
google.gemma-3-12b-it|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.05|0.15|||||2
google.gemma-3-12b-it|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.05|0.15|||||2
google.gemma-3-27b-it|regional|ap-northeast-1 sa-east-1|standard|||2025-12-07||0.28|0.46|||||2
google.gemma-3-27b-it|regional|ap-northeast-1 sa-east-1|priority|||2025-12-07||0.49|0.81|||||2
google.gemma-3-27b-it|regional|ap-northeast-1 sa-east-1|flex|||2025-12-07||0.14|0.23|||||2
google.gemma-3-27b-it|regional|ap-northeast-1 sa-east-1|batch|||2025-12-07||0.14|0.23|||||2
google.gemma-3-27b-it|regional|ap-south-1 eu-west-1|standard|||2025-12-07||0.27|0.45|||||2
google.gemma-3-27b-it|regional|ap-south-1 eu-west-1|priority|||2025-12-07||0.47|0.79|||||2
google.gemma-3-27b-it|regional|ap-south-1 eu-west-1|flex|||2025-12-07||0.14|0.22|||||2
google.gemma-3-27b-it|regional|ap-south-1 eu-west-1|batch|||2025-12-07||0.14|0.22|||||2
google.gemma-3-27b-it|regional|ap-southeast-2|standard|||2025-12-07||0.2369|0.3914|||||2
google.gemma-3-27b-it|regional|ap-southeast-2|priority|||2025-12-07||0.414575|0.68495|||||2
google.gemma-3-27b-it|regional|ap-southeast-2|flex|||2025-12-07||0.11845|0.1957|||||2
google.gemma-3-27b-it|regional|ap-southeast-2|batch|||2025-12-07||0.11845|0.1957|||||2
google.gemma-3-27b-it|regional|ap-southeast-3|standard|||2025-12-07||0.276|0.456|||||1
google.gemma-3-27b-it|regional|ap-southeast-3|batch|||2025-12-07||0.138|0.228|||||1
google.gemma-3-27b-it|regional|eu-central-1 eu-north-1|standard|||2025-12-07||0.276|0.456|||||2
google.gemma-3-27b-it|regional|eu-central-1 eu-north-1|priority|||2025-12-07||0.483|0.798|||||2
google.gemma-3-27b-it|regional|eu-central-1 eu-north-1|flex|||2025-12-07||0.138|0.228|||||2
google.gemma-3-27b-it|regional|eu-central-1 eu-north-1|batch|||2025-12-07||0.138|0.228|||||2
google.gemma-3-27b-it|regional|eu-south-1|standard|||2025-12-07||0.27|0.45|||||1
google.gemma-3-27b-it|regional|eu-south-1|batch|||2025-12-07||0.14|0.22|||||1
google.gemma-3-27b-it|regional|eu-west-2|standard|||2025-12-07||0.36|0.59|||||2
google.gemma-3-27b-it|regional|eu-west-2|priority|||2025-12-07||0.63|1.03|||||2
google.gemma-3-27b-it|regional|eu-west-2|flex|||2025-12-07||0.18|0.3|||||2
google.gemma-3-27b-it|regional|eu-west-2|batch|||2025-12-07||0.18|0.3|||||2
google.gemma-3-27b-it|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.23|0.38|||||2
google.gemma-3-27b-it|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.4|0.67|||||2
google.gemma-3-27b-it|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.12|0.19|||||2
google.gemma-3-27b-it|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.12|0.19|||||2
google.gemma-3-4b-it|regional|ap-northeast-1 sa-east-1|standard|||2025-12-07||0.05|0.1|||||2
google.gemma-3-4b-it|regional|ap-northeast-1 sa-east-1|priority|||2025-12-07||0.09|0.17|||||2
google.gemma-3-4b-it|regional|ap-northeast-1 ap-south-1 eu-west-1 sa-east-1|flex|||2025-12-07||0.03|0.05|||||2
google.gemma-3-4b-it|regional|ap-northeast-1 ap-south-1 eu-west-1 sa-east-1|batch|||2025-12-07||0.03|0.05|||||2
google.gemma-3-4b-it|regional|ap-south-1 eu-west-1|standard|||2025-12-07||0.05|0.09|||||2
google.gemma-3-4b-it|regional|ap-south-1 eu-west-1|priority|||2025-12-07||0.09|0.16|||||2
google.gemma-3-4b-it|regional|ap-southeast-2|standard|||2025-12-07||0.0412|0.0824|||||2
google.gemma-3-4b-it|regional|ap-southeast-2|priority|||2025-12-07||0.0721|0.1442|||||2
google.gemma-3-4b-it|regional|ap-southeast-2|flex|||2025-12-07||0.0206|0.0412|||||2
google.gemma-3-4b-it|regional|ap-southeast-2|batch|||2025-12-07||0.0206|0.0412|||||2
google.gemma-3-4b-it|regional|ap-southeast-3|standard|||2025-12-07||0.048|0.096|||||1
google.gemma-3-4b-it|regional|ap-southeast-3|batch|||2025-12-07||0.024|0.048|||||1
google.gemma-3-4b-it|regional|eu-central-1 eu-north-1|standard|||2025-12-07||0.048|0.096|||||2
google.gemma-3-4b-it|regional|eu-central-1 eu-north-1|priority|||2025-12-07||0.084|0.168|||||2
google.gemma-3-4b-it|regional|eu-central-1 eu-north-1|flex|||2025-12-07||0.024|0.048|||||2
google.gemma-3-4b-it|regional|eu-central-1 eu-north-1|batch|||2025-12-07||0.024|0.048|||||2
google.gemma-3-4b-it|regional|eu-south-1|standard|||2025-12-07||0.05|0.09|||||1
google.gemma-3-4b-it|regional|eu-south-1|batch|||2025-12-07||0.03|0.05|||||1
google.gemma-3-4b-it|regional|eu-west-2|standard|||2025-12-07||0.06|0.12|||||2
google.gemma-3-4b-it|regional|eu-west-2|priority|||2025-12-07||0.11|0.21|||||2
google.gemma-3-4b-it|regional|eu-west-2|flex|||2025-12-07||0.03|0.06|||||2
google.gemma-3-4b-it|regional|eu-west-2|batch|||2025-12-07||0.03|0.06|||||2
google.gemma-3-4b-it|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.04|0.08|||||2
google.gemma-3-4b-it|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.07|0.14|||||2
google.gemma-3-4b-it|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.02|0.04|||||2
google.gemma-3-4b-it|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.02|0.04|||||2
meta.llama2-13b-chat-v1|regional|us-east-1 us-west-2|standard|||2024-01-01||0.75|1|||||1
meta.llama2-70b-chat-v1|regional|us-east-1 us-west-2|standard|||2024-01-01||1.95|2.56|||||1
meta.llama3-1-405b-instruct-v1:0|geo|us-east-1 us-west-1|standard|||2026-11-04||2.4|2.4|||||3
meta.llama3-1-405b-instruct-v1:0|geo|us-east-1 us-east-2 us-west-2|batch|||2026-08-20||1.2|1.2|||||1
meta.llama3-1-405b-instruct-v1:0|geo|us-east-2 us-west-2|standard|||2026-08-20||2.4|2.4|||||1
meta.llama3-1-405b-instruct-v1:0|geo|us-east-2|latency-optimized|||2026-07-24||3|3|||||5
meta.llama3-1-405b-instruct-v1:0|regional|us-east-1 us-east-2 us-west-2|batch|||2026-08-20||1.2|1.2|||||1
meta.llama3-1-405b-instruct-v1:0|regional|us-east-2 us-west-2|standard|||2026-08-20||2.4|2.4|||||1
meta.llama3-1-70b-instruct-v1:0|geo|us-east-1 us-east-2 us-west-2|standard|||2026-08-20||0.72|0.72|||||1
meta.llama3-1-70b-instruct-v1:0|geo|us-east-1 us-east-2 us-west-2|batch|||2026-08-20||0.36|0.36|||||1
meta.llama3-1-70b-instruct-v1:0|geo|us-east-2 us-west-2|latency-optimized|||2026-07-24||0.9|0.9|||||5
meta.llama3-1-70b-instruct-v1:0|regional|us-west-2|standard|||2026-08-20||0.72|0.72|||||1
meta.llama3-1-70b-instruct-v1:0|regional|us-west-2|batch|||2026-08-20||0.36|0.36|||||1
meta.llama3-1-8b-instruct-v1:0|geo|us-east-1 us-east-2 us-west-2|standard|||2024-01-01||0.22|0.22|||||1
meta.llama3-1-8b-instruct-v1:0|geo|us-east-1 us-east-2 us-west-2|batch|||2024-01-01||0.11|0.11|||||1
meta.llama3-1-8b-instruct-v1:0|regional|us-west-2|standard|||2024-01-01||0.22|0.22|||||1
meta.llama3-1-8b-instruct-v1:0|regional|us-west-2|batch|||2024-01-01||0.11|0.11|||||1
meta.llama3-2-11b-instruct-v1:0|geo|us-east-1 us-east-2 us-west-2|standard|||2026-08-20||0.16|0.16|||||1
meta.llama3-2-11b-instruct-v1:0|geo|us-west-1|standard|||2026-11-04||0.16|0.16|||||3
meta.llama3-2-11b-instruct-v1:0|geo|us-west-2|batch|||2026-08-20||0.08|0.08|||||1
meta.llama3-2-11b-instruct-v1:0|regional|us-east-1 us-east-2 us-west-2|standard|||2026-08-20||0.16|0.16|||||1
meta.llama3-2-11b-instruct-v1:0|regional|us-west-2|batch|||2026-08-20||0.08|0.08|||||1
meta.llama3-2-1b-instruct-v1:0|geo|eu-central-1 eu-west-3|standard|||2024-01-01||0.13|0.13|||||1
meta.llama3-2-1b-instruct-v1:0|geo|eu-central-1|batch|||2024-01-01||0.065|0.065|||||1
meta.llama3-2-1b-instruct-v1:0|geo|eu-west-1|standard|||2024-01-01||0.11|0.11|||||1
meta.llama3-2-1b-instruct-v1:0|geo|us-east-1 us-east-2 us-west-2|standard|||2024-01-01||0.1|0.1|||||1
meta.llama3-2-1b-instruct-v1:0|geo|us-west-1|standard|||2024-01-01||0.1|0.1|||||3
meta.llama3-2-1b-instruct-v1:0|geo|us-west-2|batch|||2024-01-01||0.05|0.05|||||1
meta.llama3-2-1b-instruct-v1:0|regional|eu-central-1 eu-west-3|standard|||2024-01-01||0.13|0.13|||||1
meta.llama3-2-1b-instruct-v1:0|regional|eu-central-1|batch|||2024-01-01||0.065|0.065|||||1
meta.llama3-2-1b-instruct-v1:0|regional|eu-west-1|standard|||2024-01-01||0.11|0.11|||||1
meta.llama3-2-1b-instruct-v1:0|regional|us-east-1 us-east-2 us-west-2|standard|||2024-01-01||0.1|0.1|||||1
meta.llama3-2-1b-instruct-v1:0|regional|us-west-2|batch|||2024-01-01||0.05|0.05|||||1
meta.llama3-2-3b-instruct-v1:0|geo|eu-central-1|standard|||2024-01-01||0.19|0.19|||||1
meta.llama3-2-3b-instruct-v1:0|geo|eu-central-1|batch|||2024-01-01||0.095|0.095|||||1
meta.llama3-2-3b-instruct-v1:0|geo|eu-west-1|standard|||2024-01-01||0.17|0.17|||||1
meta.llama3-2-3b-instruct-v1:0|geo|eu-west-3|standard|||2024-01-01||0.2|0.2|||||1
meta.llama3-2-3b-instruct-v1:0|geo|us-east-1 us-east-2 us-west-2|standard|||2024-01-01||0.15|0.15|||||1
meta.llama3-2-3b-instruct-v1:0|geo|us-west-1|standard|||2024-01-01||0.15|0.15|||||3
meta.llama3-2-3b-instruct-v1:0|geo|us-west-2|batch|||2024-01-01||0.075|0.075|||||1
meta.llama3-2-3b-instruct-v1:0|regional|eu-central-1|standard|||2024-01-01||0.19|0.19|||||1
meta.llama3-2-3b-instruct-v1:0|regional|eu-central-1|batch|||2024-01-01||0.095|0.095|||||1
meta.llama3-2-3b-instruct-v1:0|regional|eu-west-1|standard|||2024-01-01||0.17|0.17|||||1
meta.llama3-2-3b-instruct-v1:0|regional|eu-west-3|standard|||2024-01-01||0.2|0.2|||||1
meta.llama3-2-3b-instruct-v1:0|regional|us-east-1 us-east-2 us-west-2|standard|||2024-01-01||0.15|0.15|||||1
meta.llama3-2-3b-instruct-v1:0|regional|us-west-2|batch|||2024-01-01||0.075|0.075|||||1
meta.llama3-2-90b-instruct-v1:0|geo|us-east-1 us-east-2 us-west-2|standard|||2026-08-20||0.72|0.72|||||1
meta.llama3-2-90b-instruct-v1:0|geo|us-west-1|standard|||2026-11-04||0.72|0.72|||||3
meta.llama3-2-90b-instruct-v1:0|geo|us-west-2|batch|||2026-08-20||0.36|0.36|||||1
meta.llama3-2-90b-instruct-v1:0|regional|us-east-1 us-east-2 us-west-2|standard|||2026-08-20||0.72|0.72|||||1
meta.llama3-2-90b-instruct-v1:0|regional|us-west-2|batch|||2026-08-20||0.36|0.36|||||1
meta.llama3-3-70b-instruct-v1:0|geo|us-east-1 us-east-2 us-west-2|standard|||2025-02-01||0.72|0.72|||||1
meta.llama3-3-70b-instruct-v1:0|geo|us-east-1 us-east-2 us-west-2|batch|||2025-02-01||0.36|0.36|||||1
meta.llama3-3-70b-instruct-v1:0|regional|us-east-2|standard|||2024-12-03||0.72|0.72|||||1
meta.llama3-3-70b-instruct-v1:0|regional|us-east-2|batch|||2024-12-03||0.36|0.36|||||1
meta.llama3-70b-instruct-v1:0|regional|ap-south-1|standard|||2024-01-01||3.18|4.2|||||2
meta.llama3-70b-instruct-v1:0|regional|ca-central-1|standard|||2024-01-01||3.05|4.03|||||2
meta.llama3-70b-instruct-v1:0|regional|eu-west-1|standard|||2024-01-01||2.86|3.78|||||3
meta.llama3-70b-instruct-v1:0|regional|eu-west-2|standard|||2024-01-01||3.45|4.55|||||2
meta.llama3-70b-instruct-v1:0|regional|sa-east-1|standard|||2024-01-01||4.45|5.88|||||2
meta.llama3-70b-instruct-v1:0|regional|us-east-1 us-west-2|standard|||2024-01-01||2.65|3.5|||||2
meta.llama3-70b-instruct-v1:0|regional|us-west-1|standard|||2024-01-01||2.65|3.5|||||3
meta.llama3-8b-instruct-v1:0|regional|ap-south-1|standard|||2024-01-01||0.36|0.72|||||2
meta.llama3-8b-instruct-v1:0|regional|ca-central-1|standard|||2024-01-01||0.35|0.69|||||2
meta.llama3-8b-instruct-v1:0|regional|eu-west-1|standard|||2024-01-01||0.32|0.65|||||3
meta.llama3-8b-instruct-v1:0|regional|eu-west-2|standard|||2024-01-01||0.39|0.78|||||2
meta.llama3-8b-instruct-v1:0|regional|sa-east-1|standard|||2024-01-01||0.5|1.01|||||2
meta.llama3-8b-instruct-v1:0|regional|us-east-1 us-west-2|standard|||2024-01-01||0.3|0.6|||||2
meta.llama3-8b-instruct-v1:0|regional|us-west-1|standard|||2024-01-01||0.3|0.6|||||3
meta.llama4-maverick-17b-instruct-v1:0|geo|us-east-1 us-east-2 us-west-1 us-west-2|standard|||2025-05-02||0.24|0.97|||||1
meta.llama4-maverick-17b-instruct-v1:0|geo|us-east-1 us-east-2 us-west-1 us-west-2|batch|||2025-05-02||0.12|0.485|||||1
meta.llama4-scout-17b-instruct-v1:0|geo|us-east-1 us-east-2 us-west-1 us-west-2|standard|||2025-05-02||0.17|0.66|||||1
meta.llama4-scout-17b-instruct-v1:0|geo|us-east-1 us-east-2 us-west-1 us-west-2|batch|||2025-05-02||0.085|0.33|||||1
minimax.minimax-m2|regional|ap-northeast-1 sa-east-1|standard|||2025-12-07||0.36|1.45|||||2
minimax.minimax-m2|regional|ap-northeast-1 sa-east-1|priority|||2025-12-07||0.63|2.54|||||2
minimax.minimax-m2|regional|ap-northeast-1 eu-central-1 sa-east-1|flex|||2025-12-07||0.18|0.72|||||2
minimax.minimax-m2|regional|ap-northeast-1 eu-central-1 sa-east-1|batch|||2025-12-07||0.18|0.72|||||2
minimax.minimax-m2|regional|ap-south-1 eu-west-1|standard|||2025-12-07||0.35|1.41|||||2
minimax.minimax-m2|regional|ap-south-1 eu-west-1|priority|||2025-12-07||0.61|2.47|||||2
minimax.minimax-m2|regional|ap-south-1 eu-west-1|flex|||2025-12-07||0.17|0.71|||||2
minimax.minimax-m2|regional|ap-south-1 eu-west-1|batch|||2025-12-07||0.17|0.71|||||2
minimax.minimax-m2|regional|ap-southeast-2|standard|||2025-12-07||0.309|1.236|||||2
minimax.minimax-m2|regional|ap-southeast-2|priority|||2025-12-07||0.54075|2.163|||||2
minimax.minimax-m2|regional|ap-southeast-2|flex|||2025-12-07||0.1545|0.618|||||2
minimax.minimax-m2|regional|ap-southeast-2|batch|||2025-12-07||0.1545|0.618|||||2
minimax.minimax-m2|regional|ap-southeast-3 eu-north-1|standard|||2025-12-07||0.36|1.44|||||1
minimax.minimax-m2|regional|ap-southeast-3 eu-north-1|batch|||2025-12-07||0.18|0.72|||||1
minimax.minimax-m2|regional|eu-central-1|standard|||2025-12-07||0.36|1.44|||||2
minimax.minimax-m2|regional|eu-central-1|priority|||2025-12-07||0.63|2.52|||||2
minimax.minimax-m2|regional|eu-south-1|standard|||2025-12-07||0.35|1.41|||||1
minimax.minimax-m2|regional|eu-south-1|batch|||2025-12-07||0.17|0.71|||||1
minimax.minimax-m2|regional|eu-west-2|standard|||2025-12-07||0.47|1.86|||||2
minimax.minimax-m2|regional|eu-west-2|priority|||2025-12-07||0.82|3.26|||||2
minimax.minimax-m2|regional|eu-west-2|flex|||2025-12-07||0.23|0.93|||||2
minimax.minimax-m2|regional|eu-west-2|batch|||2025-12-07||0.23|0.93|||||2
minimax.minimax-m2|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.3|1.2|||||2
minimax.minimax-m2|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.52|2.1|||||2
minimax.minimax-m2|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.15|0.6|||||2
minimax.minimax-m2|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.15|0.6|||||2
minimax.minimax-m2.1|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|standard|||2026-02-01||0.36|1.44|||||2
minimax.minimax-m2.1|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|priority|||2026-02-01||0.63|2.52|||||2
minimax.minimax-m2.1|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|flex|||2026-02-01||0.18|0.72|||||2
minimax.minimax-m2.1|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|batch|||2026-02-01||0.18|0.72|||||2
minimax.minimax-m2.1|regional|ap-southeast-2|standard|||2026-02-01||0.31|1.24|||||2
minimax.minimax-m2.1|regional|ap-southeast-2|priority|||2026-02-01||0.5425|2.17|||||2
minimax.minimax-m2.1|regional|ap-southeast-2|flex|||2026-02-01||0.155|0.62|||||2
minimax.minimax-m2.1|regional|ap-southeast-2|batch|||2026-02-01||0.155|0.62|||||2
minimax.minimax-m2.1|regional|ap-southeast-3 eu-south-1|standard|||2026-02-01||0.36|1.44|||||1
minimax.minimax-m2.1|regional|ap-southeast-3 eu-south-1|flex|||2026-10-01||0.18|0.72|||||3
minimax.minimax-m2.1|regional|ap-southeast-3 eu-south-1|batch|||2026-02-01||0.18|0.72|||||1
minimax.minimax-m2.1|regional|eu-west-2|standard|||2026-02-01||0.47|1.86|||||2
minimax.minimax-m2.1|regional|eu-west-2|priority|||2026-02-01||0.8225|3.255|||||2
minimax.minimax-m2.1|regional|eu-west-2|flex|||2026-02-01||0.235|0.93|||||2
minimax.minimax-m2.1|regional|eu-west-2|batch|||2026-02-01||0.235|0.93|||||2
minimax.minimax-m2.1|regional|us-east-1 us-east-2 us-west-2|standard|||2026-02-01||0.3|1.2|||||2
minimax.minimax-m2.1|regional|us-east-1 us-east-2 us-west-2|priority|||2026-02-01||0.525|2.1|||||2
minimax.minimax-m2.1|regional|us-east-1 us-east-2 us-west-2|flex|||2026-02-01||0.15|0.6|||||2
minimax.minimax-m2.1|regional|us-east-1 us-east-2 us-west-2|batch|||2026-02-01||0.15|0.6|||||2
minimax.minimax-m2.5|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|standard|||2026-03-01||0.36|1.44|||||2
minimax.minimax-m2.5|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|priority|||2026-03-01||0.63|2.52|||||2
minimax.minimax-m2.5|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|flex|||2026-03-01||0.18|0.72|||||2
minimax.minimax-m2.5|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|batch|||2026-03-01||0.18|0.72|||||2
minimax.minimax-m2.5|regional|ap-southeast-2|standard|||2026-08-20||0.31|1.24|||||2
minimax.minimax-m2.5|regional|ap-southeast-2|priority|||2026-10-06||0.5425|2.17|||||2
minimax.minimax-m2.5|regional|ap-southeast-2|flex|||2026-10-06||0.155|0.62|||||2
minimax.minimax-m2.5|regional|ap-southeast-2|batch|||2026-08-20||0.155|0.62|||||2
minimax.minimax-m2.5|regional|ap-southeast-3 eu-south-1|standard|||2026-03-01||0.36|1.44|||||1
minimax.minimax-m2.5|regional|ap-southeast-3 eu-south-1|flex|||2026-10-01||0.18|0.72|||||3
minimax.minimax-m2.5|regional|ap-southeast-3 eu-south-1|batch|||2026-03-01||0.18|0.72|||||1
minimax.minimax-m2.5|regional|eu-west-2|standard|||2026-03-01||0.47|1.86|||||2
minimax.minimax-m2.5|regional|eu-west-2|priority|||2026-03-01||0.8225|3.255|||||2
minimax.minimax-m2.5|regional|eu-west-2|flex|||2026-03-01||0.235|0.93|||||2
minimax.minimax-m2.5|regional|eu-west-2|batch|||2026-03-01||0.235|0.93|||||2
minimax.minimax-m2.5|regional|us-east-1 us-east-2 us-west-2|standard|||2026-03-01||0.3|1.2|||||2
minimax.minimax-m2.5|regional|us-east-1 us-east-2 us-west-2|priority|||2026-03-01||0.525|2.1|||||2
minimax.minimax-m2.5|regional|us-east-1 us-east-2 us-west-2|flex|||2026-03-01||0.15|0.6|||||2
minimax.minimax-m2.5|regional|us-east-1 us-east-2 us-west-2|batch|||2026-03-01||0.15|0.6|||||2
mistral.devstral-2-123b|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|standard|||2026-03-01||0.48|2.4|||||2
mistral.devstral-2-123b|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|priority|||2026-03-01||0.84|4.2|||||2
mistral.devstral-2-123b|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|flex|||2026-03-01||0.24|1.2|||||2
mistral.devstral-2-123b|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|batch|||2026-03-01||0.24|1.2|||||2
mistral.devstral-2-123b|regional|ap-southeast-2|standard|||2026-03-01||0.41|2.06|||||2
mistral.devstral-2-123b|regional|ap-southeast-2|priority|||2026-03-01||0.7175|3.605|||||2
mistral.devstral-2-123b|regional|ap-southeast-2|flex|||2026-03-01||0.205|1.03|||||2
mistral.devstral-2-123b|regional|ap-southeast-2|batch|||2026-03-01||0.205|1.03|||||2
mistral.devstral-2-123b|regional|ap-southeast-3 eu-south-1|standard|||2026-03-01||0.48|2.4|||||1
mistral.devstral-2-123b|regional|ap-southeast-3 eu-south-1|batch|||2026-03-01||0.24|1.2|||||1
mistral.devstral-2-123b|regional|eu-west-2|standard|||2026-03-01||0.62|3.1|||||2
mistral.devstral-2-123b|regional|eu-west-2|priority|||2026-03-01||1.085|5.425|||||2
mistral.devstral-2-123b|regional|eu-west-2|flex|||2026-03-01||0.31|1.55|||||2
mistral.devstral-2-123b|regional|eu-west-2|batch|||2026-03-01||0.31|1.55|||||2
mistral.devstral-2-123b|regional|us-east-1 us-east-2 us-west-2|standard|||2026-03-01||0.4|2|||||2
mistral.devstral-2-123b|regional|us-east-1 us-east-2 us-west-2|priority|||2026-03-01||0.7|3.5|||||2
mistral.devstral-2-123b|regional|us-east-1 us-east-2 us-west-2|flex|||2026-03-01||0.2|1|||||2
mistral.devstral-2-123b|regional|us-east-1 us-east-2 us-west-2|batch|||2026-03-01||0.2|1|||||2
mistral.magistral-small-2509|regional|ap-northeast-1 sa-east-1|standard|||2025-12-07||0.61|1.82|||||2
mistral.magistral-small-2509|regional|ap-northeast-1 sa-east-1|priority|||2025-12-07||1.07|3.18|||||2
mistral.magistral-small-2509|regional|ap-northeast-1 sa-east-1|flex|||2025-12-07||0.3|0.91|||||2
mistral.magistral-small-2509|regional|ap-northeast-1 sa-east-1|batch|||2025-12-07||0.3|0.91|||||2
mistral.magistral-small-2509|regional|ap-south-1 eu-west-1|standard|||2025-12-07||0.59|1.76|||||2
mistral.magistral-small-2509|regional|ap-south-1 eu-west-1|priority|||2025-12-07||1.03|3.08|||||2
mistral.magistral-small-2509|regional|ap-south-1 eu-west-1|flex|||2025-12-07||0.3|0.88|||||2
mistral.magistral-small-2509|regional|ap-south-1 eu-west-1|batch|||2025-12-07||0.3|0.88|||||2
mistral.magistral-small-2509|regional|ap-southeast-2|standard|||2025-12-07||0.515|1.545|||||2
mistral.magistral-small-2509|regional|ap-southeast-2|priority|||2025-12-07||0.90125|2.70375|||||2
mistral.magistral-small-2509|regional|ap-southeast-2|flex|||2025-12-07||0.2575|0.7725|||||2
mistral.magistral-small-2509|regional|ap-southeast-2|batch|||2025-12-07||0.2575|0.7725|||||2
mistral.magistral-small-2509|regional|ap-southeast-3 eu-north-1|standard|||2025-12-07||0.6|1.8|||||1
mistral.magistral-small-2509|regional|ap-southeast-3 eu-north-1|batch|||2025-12-07||0.3|0.9|||||1
mistral.magistral-small-2509|regional|eu-central-1|standard|||2025-12-07||0.6|1.8|||||2
mistral.magistral-small-2509|regional|eu-central-1|priority|||2025-12-07||1.05|3.15|||||2
mistral.magistral-small-2509|regional|eu-central-1|flex|||2025-12-07||0.3|0.9|||||2
mistral.magistral-small-2509|regional|eu-central-1|batch|||2025-12-07||0.3|0.9|||||2
mistral.magistral-small-2509|regional|eu-south-1|standard|||2025-12-07||0.59|1.76|||||1
mistral.magistral-small-2509|regional|eu-south-1|batch|||2025-12-07||0.3|0.88|||||1
mistral.magistral-small-2509|regional|eu-west-2|standard|||2025-12-07||0.78|2.33|||||2
mistral.magistral-small-2509|regional|eu-west-2|priority|||2025-12-07||1.36|4.08|||||2
mistral.magistral-small-2509|regional|eu-west-2|flex|||2025-12-07||0.39|1.17|||||2
mistral.magistral-small-2509|regional|eu-west-2|batch|||2025-12-07||0.39|1.17|||||2
mistral.magistral-small-2509|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.5|1.5|||||2
mistral.magistral-small-2509|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.88|2.63|||||2
mistral.magistral-small-2509|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.25|0.75|||||2
mistral.magistral-small-2509|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.25|0.75|||||2
mistral.ministral-3-14b-instruct|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 sa-east-1|standard|||2025-12-07||0.24|0.24|||||2
mistral.ministral-3-14b-instruct|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 sa-east-1|priority|||2025-12-07||0.42|0.42|||||2
mistral.ministral-3-14b-instruct|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|flex|||2025-12-07||0.12|0.12|||||2
mistral.ministral-3-14b-instruct|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|batch|||2025-12-07||0.12|0.12|||||2
mistral.ministral-3-14b-instruct|regional|ap-southeast-2|standard|||2025-12-07||0.206|0.206|||||2
mistral.ministral-3-14b-instruct|regional|ap-southeast-2|priority|||2025-12-07||0.3605|0.3605|||||2
mistral.ministral-3-14b-instruct|regional|ap-southeast-2|flex|||2025-12-07||0.103|0.103|||||2
mistral.ministral-3-14b-instruct|regional|ap-southeast-2|batch|||2025-12-07||0.103|0.103|||||2
mistral.ministral-3-14b-instruct|regional|ap-southeast-3|standard|||2025-12-07||0.24|0.24|||||1
mistral.ministral-3-14b-instruct|regional|ap-southeast-3 eu-south-1|batch|||2025-12-07||0.12|0.12|||||1
mistral.ministral-3-14b-instruct|regional|eu-south-1|standard|||2025-12-07||0.23|0.23|||||1
mistral.ministral-3-14b-instruct|regional|eu-west-1|standard|||2025-12-07||0.23|0.23|||||2
mistral.ministral-3-14b-instruct|regional|eu-west-1|priority|||2025-12-07||0.4|0.4|||||2
mistral.ministral-3-14b-instruct|regional|eu-west-2|standard|||2025-12-07||0.31|0.31|||||2
mistral.ministral-3-14b-instruct|regional|eu-west-2|priority|||2025-12-07||0.54|0.54|||||2
mistral.ministral-3-14b-instruct|regional|eu-west-2|flex|||2025-12-07||0.15|0.15|||||2
mistral.ministral-3-14b-instruct|regional|eu-west-2|batch|||2025-12-07||0.15|0.15|||||2
mistral.ministral-3-14b-instruct|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.2|0.2|||||2
mistral.ministral-3-14b-instruct|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.35|0.35|||||2
mistral.ministral-3-14b-instruct|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.1|0.1|||||2
mistral.ministral-3-14b-instruct|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.1|0.1|||||2
mistral.ministral-3-3b-instruct|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|standard|||2025-12-07||0.12|0.12|||||2
mistral.ministral-3-3b-instruct|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|priority|||2025-12-07||0.21|0.21|||||2
mistral.ministral-3-3b-instruct|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|flex|||2025-12-07||0.06|0.06|||||2
mistral.ministral-3-3b-instruct|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|batch|||2025-12-07||0.06|0.06|||||2
mistral.ministral-3-3b-instruct|regional|ap-southeast-2|standard|||2025-12-07||0.103|0.103|||||2
mistral.ministral-3-3b-instruct|regional|ap-southeast-2|priority|||2025-12-07||0.18025|0.18025|||||2
mistral.ministral-3-3b-instruct|regional|ap-southeast-2|flex|||2025-12-07||0.0515|0.0515|||||2
mistral.ministral-3-3b-instruct|regional|ap-southeast-2|batch|||2025-12-07||0.0515|0.0515|||||2
mistral.ministral-3-3b-instruct|regional|ap-southeast-3 eu-south-1|standard|||2025-12-07||0.12|0.12|||||1
mistral.ministral-3-3b-instruct|regional|ap-southeast-3 eu-south-1|batch|||2025-12-07||0.06|0.06|||||1
mistral.ministral-3-3b-instruct|regional|eu-west-2|standard|||2025-12-07||0.16|0.16|||||2
mistral.ministral-3-3b-instruct|regional|eu-west-2|priority|||2025-12-07||0.28|0.28|||||2
mistral.ministral-3-3b-instruct|regional|eu-west-2|flex|||2025-12-07||0.08|0.08|||||2
mistral.ministral-3-3b-instruct|regional|eu-west-2|batch|||2025-12-07||0.08|0.08|||||2
mistral.ministral-3-3b-instruct|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.1|0.1|||||2
mistral.ministral-3-3b-instruct|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.17|0.17|||||2
mistral.ministral-3-3b-instruct|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.05|0.05|||||2
mistral.ministral-3-3b-instruct|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.05|0.05|||||2
mistral.ministral-3-8b-instruct|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|standard|||2025-12-07||0.18|0.18|||||2
mistral.ministral-3-8b-instruct|regional|ap-northeast-1 ap-south-1 eu-west-1 sa-east-1|priority|||2025-12-07||0.32|0.32|||||2
mistral.ministral-3-8b-instruct|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|flex|||2025-12-07||0.09|0.09|||||2
mistral.ministral-3-8b-instruct|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|batch|||2025-12-07||0.09|0.09|||||2
mistral.ministral-3-8b-instruct|regional|ap-southeast-2|standard|||2025-12-07||0.1545|0.1545|||||2
mistral.ministral-3-8b-instruct|regional|ap-southeast-2|priority|||2025-12-07||0.270375|0.270375|||||2
mistral.ministral-3-8b-instruct|regional|ap-southeast-2|flex|||2025-12-07||0.07725|0.07725|||||2
mistral.ministral-3-8b-instruct|regional|ap-southeast-2|batch|||2025-12-07||0.07725|0.07725|||||2
mistral.ministral-3-8b-instruct|regional|ap-southeast-3 eu-south-1|standard|||2025-12-07||0.18|0.18|||||1
mistral.ministral-3-8b-instruct|regional|ap-southeast-3 eu-south-1|batch|||2025-12-07||0.09|0.09|||||1
mistral.ministral-3-8b-instruct|regional|eu-central-1 eu-north-1|priority|||2025-12-07||0.315|0.315|||||2
mistral.ministral-3-8b-instruct|regional|eu-west-2|standard|||2025-12-07||0.23|0.23|||||2
mistral.ministral-3-8b-instruct|regional|eu-west-2|priority|||2025-12-07||0.4|0.4|||||2
mistral.ministral-3-8b-instruct|regional|eu-west-2|flex|||2025-12-07||0.12|0.12|||||2
mistral.ministral-3-8b-instruct|regional|eu-west-2|batch|||2025-12-07||0.12|0.12|||||2
mistral.ministral-3-8b-instruct|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.15|0.15|||||2
mistral.ministral-3-8b-instruct|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.26|0.26|||||2
mistral.ministral-3-8b-instruct|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.07|0.07|||||2
mistral.ministral-3-8b-instruct|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.07|0.07|||||2
mistral.mistral-7b-instruct-v0:2|regional|ap-south-1|standard|||2024-01-01||0.18|0.24|||||2
mistral.mistral-7b-instruct-v0:2|regional|ap-southeast-2 eu-west-2 eu-west-3|standard|||2024-01-01||0.2|0.26|||||2
mistral.mistral-7b-instruct-v0:2|regional|ca-central-1|standard|||2024-01-01||0.17|0.23|||||2
mistral.mistral-7b-instruct-v0:2|regional|eu-west-1|standard|||2024-01-01||0.16|0.22|||||2
mistral.mistral-7b-instruct-v0:2|regional|sa-east-1|standard|||2024-01-01||0.25|0.34|||||2
mistral.mistral-7b-instruct-v0:2|regional|us-east-1 us-west-2|standard|||2024-01-01||0.15|0.2|||||2
mistral.mistral-large-2402-v1:0|regional|ap-south-1|standard|||2026-08-20||4.8|14.4|||||2
mistral.mistral-large-2402-v1:0|regional|ap-southeast-2 eu-west-2 eu-west-3|standard|||2026-08-20||5.2|15.6|||||2
mistral.mistral-large-2402-v1:0|regional|ca-central-1|standard|||2026-08-20||4.6|13.8|||||2
mistral.mistral-large-2402-v1:0|regional|eu-west-1|standard|||2026-08-20||4.3|13|||||2
mistral.mistral-large-2402-v1:0|regional|sa-east-1|standard|||2026-08-20||6.7|20.2|||||2
mistral.mistral-large-2402-v1:0|regional|us-east-1 us-west-2|standard|||2026-08-20||4|12|||||2
mistral.mistral-large-2407-v1:0|regional|us-west-2|standard|||2026-08-20||2|6|||||2
mistral.mistral-large-2407-v1:0|regional|us-west-2|batch|||2026-08-20||1.5|4.5|||||1
mistral.mistral-large-3-675b-instruct|regional|ap-northeast-1 sa-east-1|standard|||2025-12-07||0.61|1.82|||||2
mistral.mistral-large-3-675b-instruct|regional|ap-northeast-1 sa-east-1|priority|||2025-12-07||1.07|3.18|||||2
mistral.mistral-large-3-675b-instruct|regional|ap-northeast-1 sa-east-1|flex|||2025-12-07||0.3|0.91|||||2
mistral.mistral-large-3-675b-instruct|regional|ap-northeast-1 sa-east-1|batch|||2025-12-07||0.3|0.91|||||2
mistral.mistral-large-3-675b-instruct|regional|ap-south-1|standard|||2025-12-07||0.59|1.76|||||2
mistral.mistral-large-3-675b-instruct|regional|ap-south-1|priority|||2025-12-07||1.03|3.08|||||2
mistral.mistral-large-3-675b-instruct|regional|ap-south-1|flex|||2025-12-07||0.3|0.88|||||2
mistral.mistral-large-3-675b-instruct|regional|ap-south-1|batch|||2025-12-07||0.3|0.88|||||2
mistral.mistral-large-3-675b-instruct|regional|ap-southeast-2|standard|||2025-12-07||0.515|1.545|||||2
mistral.mistral-large-3-675b-instruct|regional|ap-southeast-2|priority|||2025-12-07||0.90125|2.70375|||||2
mistral.mistral-large-3-675b-instruct|regional|ap-southeast-2|flex|||2025-12-07||0.2575|0.7725|||||2
mistral.mistral-large-3-675b-instruct|regional|ap-southeast-2|batch|||2025-12-07||0.2575|0.7725|||||2
mistral.mistral-large-3-675b-instruct|regional|ap-southeast-3 eu-south-1|standard|||2025-12-07||0.6|1.8|||||1
mistral.mistral-large-3-675b-instruct|regional|ap-southeast-3 eu-south-1|batch|||2025-12-07||0.3|0.9|||||1
mistral.mistral-large-3-675b-instruct|regional|eu-central-1 eu-north-1 eu-west-1|standard|||2025-12-07||0.6|1.8|||||2
mistral.mistral-large-3-675b-instruct|regional|eu-central-1 eu-north-1 eu-west-1|priority|||2025-12-07||1.05|3.15|||||2
mistral.mistral-large-3-675b-instruct|regional|eu-central-1 eu-north-1 eu-west-1|flex|||2025-12-07||0.3|0.9|||||2
mistral.mistral-large-3-675b-instruct|regional|eu-central-1 eu-north-1 eu-west-1|batch|||2025-12-07||0.3|0.9|||||2
mistral.mistral-large-3-675b-instruct|regional|eu-west-2|standard|||2025-12-07||0.775|2.325|||||2
mistral.mistral-large-3-675b-instruct|regional|eu-west-2|priority|||2025-12-07||1.35625|4.06875|||||2
mistral.mistral-large-3-675b-instruct|regional|eu-west-2|flex|||2025-12-07||0.3875|1.1625|||||2
mistral.mistral-large-3-675b-instruct|regional|eu-west-2|batch|||2025-12-07||0.3875|1.1625|||||2
mistral.mistral-large-3-675b-instruct|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.5|1.5|||||2
mistral.mistral-large-3-675b-instruct|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.88|2.63|||||2
mistral.mistral-large-3-675b-instruct|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.25|0.75|||||2
mistral.mistral-large-3-675b-instruct|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.25|0.75|||||2
mistral.mistral-small-2402-v1:0|regional|us-east-1|standard|||2024-01-01||1|3|||||2
mistral.mistral-small-2402-v1:0|regional|us-east-1|batch|||2024-01-01||0.5|1.5|||||1
mistral.mixtral-8x7b-instruct-v0:1|regional|ap-south-1|standard|||2024-01-01||0.54|0.84|||||2
mistral.mixtral-8x7b-instruct-v0:1|regional|ap-southeast-2 eu-west-2 eu-west-3|standard|||2024-01-01||0.59|0.91|||||2
mistral.mixtral-8x7b-instruct-v0:1|regional|ca-central-1|standard|||2024-01-01||0.52|0.81|||||2
mistral.mixtral-8x7b-instruct-v0:1|regional|eu-west-1|standard|||2024-01-01||0.49|0.76|||||2
mistral.mixtral-8x7b-instruct-v0:1|regional|sa-east-1|standard|||2024-01-01||0.76|1.18|||||2
mistral.mixtral-8x7b-instruct-v0:1|regional|us-east-1 us-west-2|standard|||2024-01-01||0.45|0.7|||||2
mistral.pixtral-large-2502-v1:0|geo|eu-central-1 eu-north-1 eu-west-1 eu-west-3 us-east-1 us-east-2 us-west-2|standard|||2025-07-04||2|6|||||1
mistral.voxtral-mini-3b-2507|regional|ap-northeast-1|standard|||2026-08-20||0.05|0.05|||||2
mistral.voxtral-mini-3b-2507|regional|ap-northeast-1|priority|||2026-10-06||0.09|0.09|||||2
mistral.voxtral-mini-3b-2507|regional|ap-northeast-1 eu-west-2|flex|||2026-10-06||0.03|0.03|||||2
mistral.voxtral-mini-3b-2507|regional|ap-northeast-1 eu-west-2|batch|||2026-08-20||0.03|0.03|||||2
mistral.voxtral-mini-3b-2507|regional|ap-south-1 eu-west-1 sa-east-1|standard|||2025-12-07||0.05|0.05|||||2
mistral.voxtral-mini-3b-2507|regional|ap-south-1 eu-west-1 sa-east-1|priority|||2025-12-07||0.09|0.09|||||2
mistral.voxtral-mini-3b-2507|regional|ap-south-1 eu-west-1 sa-east-1|flex|||2025-12-07||0.03|0.03|||||2
mistral.voxtral-mini-3b-2507|regional|ap-south-1 eu-west-1 sa-east-1|batch|||2025-12-07||0.03|0.03|||||2
mistral.voxtral-mini-3b-2507|regional|ap-southeast-2|standard|||2026-08-20||0.0412|0.0412|||||2
mistral.voxtral-mini-3b-2507|regional|ap-southeast-2|priority|||2026-10-06||0.0721|0.0721|||||2
mistral.voxtral-mini-3b-2507|regional|ap-southeast-2|flex|||2026-10-06||0.0206|0.0206|||||2
mistral.voxtral-mini-3b-2507|regional|ap-southeast-2|batch|||2026-08-20||0.0206|0.0206|||||2
mistral.voxtral-mini-3b-2507|regional|ap-southeast-3|standard|||2025-12-07||0.048|0.048|||||1
mistral.voxtral-mini-3b-2507|regional|ap-southeast-3|batch|||2025-12-07||0.024|0.024|||||1
mistral.voxtral-mini-3b-2507|regional|eu-central-1 eu-north-1|standard|||2025-12-07||0.048|0.048|||||2
mistral.voxtral-mini-3b-2507|regional|eu-central-1 eu-north-1|priority|||2025-12-07||0.084|0.084|||||2
mistral.voxtral-mini-3b-2507|regional|eu-central-1 eu-north-1|flex|||2025-12-07||0.024|0.024|||||2
mistral.voxtral-mini-3b-2507|regional|eu-central-1 eu-north-1|batch|||2025-12-07||0.024|0.024|||||2
mistral.voxtral-mini-3b-2507|regional|eu-south-1|standard|||2025-12-07||0.05|0.05|||||1
mistral.voxtral-mini-3b-2507|regional|eu-south-1|batch|||2025-12-07||0.03|0.03|||||1
mistral.voxtral-mini-3b-2507|regional|eu-west-2|standard|||2026-08-20||0.06|0.06|||||2
mistral.voxtral-mini-3b-2507|regional|eu-west-2|priority|||2026-10-06||0.11|0.11|||||2
mistral.voxtral-mini-3b-2507|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.04|0.04|||||2
mistral.voxtral-mini-3b-2507|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.07|0.07|||||2
mistral.voxtral-mini-3b-2507|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.02|0.02|||||2
mistral.voxtral-mini-3b-2507|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.02|0.02|||||2
mistral.voxtral-small-24b-2507|regional|ap-northeast-1|standard|||2026-08-20||0.12|0.36|||||2
mistral.voxtral-small-24b-2507|regional|ap-northeast-1|priority|||2026-10-06||0.21|0.63|||||2
mistral.voxtral-small-24b-2507|regional|ap-northeast-1|flex|||2026-10-06||0.06|0.18|||||2
mistral.voxtral-small-24b-2507|regional|ap-northeast-1|batch|||2026-08-20||0.06|0.18|||||2
mistral.voxtral-small-24b-2507|regional|ap-south-1 eu-west-1|standard|||2025-12-07||0.12|0.35|||||2
mistral.voxtral-small-24b-2507|regional|ap-south-1 eu-west-1|priority|||2025-12-07||0.21|0.61|||||2
mistral.voxtral-small-24b-2507|regional|ap-south-1 eu-west-1|flex|||2025-12-07||0.06|0.17|||||2
mistral.voxtral-small-24b-2507|regional|ap-south-1 eu-west-1|batch|||2025-12-07||0.06|0.17|||||2
mistral.voxtral-small-24b-2507|regional|ap-southeast-2|standard|||2026-08-20||0.103|0.309|||||2
mistral.voxtral-small-24b-2507|regional|ap-southeast-2|priority|||2026-10-06||0.18025|0.54075|||||2
mistral.voxtral-small-24b-2507|regional|ap-southeast-2|flex|||2026-10-06||0.0515|0.1545|||||2
mistral.voxtral-small-24b-2507|regional|ap-southeast-2|batch|||2026-08-20||0.0515|0.1545|||||2
mistral.voxtral-small-24b-2507|regional|ap-southeast-3|standard|||2025-12-07||0.12|0.36|||||1
mistral.voxtral-small-24b-2507|regional|ap-southeast-3|batch|||2025-12-07||0.06|0.18|||||1
mistral.voxtral-small-24b-2507|regional|eu-central-1 eu-north-1 sa-east-1|standard|||2025-12-07||0.12|0.36|||||2
mistral.voxtral-small-24b-2507|regional|eu-central-1 eu-north-1 sa-east-1|priority|||2025-12-07||0.21|0.63|||||2
mistral.voxtral-small-24b-2507|regional|eu-central-1 eu-north-1 sa-east-1|flex|||2025-12-07||0.06|0.18|||||2
mistral.voxtral-small-24b-2507|regional|eu-central-1 eu-north-1 sa-east-1|batch|||2025-12-07||0.06|0.18|||||2
mistral.voxtral-small-24b-2507|regional|eu-south-1|standard|||2025-12-07||0.12|0.35|||||1
mistral.voxtral-small-24b-2507|regional|eu-south-1|batch|||2025-12-07||0.06|0.17|||||1
mistral.voxtral-small-24b-2507|regional|eu-west-2|standard|||2026-08-20||0.16|0.47|||||2
mistral.voxtral-small-24b-2507|regional|eu-west-2|priority|||2026-10-06||0.28|0.82|||||2
mistral.voxtral-small-24b-2507|regional|eu-west-2|flex|||2026-10-06||0.08|0.23|||||2
mistral.voxtral-small-24b-2507|regional|eu-west-2|batch|||2026-08-20||0.08|0.23|||||2
mistral.voxtral-small-24b-2507|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.1|0.3|||||2
mistral.voxtral-small-24b-2507|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.17|0.52|||||2
mistral.voxtral-small-24b-2507|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.05|0.15|||||2
mistral.voxtral-small-24b-2507|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.05|0.15|||||2
moonshot.kimi-k2-thinking|regional|ap-northeast-1 sa-east-1|standard|||2026-02-01||0.73|3.03|||||2
moonshot.kimi-k2-thinking|regional|ap-northeast-1 sa-east-1|priority|||2026-02-01||1.28|5.3|||||2
moonshot.kimi-k2-thinking|regional|ap-northeast-1 sa-east-1|flex|||2026-02-01||0.36|1.52|||||2
moonshot.kimi-k2-thinking|regional|ap-northeast-1 sa-east-1|batch|||2026-02-01||0.36|1.52|||||2
moonshot.kimi-k2-thinking|regional|ap-south-1|standard|||2026-02-01||0.71|2.94|||||2
moonshot.kimi-k2-thinking|regional|ap-south-1|priority|||2026-02-01||1.24|5.15|||||2
moonshot.kimi-k2-thinking|regional|ap-south-1|flex|||2026-02-01||0.36|1.47|||||2
moonshot.kimi-k2-thinking|regional|ap-south-1|batch|||2026-02-01||0.36|1.47|||||2
moonshot.kimi-k2-thinking|regional|ap-southeast-2|standard|||2025-12-07||0.618|2.575|||||2
moonshot.kimi-k2-thinking|regional|ap-southeast-2|priority|||2025-12-07||1.0815|4.50625|||||2
moonshot.kimi-k2-thinking|regional|ap-southeast-2|flex|||2025-12-07||0.309|1.2875|||||2
moonshot.kimi-k2-thinking|regional|ap-southeast-2|batch|||2025-12-07||0.309|1.2875|||||2
moonshot.kimi-k2-thinking|regional|ap-southeast-3 eu-south-1|standard|||2025-12-07||0.72|3|||||1
moonshot.kimi-k2-thinking|regional|ap-southeast-3 eu-south-1|batch|||2025-12-07||0.36|1.5|||||1
moonshot.kimi-k2-thinking|regional|eu-central-1 eu-north-1 eu-west-1|standard|||2025-12-07||0.72|3|||||2
moonshot.kimi-k2-thinking|regional|eu-central-1 eu-north-1 eu-west-1|priority|||2025-12-07||1.26|5.25|||||2
moonshot.kimi-k2-thinking|regional|eu-central-1 eu-north-1 eu-west-1|flex|||2025-12-07||0.36|1.5|||||2
moonshot.kimi-k2-thinking|regional|eu-central-1 eu-north-1 eu-west-1|batch|||2025-12-07||0.36|1.5|||||2
moonshot.kimi-k2-thinking|regional|eu-west-2|standard|||2025-12-07||0.93|3.875|||||2
moonshot.kimi-k2-thinking|regional|eu-west-2|priority|||2025-12-07||1.6275|6.78125|||||2
moonshot.kimi-k2-thinking|regional|eu-west-2|flex|||2025-12-07||0.465|1.9375|||||2
moonshot.kimi-k2-thinking|regional|eu-west-2|batch|||2025-12-07||0.465|1.9375|||||2
moonshot.kimi-k2-thinking|regional|us-east-1 us-east-2 us-west-2|standard|||2026-02-01||0.6|2.5|||||2
moonshot.kimi-k2-thinking|regional|us-east-1 us-east-2 us-west-2|priority|||2026-02-01||1.05|4.38|||||2
moonshot.kimi-k2-thinking|regional|us-east-1 us-east-2 us-west-2|flex|||2026-02-01||0.3|1.25|||||2
moonshot.kimi-k2-thinking|regional|us-east-1 us-east-2 us-west-2|batch|||2026-02-01||0.3|1.25|||||2
moonshotai.kimi-k2.5|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|standard|||2026-02-01||0.72|3.6|||||2
moonshotai.kimi-k2.5|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|priority|||2026-02-01||1.26|6.3|||||2
moonshotai.kimi-k2.5|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|flex|||2026-02-01||0.36|1.8|||||2
moonshotai.kimi-k2.5|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|batch|||2026-02-01||0.36|1.8|||||2
moonshotai.kimi-k2.5|regional|ap-southeast-2|standard|||2026-02-01||0.62|3.09|||||2
moonshotai.kimi-k2.5|regional|ap-southeast-2|priority|||2026-02-01||1.085|5.4075|||||2
moonshotai.kimi-k2.5|regional|ap-southeast-2|flex|||2026-02-01||0.31|1.545|||||2
moonshotai.kimi-k2.5|regional|ap-southeast-2|batch|||2026-02-01||0.31|1.545|||||2
moonshotai.kimi-k2.5|regional|ap-southeast-3 eu-south-1|standard|||2026-02-01||0.72|3.6|||||1
moonshotai.kimi-k2.5|regional|ap-southeast-3|flex|||2026-10-01||0.36|1.8|||||3
moonshotai.kimi-k2.5|regional|ap-southeast-3 eu-south-1|batch|||2026-02-01||0.36|1.8|||||1
moonshotai.kimi-k2.5|regional|eu-west-2|standard|||2026-02-01||0.93|4.65|||||2
moonshotai.kimi-k2.5|regional|eu-west-2|priority|||2026-02-01||1.6275|8.1375|||||2
moonshotai.kimi-k2.5|regional|eu-west-2|flex|||2026-02-01||0.465|2.325|||||2
moonshotai.kimi-k2.5|regional|eu-west-2|batch|||2026-02-01||0.465|2.325|||||2
moonshotai.kimi-k2.5|regional|us-east-1 us-east-2 us-west-2|standard|||2026-02-01||0.6|3|||||2
moonshotai.kimi-k2.5|regional|us-east-1 us-east-2 us-west-2|priority|||2026-02-01||1.05|5.25|||||2
moonshotai.kimi-k2.5|regional|us-east-1 us-east-2 us-west-2|flex|||2026-02-01||0.3|1.5|||||2
moonshotai.kimi-k2.5|regional|us-east-1 us-east-2 us-west-2|batch|||2026-02-01||0.3|1.5|||||2
moonshotai.kimi-k3|global||standard|||2026-09-18||3|15|0.3||3.75||6
moonshotai.kimi-k3|global||priority|||2026-09-18||5.25|26.25|0.525||6.5625||3
moonshotai.kimi-k3|global||flex|||2026-09-18||1.5|7.5|0.15||1.875||3
moonshotai.kimi-k3|geo||standard|||2026-09-18||3.3|16.5|0.33||4.125||6
moonshotai.kimi-k3|geo||priority|||2026-09-18||5.775|28.875|0.5775||7.21875||3
moonshotai.kimi-k3|geo||flex|||2026-09-18||1.65|8.25|0.165||2.0625||3
moonshotai.kimi-k3|geo||batch|||2026-09-18||1.65|8.25|||||2
moonshotai.kimi-k3.1|global||standard|||2026-11-04||4|20|0.2||5||6
moonshotai.kimi-k3.1|global||priority|||2026-11-04||7|35|0.35||8.75||3
moonshotai.kimi-k3.1|global||flex|||2026-11-04||2|10|0.1||2.5||3
moonshotai.kimi-k3.1|geo||standard|||2026-11-04||4.4|22|0.22||5.5||6
moonshotai.kimi-k3.1|geo||priority|||2026-11-04||7.7|38.5|0.385||9.625||3
moonshotai.kimi-k3.1|geo||flex|||2026-11-04||2.2|11|0.11||2.75||3
nvidia.nemotron-nano-12b-v2|regional|ap-northeast-1 sa-east-1|standard|||2025-12-07||0.24|0.73|||||2
nvidia.nemotron-nano-12b-v2|regional|ap-northeast-1 sa-east-1|priority|||2025-12-07||0.42|1.28|||||2
nvidia.nemotron-nano-12b-v2|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 sa-east-1|flex|||2025-12-07||0.12|0.36|||||2
nvidia.nemotron-nano-12b-v2|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 sa-east-1|batch|||2025-12-07||0.12|0.36|||||2
nvidia.nemotron-nano-12b-v2|regional|ap-south-1|standard|||2025-12-07||0.24|0.71|||||2
nvidia.nemotron-nano-12b-v2|regional|ap-south-1|priority|||2025-12-07||0.42|1.24|||||2
nvidia.nemotron-nano-12b-v2|regional|ap-southeast-2|standard|||2025-12-07||0.206|0.618|||||2
nvidia.nemotron-nano-12b-v2|regional|ap-southeast-2|priority|||2025-12-07||0.3605|1.0815|||||2
nvidia.nemotron-nano-12b-v2|regional|ap-southeast-2|flex|||2025-12-07||0.103|0.309|||||2
nvidia.nemotron-nano-12b-v2|regional|ap-southeast-2|batch|||2025-12-07||0.103|0.309|||||2
nvidia.nemotron-nano-12b-v2|regional|ap-southeast-3|standard|||2025-12-07||0.24|0.72|||||1
nvidia.nemotron-nano-12b-v2|regional|ap-southeast-3|batch|||2025-12-07||0.12|0.36|||||1
nvidia.nemotron-nano-12b-v2|regional|eu-central-1 eu-north-1|standard|||2025-12-07||0.24|0.72|||||2
nvidia.nemotron-nano-12b-v2|regional|eu-central-1 eu-north-1|priority|||2025-12-07||0.42|1.26|||||2
nvidia.nemotron-nano-12b-v2|regional|eu-south-1|standard|||2025-12-07||0.23|0.7|||||1
nvidia.nemotron-nano-12b-v2|regional|eu-south-1|batch|||2025-12-07||0.12|0.35|||||1
nvidia.nemotron-nano-12b-v2|regional|eu-west-1|standard|||2025-12-07||0.23|0.7|||||2
nvidia.nemotron-nano-12b-v2|regional|eu-west-1|priority|||2025-12-07||0.4|1.22|||||2
nvidia.nemotron-nano-12b-v2|regional|eu-west-1|flex|||2025-12-07||0.12|0.35|||||2
nvidia.nemotron-nano-12b-v2|regional|eu-west-1|batch|||2025-12-07||0.12|0.35|||||2
nvidia.nemotron-nano-12b-v2|regional|eu-west-2|standard|||2025-12-07||0.31|0.93|||||2
nvidia.nemotron-nano-12b-v2|regional|eu-west-2|priority|||2025-12-07||0.54|1.63|||||2
nvidia.nemotron-nano-12b-v2|regional|eu-west-2|flex|||2025-12-07||0.15|0.47|||||2
nvidia.nemotron-nano-12b-v2|regional|eu-west-2|batch|||2025-12-07||0.15|0.47|||||2
nvidia.nemotron-nano-12b-v2|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.2|0.6|||||2
nvidia.nemotron-nano-12b-v2|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.35|1.05|||||2
nvidia.nemotron-nano-12b-v2|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.1|0.3|||||2
nvidia.nemotron-nano-12b-v2|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.1|0.3|||||2
nvidia.nemotron-nano-3-30b|regional|ap-northeast-1 sa-east-1|standard|||2026-02-01||0.07|0.29|||||2
nvidia.nemotron-nano-3-30b|regional|ap-northeast-1 sa-east-1|priority|||2026-02-01||0.12|0.51|||||2
nvidia.nemotron-nano-3-30b|regional|ap-northeast-1 sa-east-1|flex|||2026-02-01||0.03|0.15|||||2
nvidia.nemotron-nano-3-30b|regional|ap-northeast-1 sa-east-1|batch|||2026-02-01||0.03|0.15|||||2
nvidia.nemotron-nano-3-30b|regional|ap-south-1 eu-west-1|standard|||2026-02-01||0.07|0.28|||||2
nvidia.nemotron-nano-3-30b|regional|ap-south-1 eu-west-1|priority|||2026-02-01||0.12|0.49|||||2
nvidia.nemotron-nano-3-30b|regional|ap-south-1 eu-west-1|flex|||2026-02-01||0.03|0.14|||||2
nvidia.nemotron-nano-3-30b|regional|ap-south-1 eu-west-1|batch|||2026-02-01||0.03|0.14|||||2
nvidia.nemotron-nano-3-30b|regional|ap-southeast-2|standard|||2026-02-01||0.0618|0.2472|||||2
nvidia.nemotron-nano-3-30b|regional|ap-southeast-2|priority|||2026-02-01||0.10815|0.4326|||||2
nvidia.nemotron-nano-3-30b|regional|ap-southeast-2|flex|||2026-02-01||0.0309|0.1236|||||2
nvidia.nemotron-nano-3-30b|regional|ap-southeast-2|batch|||2026-02-01||0.0309|0.1236|||||2
nvidia.nemotron-nano-3-30b|regional|ap-southeast-3|standard|||2026-02-01||0.072|0.288|||||1
nvidia.nemotron-nano-3-30b|regional|ap-southeast-3|batch|||2026-02-01||0.036|0.144|||||1
nvidia.nemotron-nano-3-30b|regional|eu-central-1 eu-north-1|standard|||2026-02-01||0.072|0.288|||||2
nvidia.nemotron-nano-3-30b|regional|eu-central-1 eu-north-1|priority|||2026-02-01||0.126|0.504|||||2
nvidia.nemotron-nano-3-30b|regional|eu-central-1 eu-north-1|flex|||2026-02-01||0.036|0.144|||||2
nvidia.nemotron-nano-3-30b|regional|eu-central-1 eu-north-1|batch|||2026-02-01||0.036|0.144|||||2
nvidia.nemotron-nano-3-30b|regional|eu-south-1|standard|||2026-02-01||0.07|0.28|||||1
nvidia.nemotron-nano-3-30b|regional|eu-south-1|batch|||2026-02-01||0.03|0.14|||||1
nvidia.nemotron-nano-3-30b|regional|eu-west-2|standard|||2026-02-01||0.09|0.37|||||2
nvidia.nemotron-nano-3-30b|regional|eu-west-2|priority|||2026-02-01||0.16|0.65|||||2
nvidia.nemotron-nano-3-30b|regional|eu-west-2|flex|||2026-02-01||0.05|0.18|||||2
nvidia.nemotron-nano-3-30b|regional|eu-west-2|batch|||2026-02-01||0.05|0.18|||||2
nvidia.nemotron-nano-3-30b|regional|us-east-1 us-east-2 us-west-2|standard|||2026-02-01||0.06|0.24|||||2
nvidia.nemotron-nano-3-30b|regional|us-east-1 us-east-2 us-west-2|priority|||2026-02-01||0.11|0.42|||||2
nvidia.nemotron-nano-3-30b|regional|us-east-1 us-east-2 us-west-2|flex|||2026-02-01||0.03|0.12|||||2
nvidia.nemotron-nano-3-30b|regional|us-east-1 us-east-2 us-west-2|batch|||2026-02-01||0.03|0.12|||||2
nvidia.nemotron-nano-9b-v2|regional|ap-northeast-1 sa-east-1|standard|||2025-12-07||0.07|0.28|||||2
nvidia.nemotron-nano-9b-v2|regional|ap-northeast-1 sa-east-1|priority|||2025-12-07||0.12|0.49|||||2
nvidia.nemotron-nano-9b-v2|regional|ap-northeast-1 ap-south-1 eu-west-1 sa-east-1|flex|||2025-12-07||0.03|0.14|||||2
nvidia.nemotron-nano-9b-v2|regional|ap-northeast-1 ap-south-1 eu-west-1 sa-east-1|batch|||2025-12-07||0.03|0.14|||||2
nvidia.nemotron-nano-9b-v2|regional|ap-south-1 eu-west-1|standard|||2025-12-07||0.07|0.27|||||2
nvidia.nemotron-nano-9b-v2|regional|ap-south-1 eu-west-1|priority|||2025-12-07||0.12|0.47|||||2
nvidia.nemotron-nano-9b-v2|regional|ap-southeast-2|standard|||2025-12-07||0.0618|0.2369|||||2
nvidia.nemotron-nano-9b-v2|regional|ap-southeast-2|priority|||2025-12-07||0.10815|0.414575|||||2
nvidia.nemotron-nano-9b-v2|regional|ap-southeast-2|flex|||2025-12-07||0.0309|0.11845|||||2
nvidia.nemotron-nano-9b-v2|regional|ap-southeast-2|batch|||2025-12-07||0.0309|0.11845|||||2
nvidia.nemotron-nano-9b-v2|regional|ap-southeast-3|standard|||2025-12-07||0.072|0.276|||||1
nvidia.nemotron-nano-9b-v2|regional|ap-southeast-3|batch|||2025-12-07||0.036|0.138|||||1
nvidia.nemotron-nano-9b-v2|regional|eu-central-1 eu-north-1|standard|||2025-12-07||0.072|0.276|||||2
nvidia.nemotron-nano-9b-v2|regional|eu-central-1 eu-north-1|priority|||2025-12-07||0.126|0.483|||||2
nvidia.nemotron-nano-9b-v2|regional|eu-central-1 eu-north-1|flex|||2025-12-07||0.036|0.138|||||2
nvidia.nemotron-nano-9b-v2|regional|eu-central-1 eu-north-1|batch|||2025-12-07||0.036|0.138|||||2
nvidia.nemotron-nano-9b-v2|regional|eu-south-1|standard|||2025-12-07||0.07|0.27|||||1
nvidia.nemotron-nano-9b-v2|regional|eu-south-1|batch|||2025-12-07||0.03|0.14|||||1
nvidia.nemotron-nano-9b-v2|regional|eu-west-2|standard|||2025-12-07||0.09|0.36|||||2
nvidia.nemotron-nano-9b-v2|regional|eu-west-2|priority|||2025-12-07||0.16|0.63|||||2
nvidia.nemotron-nano-9b-v2|regional|eu-west-2|flex|||2025-12-07||0.05|0.18|||||2
nvidia.nemotron-nano-9b-v2|regional|eu-west-2|batch|||2025-12-07||0.05|0.18|||||2
nvidia.nemotron-nano-9b-v2|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.06|0.23|||||2
nvidia.nemotron-nano-9b-v2|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.11|0.4|||||2
nvidia.nemotron-nano-9b-v2|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.03|0.12|||||2
nvidia.nemotron-nano-9b-v2|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.03|0.12|||||2
nvidia.nemotron-super-3-120b|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|standard|||2026-03-01||0.18|0.78|||||2
nvidia.nemotron-super-3-120b|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|priority|||2026-03-01||0.315|1.365|||||2
nvidia.nemotron-super-3-120b|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|flex|||2026-03-01||0.09|0.39|||||2
nvidia.nemotron-super-3-120b|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|batch|||2026-03-01||0.09|0.39|||||2
nvidia.nemotron-super-3-120b|regional|ap-southeast-2|standard|||2026-03-01||0.15|0.67|||||2
nvidia.nemotron-super-3-120b|regional|ap-southeast-2|priority|||2026-03-01||0.2625|1.1725|||||2
nvidia.nemotron-super-3-120b|regional|ap-southeast-2|flex|||2026-03-01||0.075|0.335|||||2
nvidia.nemotron-super-3-120b|regional|ap-southeast-2|batch|||2026-03-01||0.075|0.335|||||2
nvidia.nemotron-super-3-120b|regional|ap-southeast-3 eu-south-1|standard|||2026-03-01||0.18|0.78|||||1
nvidia.nemotron-super-3-120b|regional|ap-southeast-3 eu-south-1|batch|||2026-03-01||0.09|0.39|||||1
nvidia.nemotron-super-3-120b|regional|eu-west-2|standard|||2026-08-20||0.23|1.01|||||2
nvidia.nemotron-super-3-120b|regional|eu-west-2|priority|||2026-10-01||0.4025|1.7675|||||2
nvidia.nemotron-super-3-120b|regional|eu-west-2|flex|||2026-10-01||0.115|0.505|||||2
nvidia.nemotron-super-3-120b|regional|eu-west-2|batch|||2026-08-20||0.115|0.505|||||2
nvidia.nemotron-super-3-120b|regional|us-east-1 us-east-2 us-west-2|standard|||2026-03-01||0.15|0.65|||||2
nvidia.nemotron-super-3-120b|regional|us-east-1 us-east-2 us-west-2|priority|||2026-03-01||0.2625|1.1375|||||2
nvidia.nemotron-super-3-120b|regional|us-east-1 us-east-2 us-west-2|flex|||2026-03-01||0.075|0.325|||||2
nvidia.nemotron-super-3-120b|regional|us-east-1 us-east-2 us-west-2|batch|||2026-03-01||0.075|0.325|||||2
openai.gpt-5.4|global||standard||272000|2026-10-01||2.5|15|0.25||||3
openai.gpt-5.4|global||standard|272001||2026-10-01||5|22.5|0.5||||3
openai.gpt-5.4|geo||standard||272000|2026-10-01||2.75|16.5|0.275||||3
openai.gpt-5.4|geo||standard|272001||2026-10-01||5.5|24.75|0.55||||3
openai.gpt-5.4|regional|us-east-1 us-east-2 us-west-2|standard||272000|2026-10-01||2.75|16.5|0.275||||6
openai.gpt-5.4|regional|us-east-1 us-east-2 us-west-2|standard|272001||2026-10-01||5.5|24.75|0.55||||3
openai.gpt-5.5|global||standard||272000|2026-10-01||5|30|0.5||||3
openai.gpt-5.5|global||standard|272001||2026-10-01||10|45|1||||3
openai.gpt-5.5|geo||standard||272000|2026-10-01||5.5|33|0.55||||3
openai.gpt-5.5|geo||standard|272001||2026-10-01||11|49.5|1.1||||3
openai.gpt-5.5|regional|us-east-1 us-east-2|standard||272000|2026-10-01||5.5|33|0.55||||6
openai.gpt-5.5|regional|us-east-1 us-east-2|standard|272001||2026-10-01||11|49.5|1.1||||3
openai.gpt-5.6-luna|global||standard||272000|2026-08-17||0.2|1.2|0.02||0.25||6
openai.gpt-5.6-luna|global||standard|272001||2026-08-17||0.4|1.8|0.04||0.5||6
openai.gpt-5.6-luna|geo||standard||272000|2026-08-17||0.22|1.32|0.022||0.275||6
openai.gpt-5.6-luna|geo||standard|272001||2026-08-17||0.44|1.98|0.044||0.55||6
openai.gpt-5.6-luna|regional|us-east-1 us-east-2 us-west-2|standard||272000|2026-08-03||0.22|1.32|0.022||0.275||6
openai.gpt-5.6-luna|regional|us-east-1 us-east-2 us-west-2|standard|272001||2026-08-03||0.44|1.98|0.044||0.55||6
openai.gpt-5.6-sol|global||standard||272000|2026-08-17|2026-08-21|5|30|0.5||6.25||7
openai.gpt-5.6-sol|global||standard||272000|2026-08-21||4|20|0.4||5||6
openai.gpt-5.6-sol|global||standard|272001||2026-08-17|2026-08-21|10|45|1||12.5||7
openai.gpt-5.6-sol|global||standard|272001||2026-08-21||8|30|0.8||10||6
openai.gpt-5.6-sol|geo||standard||272000|2026-08-17|2026-08-21|5.5|33|0.55||6.875||7
openai.gpt-5.6-sol|geo||standard||272000|2026-08-21||4.4|22|0.44||5.5||6
openai.gpt-5.6-sol|geo||standard|272001||2026-08-17|2026-08-21|11|49.5|1.1||13.75||7
openai.gpt-5.6-sol|geo||standard|272001||2026-08-21||8.8|33|0.88||11||6
openai.gpt-5.6-sol|regional|us-east-1 us-east-2|standard||272000|2026-08-17|2026-08-21|5.5|33|0.55||6.875||7
openai.gpt-5.6-sol|regional|us-east-1 us-east-2|standard||272000|2026-08-21||4.4|22|0.44||5.5||6
openai.gpt-5.6-sol|regional|us-east-1 us-east-2|standard|272001||2026-08-17|2026-08-21|11|49.5|1.1||13.75||7
openai.gpt-5.6-sol|regional|us-east-1 us-east-2|standard|272001||2026-08-21||8.8|33|0.88||11||6
openai.gpt-5.6-terra|global||standard||272000|2026-08-17||2|12|0.2||2.5||6
openai.gpt-5.6-terra|global||standard|272001||2026-08-17||4|18|0.4||5||6
openai.gpt-5.6-terra|geo||standard||272000|2026-08-17||2.2|13.2|0.22||2.75||6
openai.gpt-5.6-terra|geo||standard|272001||2026-08-17||4.4|19.8|0.44||5.5||6
openai.gpt-5.6-terra|regional|us-east-1 us-east-2 us-west-2|standard||272000|2026-08-03||2.2|13.2|0.22||2.75||6
openai.gpt-5.6-terra|regional|us-east-1 us-east-2 us-west-2|standard|272001||2026-08-03||4.4|19.8|0.44||5.5||6
openai.gpt-6-astra|global||standard||272000|2026-09-08||10|50|1||12.5||6
openai.gpt-6-astra|global||standard|272001||2026-09-08||20|75|2||25||6
openai.gpt-6-astra|global||ultrafast||272000|2026-09-08||60|300|6||75||3
openai.gpt-6-astra|global||ultrafast|272001||2026-09-08||120|450|12||150||3
openai.gpt-6-astra|geo||standard||272000|2026-09-08||11|55|1.1||13.75||6
openai.gpt-6-astra|geo||standard|272001||2026-09-08||22|82.5|2.2||27.5||6
openai.gpt-6-astra|geo||ultrafast||272000|2026-09-08||66|330|6.6||82.5||3
openai.gpt-6-astra|geo||ultrafast|272001||2026-09-08||132|495|13.2||165||3
openai.gpt-6-astra|regional|us-east-1 us-west-2|standard||272000|2026-09-08||11|55|1.1||13.75||6
openai.gpt-6-astra|regional|us-east-1 us-west-2|standard|272001||2026-09-08||22|82.5|2.2||27.5||6
openai.gpt-6-astra|regional|us-east-1 us-west-2|ultrafast||272000|2026-09-08||66|330|6.6||82.5||3
openai.gpt-6-astra|regional|us-east-1 us-west-2|ultrafast|272001||2026-09-08||132|495|13.2||165||3
openai.gpt-6-luna|global||standard||272000|2026-09-22||0.1|0.5|0.01||0.125||6
openai.gpt-6-luna|global||standard|272001||2026-09-22||0.2|0.75|0.02||0.25||6
openai.gpt-6-luna|geo||standard||272000|2026-09-22||0.11|0.55|0.011||0.1375||6
openai.gpt-6-luna|geo||standard|272001||2026-09-22||0.22|0.825|0.022||0.275||6
openai.gpt-6-luna|regional|us-east-1|standard||272000|2026-09-22||0.11|0.55|0.011||0.1375||6
openai.gpt-6-luna|regional|us-east-1|standard|272001||2026-09-22||0.22|0.825|0.022||0.275||6
openai.gpt-6-sol|global||standard||272000|2026-09-22||2|10|0.2||2.5||6
openai.gpt-6-sol|global||standard|272001||2026-09-22||4|15|0.4||5||6
openai.gpt-6-sol|geo||standard||272000|2026-09-22||2.2|11|0.22||2.75||6
openai.gpt-6-sol|geo||standard|272001||2026-09-22||4.4|16.5|0.44||5.5||6
openai.gpt-6-sol|regional|us-east-1|standard||272000|2026-09-22||2.2|11|0.22||2.75||6
openai.gpt-6-sol|regional|us-east-1|standard|272001||2026-09-22||4.4|16.5|0.44||5.5||6
openai.gpt-6.1-sol|global||standard||272000|2026-09-29||2|10|0.1||2.5||6
openai.gpt-6.1-sol|global||standard|272001||2026-09-29||4|15|0.2||5||6
openai.gpt-6.1-sol|global||ultrafast||272000|2026-09-29||12|60|0.6||15||3
openai.gpt-6.1-sol|global||ultrafast|272001||2026-09-29||24|90|1.2||30||3
openai.gpt-6.1-sol|geo||standard||272000|2026-09-29||2.2|11|0.11||2.75||6
openai.gpt-6.1-sol|geo||standard|272001||2026-09-29||4.4|16.5|0.22||5.5||6
openai.gpt-6.1-sol|geo||ultrafast||272000|2026-09-29||13.2|66|0.66||16.5||3
openai.gpt-6.1-sol|geo||ultrafast|272001||2026-09-29||26.4|99|1.32||33||3
openai.gpt-6.1-sol|regional|us-east-1|standard||272000|2026-09-29||2.2|11|0.11||2.75||6
openai.gpt-6.1-sol|regional|us-east-1|standard|272001||2026-09-29||4.4|16.5|0.22||5.5||6
openai.gpt-6.1-sol|regional|us-east-1|ultrafast||272000|2026-09-29||13.2|66|0.66||16.5||3
openai.gpt-6.1-sol|regional|us-east-1|ultrafast|272001||2026-09-29||26.4|99|1.32||33||3
openai.gpt-6.1-terra|global||standard||272000|2026-10-26||1|5|0.05||1.25||6
openai.gpt-6.1-terra|global||standard|272001||2026-10-26||2|7.5|0.1||2.5||6
openai.gpt-6.1-terra|geo||standard||272000|2026-10-26||1.1|5.5|0.055||1.375||6
openai.gpt-6.1-terra|geo||standard|272001||2026-10-26||2.2|8.25|0.11||2.75||6
openai.gpt-6.1-terra|regional|us-east-1|standard||272000|2026-10-26||1.1|5.5|0.055||1.375||6
openai.gpt-6.1-terra|regional|us-east-1|standard|272001||2026-10-26||2.2|8.25|0.11||2.75||6
openai.gpt-oss-120b-1:0|regional|ap-northeast-1 sa-east-1|standard|||2025-08-02||0.18|0.73|||||2
openai.gpt-oss-120b-1:0|regional|ap-northeast-1 sa-east-1|priority|||2025-08-02||0.315|1.2775|||||2
openai.gpt-oss-120b-1:0|regional|ap-northeast-1 sa-east-1|flex|||2025-08-02||0.09|0.365|||||2
openai.gpt-oss-120b-1:0|regional|ap-northeast-1 sa-east-1|batch|||2025-08-02||0.09|0.36|||||2
openai.gpt-oss-120b-1:0|regional|ap-south-1|standard|||2025-08-02||0.18|0.71|||||2
openai.gpt-oss-120b-1:0|regional|ap-south-1|priority|||2025-08-02||0.315|1.2425|||||2
openai.gpt-oss-120b-1:0|regional|ap-south-1|flex|||2025-08-02||0.09|0.355|||||2
openai.gpt-oss-120b-1:0|regional|ap-south-1 eu-west-1|batch|||2025-08-02||0.09|0.35|||||2
openai.gpt-oss-120b-1:0|regional|ap-southeast-2|standard|||2025-08-02||0.1545|0.618|||||2
openai.gpt-oss-120b-1:0|regional|ap-southeast-2|priority|||2025-08-02||0.270375|1.0815|||||2
openai.gpt-oss-120b-1:0|regional|ap-southeast-2|flex|||2025-08-02||0.07725|0.309|||||2
openai.gpt-oss-120b-1:0|regional|ap-southeast-2|batch|||2025-08-02||0.07725|0.309|||||2
openai.gpt-oss-120b-1:0|regional|ap-southeast-3|standard|||2025-08-02||0.16|0.62|||||1
openai.gpt-oss-120b-1:0|regional|ap-southeast-3|batch|||2025-08-02||0.08|0.31|||||1
openai.gpt-oss-120b-1:0|regional|eu-central-1|standard|||2025-08-02||0.2|0.79|||||2
openai.gpt-oss-120b-1:0|regional|eu-central-1|priority|||2025-08-02||0.35|1.3825|||||2
openai.gpt-oss-120b-1:0|regional|eu-central-1|flex|||2025-08-02||0.1|0.395|||||2
openai.gpt-oss-120b-1:0|regional|eu-central-1|batch|||2025-08-02||0.1|0.4|||||2
openai.gpt-oss-120b-1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|standard|||2025-08-02||0.15|0.6|||||2
openai.gpt-oss-120b-1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|priority|||2025-08-02||0.2625|1.05|||||2
openai.gpt-oss-120b-1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|flex|||2025-08-02||0.075|0.3|||||2
openai.gpt-oss-120b-1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|batch|||2025-08-02||0.075|0.3|||||2
openai.gpt-oss-120b-1:0|regional|eu-south-1|standard|||2025-08-02||0.2|0.79|||||1
openai.gpt-oss-120b-1:0|regional|eu-south-1|batch|||2025-08-02||0.1|0.4|||||1
openai.gpt-oss-120b-1:0|regional|eu-west-1|standard|||2025-08-02||0.18|0.7|||||2
openai.gpt-oss-120b-1:0|regional|eu-west-1|priority|||2025-08-02||0.315|1.225|||||2
openai.gpt-oss-120b-1:0|regional|eu-west-1|flex|||2025-08-02||0.09|0.35|||||2
openai.gpt-oss-120b-1:0|regional|eu-west-2|standard|||2025-08-02||0.23|0.93|||||2
openai.gpt-oss-120b-1:0|regional|eu-west-2|priority|||2025-08-02||0.4025|1.6275|||||2
openai.gpt-oss-120b-1:0|regional|eu-west-2|flex|||2025-08-02||0.115|0.465|||||2
openai.gpt-oss-120b-1:0|regional|eu-west-2|batch|||2025-08-02||0.12|0.47|||||2
openai.gpt-oss-20b-1:0|regional|ap-northeast-1 sa-east-1|standard|||2025-08-02||0.08|0.36|||||2
openai.gpt-oss-20b-1:0|regional|ap-northeast-1 sa-east-1|priority|||2025-08-02||0.14|0.63|||||2
openai.gpt-oss-20b-1:0|regional|ap-northeast-1 sa-east-1|flex|||2025-08-02||0.04|0.18|||||2
openai.gpt-oss-20b-1:0|regional|ap-northeast-1 ap-south-1 eu-west-1 sa-east-1|batch|||2025-08-02||0.04|0.18|||||2
openai.gpt-oss-20b-1:0|regional|ap-south-1 eu-west-1|standard|||2025-08-02||0.08|0.35|||||2
openai.gpt-oss-20b-1:0|regional|ap-south-1 eu-west-1|priority|||2025-08-02||0.14|0.6125|||||2
openai.gpt-oss-20b-1:0|regional|ap-south-1 eu-west-1|flex|||2025-08-02||0.04|0.175|||||2
openai.gpt-oss-20b-1:0|regional|ap-southeast-2|standard|||2025-08-02||0.0721|0.309|||||2
openai.gpt-oss-20b-1:0|regional|ap-southeast-2|priority|||2025-08-02||0.126175|0.54075|||||2
openai.gpt-oss-20b-1:0|regional|ap-southeast-2|flex|||2025-08-02||0.03605|0.1545|||||2
openai.gpt-oss-20b-1:0|regional|ap-southeast-2|batch|||2025-08-02||0.03605|0.1545|||||2
openai.gpt-oss-20b-1:0|regional|ap-southeast-3|standard|||2025-08-02||0.07|0.31|||||1
openai.gpt-oss-20b-1:0|regional|ap-southeast-3|batch|||2025-08-02||0.04|0.16|||||1
openai.gpt-oss-20b-1:0|regional|eu-central-1|standard|||2025-08-02||0.09|0.4|||||2
openai.gpt-oss-20b-1:0|regional|eu-central-1|priority|||2025-08-02||0.1575|0.7|||||2
openai.gpt-oss-20b-1:0|regional|eu-central-1|flex|||2025-08-02||0.045|0.2|||||2
openai.gpt-oss-20b-1:0|regional|eu-central-1|batch|||2025-08-02||0.05|0.2|||||2
openai.gpt-oss-20b-1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|standard|||2025-08-02||0.07|0.3|||||2
openai.gpt-oss-20b-1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|priority|||2025-08-02||0.1225|0.525|||||2
openai.gpt-oss-20b-1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|flex|||2025-08-02||0.035|0.15|||||2
openai.gpt-oss-20b-1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|batch|||2025-08-02||0.035|0.15|||||2
openai.gpt-oss-20b-1:0|regional|eu-south-1|standard|||2025-08-02||0.09|0.4|||||1
openai.gpt-oss-20b-1:0|regional|eu-south-1|batch|||2025-08-02||0.05|0.2|||||1
openai.gpt-oss-20b-1:0|regional|eu-west-2|standard|||2025-08-02||0.11|0.47|||||2
openai.gpt-oss-20b-1:0|regional|eu-west-2|priority|||2025-08-02||0.1925|0.8225|||||2
openai.gpt-oss-20b-1:0|regional|eu-west-2|flex|||2025-08-02||0.055|0.235|||||2
openai.gpt-oss-20b-1:0|regional|eu-west-2|batch|||2025-08-02||0.05|0.23|||||2
openai.gpt-oss-safeguard-120b|regional|ap-northeast-1 sa-east-1|standard|||2025-12-07||0.18|0.73|||||2
openai.gpt-oss-safeguard-120b|regional|ap-northeast-1 sa-east-1|priority|||2025-12-07||0.32|1.28|||||2
openai.gpt-oss-safeguard-120b|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 sa-east-1|flex|||2025-12-07||0.09|0.36|||||2
openai.gpt-oss-safeguard-120b|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 sa-east-1|batch|||2025-12-07||0.09|0.36|||||2
openai.gpt-oss-safeguard-120b|regional|ap-south-1|standard|||2025-12-07||0.18|0.71|||||2
openai.gpt-oss-safeguard-120b|regional|ap-south-1|priority|||2025-12-07||0.32|1.24|||||2
openai.gpt-oss-safeguard-120b|regional|ap-southeast-2|standard|||2025-12-07||0.1545|0.618|||||2
openai.gpt-oss-safeguard-120b|regional|ap-southeast-2|priority|||2025-12-07||0.270375|1.0815|||||2
openai.gpt-oss-safeguard-120b|regional|ap-southeast-2|flex|||2025-12-07||0.07725|0.309|||||2
openai.gpt-oss-safeguard-120b|regional|ap-southeast-2|batch|||2025-12-07||0.07725|0.309|||||2
openai.gpt-oss-safeguard-120b|regional|ap-southeast-3|standard|||2025-12-07||0.18|0.72|||||1
openai.gpt-oss-safeguard-120b|regional|ap-southeast-3|batch|||2025-12-07||0.09|0.36|||||1
openai.gpt-oss-safeguard-120b|regional|eu-central-1 eu-north-1|standard|||2025-12-07||0.18|0.72|||||2
openai.gpt-oss-safeguard-120b|regional|eu-central-1 eu-north-1|priority|||2025-12-07||0.315|1.26|||||2
openai.gpt-oss-safeguard-120b|regional|eu-south-1|standard|||2025-12-07||0.18|0.7|||||1
openai.gpt-oss-safeguard-120b|regional|eu-south-1|batch|||2025-12-07||0.09|0.35|||||1
openai.gpt-oss-safeguard-120b|regional|eu-west-1|standard|||2025-12-07||0.18|0.7|||||2
openai.gpt-oss-safeguard-120b|regional|eu-west-1|priority|||2025-12-07||0.32|1.22|||||2
openai.gpt-oss-safeguard-120b|regional|eu-west-1|flex|||2025-12-07||0.09|0.35|||||2
openai.gpt-oss-safeguard-120b|regional|eu-west-1|batch|||2025-12-07||0.09|0.35|||||2
openai.gpt-oss-safeguard-120b|regional|eu-west-2|standard|||2025-12-07||0.23|0.93|||||2
openai.gpt-oss-safeguard-120b|regional|eu-west-2|priority|||2025-12-07||0.4|1.63|||||2
openai.gpt-oss-safeguard-120b|regional|eu-west-2|flex|||2025-12-07||0.12|0.47|||||2
openai.gpt-oss-safeguard-120b|regional|eu-west-2|batch|||2025-12-07||0.12|0.47|||||2
openai.gpt-oss-safeguard-120b|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.15|0.6|||||2
openai.gpt-oss-safeguard-120b|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.26|1.05|||||2
openai.gpt-oss-safeguard-120b|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.07|0.3|||||2
openai.gpt-oss-safeguard-120b|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.07|0.3|||||2
openai.gpt-oss-safeguard-20b|regional|ap-northeast-1 ap-south-1 sa-east-1|standard|||2025-12-07||0.08|0.24|||||2
openai.gpt-oss-safeguard-20b|regional|ap-northeast-1 ap-south-1 sa-east-1|priority|||2025-12-07||0.14|0.42|||||2
openai.gpt-oss-safeguard-20b|regional|ap-northeast-1 ap-south-1 eu-west-1 sa-east-1|flex|||2025-12-07||0.04|0.12|||||2
openai.gpt-oss-safeguard-20b|regional|ap-northeast-1 ap-south-1 eu-west-1 sa-east-1|batch|||2025-12-07||0.04|0.12|||||2
openai.gpt-oss-safeguard-20b|regional|ap-southeast-2|standard|||2025-12-07||0.0721|0.206|||||2
openai.gpt-oss-safeguard-20b|regional|ap-southeast-2|priority|||2025-12-07||0.126175|0.3605|||||2
openai.gpt-oss-safeguard-20b|regional|ap-southeast-2|flex|||2025-12-07||0.03605|0.103|||||2
openai.gpt-oss-safeguard-20b|regional|ap-southeast-2|batch|||2025-12-07||0.03605|0.103|||||2
openai.gpt-oss-safeguard-20b|regional|ap-southeast-3|standard|||2025-12-07||0.084|0.24|||||1
openai.gpt-oss-safeguard-20b|regional|ap-southeast-3|batch|||2025-12-07||0.042|0.12|||||1
openai.gpt-oss-safeguard-20b|regional|eu-central-1 eu-north-1|standard|||2025-12-07||0.084|0.24|||||2
openai.gpt-oss-safeguard-20b|regional|eu-central-1 eu-north-1|priority|||2025-12-07||0.147|0.42|||||2
openai.gpt-oss-safeguard-20b|regional|eu-central-1 eu-north-1|flex|||2025-12-07||0.042|0.12|||||2
openai.gpt-oss-safeguard-20b|regional|eu-central-1 eu-north-1|batch|||2025-12-07||0.042|0.12|||||2
openai.gpt-oss-safeguard-20b|regional|eu-south-1|standard|||2025-12-07||0.08|0.23|||||1
openai.gpt-oss-safeguard-20b|regional|eu-south-1|batch|||2025-12-07||0.04|0.12|||||1
openai.gpt-oss-safeguard-20b|regional|eu-west-1|standard|||2025-12-07||0.08|0.23|||||2
openai.gpt-oss-safeguard-20b|regional|eu-west-1|priority|||2025-12-07||0.14|0.4|||||2
openai.gpt-oss-safeguard-20b|regional|eu-west-2|standard|||2025-12-07||0.11|0.31|||||2
openai.gpt-oss-safeguard-20b|regional|eu-west-2|priority|||2025-12-07||0.19|0.54|||||2
openai.gpt-oss-safeguard-20b|regional|eu-west-2|flex|||2025-12-07||0.06|0.15|||||2
openai.gpt-oss-safeguard-20b|regional|eu-west-2|batch|||2025-12-07||0.06|0.15|||||2
openai.gpt-oss-safeguard-20b|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.07|0.2|||||2
openai.gpt-oss-safeguard-20b|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.12|0.35|||||2
openai.gpt-oss-safeguard-20b|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.03|0.1|||||2
openai.gpt-oss-safeguard-20b|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.03|0.1|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|ap-northeast-1|standard|||2025-09-04||0.27|1.06|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|ap-northeast-1|priority|||2025-09-04||0.4725|1.855|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|ap-northeast-1|flex|||2025-09-04||0.135|0.53|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|ap-northeast-1|batch|||2025-09-04||0.135|0.53|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|ap-south-1|standard|||2025-09-04||0.26|1.04|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|ap-south-1|priority|||2025-09-04||0.455|1.82|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|ap-south-1|flex|||2025-09-04||0.13|0.52|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|ap-south-1|batch|||2025-09-04||0.13|0.52|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|ap-southeast-2|standard|||2025-09-04||0.2266|0.9064|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|ap-southeast-2|priority|||2025-09-04||0.39655|1.5862|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|ap-southeast-2|flex|||2025-09-04||0.1133|0.4532|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|ap-southeast-2|batch|||2025-09-04||0.1133|0.4532|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|ap-southeast-3|standard|||2025-09-04||0.23|0.91|||||1
qwen.qwen3-235b-a22b-2507-v1:0|regional|ap-southeast-3|batch|||2025-09-04||0.11|0.46|||||1
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-central-1|standard|||2025-09-04||0.29|1.16|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-central-1|priority|||2025-09-04||0.5075|2.03|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-central-1|flex|||2025-09-04||0.145|0.58|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-central-1|batch|||2025-09-04||0.15|0.58|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|standard|||2025-09-04||0.22|0.88|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|priority|||2025-09-04||0.385|1.54|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|flex|||2025-09-04||0.11|0.44|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|batch|||2025-09-04||0.11|0.44|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-south-1|standard|||2025-09-04||0.29|1.16|||||1
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-south-1|batch|||2025-09-04||0.145|0.58|||||1
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-west-1 sa-east-1|standard|||2025-09-04||0.264|1.056|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-west-1 sa-east-1|priority|||2025-09-04||0.462|1.848|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-west-1 sa-east-1|flex|||2025-09-04||0.132|0.528|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-west-1 sa-east-1|batch|||2025-09-04||0.132|0.528|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-west-2|standard|||2025-09-04||0.34|1.37|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-west-2|priority|||2025-09-04||0.595|2.3975|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-west-2|flex|||2025-09-04||0.17|0.685|||||2
qwen.qwen3-235b-a22b-2507-v1:0|regional|eu-west-2|batch|||2025-09-04||0.17|0.685|||||2
qwen.qwen3-32b-v1:0|regional|ap-northeast-1 sa-east-1|standard|||2025-09-04||0.18|0.73|||||2
qwen.qwen3-32b-v1:0|regional|ap-northeast-1 sa-east-1|priority|||2025-09-04||0.315|1.2775|||||2
qwen.qwen3-32b-v1:0|regional|ap-northeast-1 sa-east-1|flex|||2025-09-04||0.09|0.365|||||2
qwen.qwen3-32b-v1:0|regional|ap-northeast-1 sa-east-1|batch|||2025-09-04||0.09|0.365|||||2
qwen.qwen3-32b-v1:0|regional|ap-south-1|standard|||2025-09-04||0.18|0.71|||||2
qwen.qwen3-32b-v1:0|regional|ap-south-1|priority|||2025-09-04||0.315|1.2425|||||2
qwen.qwen3-32b-v1:0|regional|ap-south-1|flex|||2025-09-04||0.09|0.355|||||2
qwen.qwen3-32b-v1:0|regional|ap-south-1|batch|||2025-09-04||0.09|0.355|||||2
qwen.qwen3-32b-v1:0|regional|ap-southeast-2|standard|||2025-09-04||0.1545|0.618|||||2
qwen.qwen3-32b-v1:0|regional|ap-southeast-2|priority|||2025-09-04||0.270375|1.0815|||||2
qwen.qwen3-32b-v1:0|regional|ap-southeast-2|flex|||2025-09-04||0.07725|0.309|||||2
qwen.qwen3-32b-v1:0|regional|ap-southeast-2|batch|||2025-09-04||0.07725|0.309|||||2
qwen.qwen3-32b-v1:0|regional|ap-southeast-3|standard|||2025-09-04||0.16|0.62|||||1
qwen.qwen3-32b-v1:0|regional|ap-southeast-3|batch|||2025-09-04||0.08|0.31|||||1
qwen.qwen3-32b-v1:0|regional|eu-central-1|standard|||2025-09-04||0.2|0.79|||||2
qwen.qwen3-32b-v1:0|regional|eu-central-1|priority|||2025-09-04||0.35|1.3825|||||2
qwen.qwen3-32b-v1:0|regional|eu-central-1|flex|||2025-09-04||0.1|0.395|||||2
qwen.qwen3-32b-v1:0|regional|eu-central-1|batch|||2025-09-04||0.1|0.4|||||2
qwen.qwen3-32b-v1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|standard|||2025-09-04||0.15|0.6|||||2
qwen.qwen3-32b-v1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|priority|||2025-09-04||0.2625|1.05|||||2
qwen.qwen3-32b-v1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|flex|||2025-09-04||0.075|0.3|||||2
qwen.qwen3-32b-v1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|batch|||2025-09-04||0.075|0.3|||||2
qwen.qwen3-32b-v1:0|regional|eu-south-1|standard|||2025-09-04||0.2|0.79|||||1
qwen.qwen3-32b-v1:0|regional|eu-south-1|batch|||2025-09-04||0.1|0.395|||||1
qwen.qwen3-32b-v1:0|regional|eu-west-1|standard|||2025-09-04||0.18|0.7|||||2
qwen.qwen3-32b-v1:0|regional|eu-west-1|priority|||2025-09-04||0.315|1.225|||||2
qwen.qwen3-32b-v1:0|regional|eu-west-1|flex|||2025-09-04||0.09|0.35|||||2
qwen.qwen3-32b-v1:0|regional|eu-west-1|batch|||2025-09-04||0.09|0.35|||||2
qwen.qwen3-32b-v1:0|regional|eu-west-2|standard|||2025-09-04||0.23|0.93|||||2
qwen.qwen3-32b-v1:0|regional|eu-west-2|priority|||2025-09-04||0.4025|1.6275|||||2
qwen.qwen3-32b-v1:0|regional|eu-west-2|flex|||2025-09-04||0.115|0.465|||||2
qwen.qwen3-32b-v1:0|regional|eu-west-2|batch|||2025-09-04||0.115|0.465|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|ap-northeast-1 sa-east-1|standard|||2025-09-04||0.18|0.73|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|ap-northeast-1 sa-east-1|priority|||2025-09-04||0.315|1.2775|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|ap-northeast-1 sa-east-1|flex|||2025-09-04||0.09|0.365|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|ap-northeast-1 sa-east-1|batch|||2025-09-04||0.09|0.365|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|ap-south-1|standard|||2025-09-04||0.18|0.71|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|ap-south-1|priority|||2025-09-04||0.315|1.2425|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|ap-south-1|flex|||2025-09-04||0.09|0.355|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|ap-south-1|batch|||2025-09-04||0.09|0.355|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|ap-southeast-2|standard|||2025-09-04||0.1545|0.618|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|ap-southeast-2|priority|||2025-09-04||0.270375|1.0815|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|ap-southeast-2|flex|||2025-09-04||0.07725|0.309|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|ap-southeast-2|batch|||2025-09-04||0.07725|0.309|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|ap-southeast-3|standard|||2025-09-04||0.16|0.62|||||1
qwen.qwen3-coder-30b-a3b-v1:0|regional|ap-southeast-3|batch|||2025-09-04||0.08|0.31|||||1
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-central-1|standard|||2025-09-04||0.2|0.79|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-central-1|priority|||2025-09-04||0.35|1.3825|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-central-1|flex|||2025-09-04||0.1|0.395|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-central-1|batch|||2025-09-04||0.1|0.4|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-north-1 us-east-1 us-east-2|standard|||2025-09-04||0.15|0.6|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-north-1 us-east-1 us-east-2|priority|||2025-09-04||0.2625|1.05|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-north-1 us-east-1 us-east-2|flex|||2025-09-04||0.075|0.3|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-north-1 us-east-1 us-east-2|batch|||2025-09-04||0.075|0.3|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-south-1|standard|||2025-09-04||0.2|0.79|||||1
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-south-1|batch|||2025-09-04||0.1|0.395|||||1
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-west-1|standard|||2025-09-04||0.18|0.7|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-west-1|priority|||2025-09-04||0.315|1.225|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-west-1|flex|||2025-09-04||0.09|0.35|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-west-1|batch|||2025-09-04||0.09|0.35|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-west-2|standard|||2025-09-04||0.23|0.93|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-west-2|priority|||2025-09-04||0.4025|1.6275|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-west-2|flex|||2025-09-04||0.115|0.465|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|eu-west-2|batch|||2025-09-04||0.115|0.465|||||2
qwen.qwen3-coder-30b-a3b-v1:0|regional|us-west-2|standard|||2025-09-04||0.15|0.6|||||1
qwen.qwen3-coder-30b-a3b-v1:0|regional|us-west-2|priority|||2026-10-01||0.2625|1.05|||||3
qwen.qwen3-coder-30b-a3b-v1:0|regional|us-west-2|batch|||2025-09-04||0.075|0.3|||||1
qwen.qwen3-coder-480b-a35b-v1:0|regional|ap-northeast-1|standard|||2026-08-20||0.54|2.18|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|ap-northeast-1|priority|||2026-10-01||0.945|3.815|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|ap-northeast-1|flex|||2026-10-01||0.27|1.09|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|ap-northeast-1|batch|||2026-08-20||0.27|1.09|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|ap-south-1|standard|||2026-08-20||0.53|2.12|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|ap-south-1|priority|||2026-10-01||0.9275|3.71|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|ap-south-1|flex|||2026-10-01||0.265|1.06|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|ap-south-1|batch|||2026-08-20||0.265|1.06|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|ap-southeast-2|standard|||2026-08-20||0.4635|1.854|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|ap-southeast-2|priority|||2026-10-01||0.811125|3.2445|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|ap-southeast-2|flex|||2026-10-01||0.23175|0.927|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|ap-southeast-2|batch|||2026-08-20||0.23175|0.927|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|ap-southeast-3|standard|||2026-08-20||0.47|1.87|||||1
qwen.qwen3-coder-480b-a35b-v1:0|regional|ap-southeast-3|batch|||2026-08-20||0.23|0.93|||||1
qwen.qwen3-coder-480b-a35b-v1:0|regional|eu-central-1 eu-west-1 sa-east-1|standard|||2026-08-20||0.54|2.16|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|eu-central-1 eu-west-1 sa-east-1|priority|||2026-10-01||0.945|3.78|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|eu-central-1 eu-west-1 sa-east-1|flex|||2026-10-01||0.27|1.08|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|eu-central-1 eu-west-1 sa-east-1|batch|||2026-08-20||0.27|1.08|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|standard|||2026-08-20||0.45|1.8|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|priority|||2026-10-01||0.7875|3.15|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|flex|||2026-10-01||0.225|0.9|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|eu-north-1 us-east-1 us-east-2 us-west-2|batch|||2026-08-20||0.225|0.9|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|eu-south-1|standard|||2026-08-20||0.54|2.16|||||1
qwen.qwen3-coder-480b-a35b-v1:0|regional|eu-south-1|batch|||2026-08-20||0.27|1.08|||||1
qwen.qwen3-coder-480b-a35b-v1:0|regional|eu-west-2|standard|||2026-08-20||0.7|2.79|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|eu-west-2|priority|||2026-10-01||1.225|4.8825|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|eu-west-2|flex|||2026-10-01||0.35|1.395|||||2
qwen.qwen3-coder-480b-a35b-v1:0|regional|eu-west-2|batch|||2026-08-20||0.35|1.395|||||2
qwen.qwen3-coder-next|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|standard|||2026-02-01||0.6|1.44|||||2
qwen.qwen3-coder-next|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|priority|||2026-02-01||1.05|2.52|||||2
qwen.qwen3-coder-next|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|flex|||2026-02-01||0.3|0.72|||||2
qwen.qwen3-coder-next|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|batch|||2026-02-01||0.3|0.72|||||2
qwen.qwen3-coder-next|regional|ap-southeast-2|standard|||2026-02-01||0.52|1.24|||||2
qwen.qwen3-coder-next|regional|ap-southeast-2|priority|||2026-02-01||0.91|2.17|||||2
qwen.qwen3-coder-next|regional|ap-southeast-2|flex|||2026-02-01||0.26|0.62|||||2
qwen.qwen3-coder-next|regional|ap-southeast-2|batch|||2026-02-01||0.26|0.62|||||2
qwen.qwen3-coder-next|regional|ap-southeast-3 eu-south-1|standard|||2026-02-01||0.6|1.44|||||1
qwen.qwen3-coder-next|regional|ap-southeast-3 eu-south-1|flex|||2026-10-01||0.3|0.72|||||3
qwen.qwen3-coder-next|regional|ap-southeast-3 eu-south-1|batch|||2026-02-01||0.3|0.72|||||1
qwen.qwen3-coder-next|regional|eu-west-2|standard|||2026-02-01||0.78|1.86|||||2
qwen.qwen3-coder-next|regional|eu-west-2|priority|||2026-02-01||1.365|3.255|||||2
qwen.qwen3-coder-next|regional|eu-west-2|flex|||2026-02-01||0.39|0.93|||||2
qwen.qwen3-coder-next|regional|eu-west-2|batch|||2026-02-01||0.39|0.93|||||2
qwen.qwen3-coder-next|regional|us-east-1 us-east-2 us-west-2|standard|||2026-02-01||0.5|1.2|||||2
qwen.qwen3-coder-next|regional|us-east-1 us-east-2 us-west-2|priority|||2026-02-01||0.875|2.1|||||2
qwen.qwen3-coder-next|regional|us-east-1 us-east-2 us-west-2|flex|||2026-02-01||0.25|0.6|||||2
qwen.qwen3-coder-next|regional|us-east-1 us-east-2 us-west-2|batch|||2026-02-01||0.25|0.6|||||2
qwen.qwen3-next-80b-a3b|regional|ap-northeast-1 eu-west-1 sa-east-1|standard|||2026-08-20||0.168|1.44|||||2
qwen.qwen3-next-80b-a3b|regional|ap-northeast-1 sa-east-1|priority|||2026-10-01||0.32|2.54|||||2
qwen.qwen3-next-80b-a3b|regional|ap-northeast-1 sa-east-1|flex|||2026-10-01||0.09|0.72|||||2
qwen.qwen3-next-80b-a3b|regional|ap-northeast-1 eu-west-1 sa-east-1|batch|||2026-08-20||0.084|0.72|||||2
qwen.qwen3-next-80b-a3b|regional|ap-south-1|standard|||2026-08-20||0.18|1.41|||||2
qwen.qwen3-next-80b-a3b|regional|ap-south-1 eu-west-1|priority|||2026-10-01||0.32|2.47|||||2
qwen.qwen3-next-80b-a3b|regional|ap-south-1 eu-west-1|flex|||2026-10-01||0.09|0.71|||||2
qwen.qwen3-next-80b-a3b|regional|ap-south-1|batch|||2026-08-20||0.09|0.71|||||2
qwen.qwen3-next-80b-a3b|regional|ap-southeast-2|standard|||2026-08-20||0.1442|1.236|||||2
qwen.qwen3-next-80b-a3b|regional|ap-southeast-2|priority|||2026-10-01||0.25235|2.163|||||2
qwen.qwen3-next-80b-a3b|regional|ap-southeast-2|flex|||2026-10-01||0.0721|0.618|||||2
qwen.qwen3-next-80b-a3b|regional|ap-southeast-2|batch|||2026-08-20||0.0721|0.618|||||2
qwen.qwen3-next-80b-a3b|regional|ap-southeast-3 eu-south-1|standard|||2025-12-07||0.168|1.44|||||1
qwen.qwen3-next-80b-a3b|regional|ap-southeast-3 eu-south-1|batch|||2025-12-07||0.084|0.72|||||1
qwen.qwen3-next-80b-a3b|regional|eu-central-1 eu-north-1|standard|||2025-12-07||0.168|1.44|||||2
qwen.qwen3-next-80b-a3b|regional|eu-central-1 eu-north-1|priority|||2025-12-07||0.294|2.52|||||2
qwen.qwen3-next-80b-a3b|regional|eu-central-1 eu-north-1|flex|||2025-12-07||0.084|0.72|||||2
qwen.qwen3-next-80b-a3b|regional|eu-central-1 eu-north-1|batch|||2025-12-07||0.084|0.72|||||2
qwen.qwen3-next-80b-a3b|regional|eu-west-2|standard|||2026-08-20||0.217|1.86|||||2
qwen.qwen3-next-80b-a3b|regional|eu-west-2|priority|||2026-10-01||0.4|3.26|||||2
qwen.qwen3-next-80b-a3b|regional|eu-west-2|flex|||2026-10-01||0.12|0.93|||||2
qwen.qwen3-next-80b-a3b|regional|eu-west-2|batch|||2026-08-20||0.1085|0.93|||||2
qwen.qwen3-next-80b-a3b|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.14|1.2|||||2
qwen.qwen3-next-80b-a3b|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.26|2.1|||||2
qwen.qwen3-next-80b-a3b|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.07|0.6|||||2
qwen.qwen3-next-80b-a3b|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.07|0.6|||||2
qwen.qwen3-vl-235b-a22b|regional|ap-northeast-1 sa-east-1|standard|||2025-12-07||0.64|3.22|||||2
qwen.qwen3-vl-235b-a22b|regional|ap-northeast-1 sa-east-1|priority|||2025-12-07||1.12|5.64|||||2
qwen.qwen3-vl-235b-a22b|regional|ap-northeast-1 sa-east-1|flex|||2025-12-07||0.32|1.61|||||2
qwen.qwen3-vl-235b-a22b|regional|ap-northeast-1 sa-east-1|batch|||2025-12-07||0.32|1.61|||||2
qwen.qwen3-vl-235b-a22b|regional|ap-south-1|standard|||2025-12-07||0.62|3.13|||||2
qwen.qwen3-vl-235b-a22b|regional|ap-south-1|priority|||2025-12-07||1.09|5.48|||||2
qwen.qwen3-vl-235b-a22b|regional|ap-south-1 eu-west-1|flex|||2025-12-07||0.31|1.56|||||2
qwen.qwen3-vl-235b-a22b|regional|ap-south-1 eu-west-1|batch|||2025-12-07||0.31|1.56|||||2
qwen.qwen3-vl-235b-a22b|regional|ap-southeast-2|standard|||2025-12-07||0.5459|2.7398|||||2
qwen.qwen3-vl-235b-a22b|regional|ap-southeast-2|priority|||2025-12-07||0.955325|4.79465|||||2
qwen.qwen3-vl-235b-a22b|regional|ap-southeast-2|flex|||2025-12-07||0.27295|1.3699|||||2
qwen.qwen3-vl-235b-a22b|regional|ap-southeast-2|batch|||2025-12-07||0.27295|1.3699|||||2
qwen.qwen3-vl-235b-a22b|regional|ap-southeast-3|standard|||2025-12-07||0.636|3.192|||||1
qwen.qwen3-vl-235b-a22b|regional|ap-southeast-3|batch|||2025-12-07||0.318|1.596|||||1
qwen.qwen3-vl-235b-a22b|regional|eu-central-1 eu-north-1|standard|||2025-12-07||0.636|3.192|||||2
qwen.qwen3-vl-235b-a22b|regional|eu-central-1 eu-north-1|priority|||2025-12-07||1.113|5.586|||||2
qwen.qwen3-vl-235b-a22b|regional|eu-central-1 eu-north-1|flex|||2025-12-07||0.318|1.596|||||2
qwen.qwen3-vl-235b-a22b|regional|eu-central-1 eu-north-1|batch|||2025-12-07||0.318|1.596|||||2
qwen.qwen3-vl-235b-a22b|regional|eu-south-1|standard|||2025-12-07||0.62|3.12|||||1
qwen.qwen3-vl-235b-a22b|regional|eu-south-1|batch|||2025-12-07||0.31|1.56|||||1
qwen.qwen3-vl-235b-a22b|regional|eu-west-1|standard|||2025-12-07||0.62|3.12|||||2
qwen.qwen3-vl-235b-a22b|regional|eu-west-1|priority|||2025-12-07||1.09|5.46|||||2
qwen.qwen3-vl-235b-a22b|regional|eu-west-2|standard|||2025-12-07||0.82|4.12|||||2
qwen.qwen3-vl-235b-a22b|regional|eu-west-2|priority|||2025-12-07||1.44|7.21|||||2
qwen.qwen3-vl-235b-a22b|regional|eu-west-2|flex|||2025-12-07||0.41|2.06|||||2
qwen.qwen3-vl-235b-a22b|regional|eu-west-2|batch|||2025-12-07||0.41|2.06|||||2
qwen.qwen3-vl-235b-a22b|regional|us-east-1 us-east-2 us-west-2|standard|||2025-12-07||0.53|2.66|||||2
qwen.qwen3-vl-235b-a22b|regional|us-east-1 us-east-2 us-west-2|priority|||2025-12-07||0.93|4.66|||||2
qwen.qwen3-vl-235b-a22b|regional|us-east-1 us-east-2 us-west-2|flex|||2025-12-07||0.26|1.33|||||2
qwen.qwen3-vl-235b-a22b|regional|us-east-1 us-east-2 us-west-2|batch|||2025-12-07||0.26|1.33|||||2
writer.palmyra-vision-7b|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|standard|||2026-08-20||0.18|0.72|||||2
writer.palmyra-vision-7b|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|priority|||2026-10-01||0.315|1.26|||||2
writer.palmyra-vision-7b|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|flex|||2026-10-01||0.09|0.36|||||2
writer.palmyra-vision-7b|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|batch|||2026-08-20||0.09|0.36|||||2
writer.palmyra-vision-7b|regional|ap-southeast-2|standard|||2026-08-20||0.15|0.62|||||2
writer.palmyra-vision-7b|regional|ap-southeast-2|priority|||2026-10-01||0.2625|1.085|||||2
writer.palmyra-vision-7b|regional|ap-southeast-2|flex|||2026-10-01||0.075|0.31|||||2
writer.palmyra-vision-7b|regional|ap-southeast-2|batch|||2026-08-20||0.075|0.31|||||2
writer.palmyra-vision-7b|regional|ap-southeast-3 eu-south-1|standard|||2026-08-20||0.18|0.72|||||1
writer.palmyra-vision-7b|regional|ap-southeast-3 eu-south-1|batch|||2026-08-20||0.09|0.36|||||1
writer.palmyra-vision-7b|regional|eu-west-2|standard|||2026-08-20||0.23|0.93|||||2
writer.palmyra-vision-7b|regional|eu-west-2|priority|||2026-10-01||0.4025|1.6275|||||2
writer.palmyra-vision-7b|regional|eu-west-2|flex|||2026-10-01||0.115|0.465|||||2
writer.palmyra-vision-7b|regional|eu-west-2|batch|||2026-08-20||0.115|0.465|||||2
writer.palmyra-vision-7b|regional|us-east-1|standard|||2026-08-20||0.15|0.6|||||2
writer.palmyra-vision-7b|regional|us-east-1|priority|||2026-10-01||0.2625|1.05|||||2
writer.palmyra-vision-7b|regional|us-east-1|flex|||2026-10-01||0.075|0.3|||||2
writer.palmyra-vision-7b|regional|us-east-1|batch|||2026-08-20||0.075|0.3|||||2
writer.palmyra-vision-7b|regional|us-east-2 us-west-2|standard|||2026-08-20||0.15|0.6|||||1
writer.palmyra-vision-7b|regional|us-east-2 us-west-2|priority|||2026-10-01||0.2625|1.05|||||3
writer.palmyra-vision-7b|regional|us-east-2 us-west-2|flex|||2026-10-01||0.075|0.3|||||3
writer.palmyra-vision-7b|regional|us-east-2 us-west-2|batch|||2026-08-20||0.075|0.3|||||1
writer.palmyra-x4-v1:0|geo|us-east-1 us-east-2 us-west-1 us-west-2|standard|||2025-12-07||2.5|10|||||2
writer.palmyra-x5-v1:0|geo|us-east-1 us-east-2 us-west-1 us-west-2|standard|||2025-12-07||0.6|6|||||2
xai.grok-4.6|global||standard|||2026-08-02||2|6|0.5||||3
xai.grok-4.6|global||priority|||2026-10-01||3.5|10.5|0.875||||3
xai.grok-4.6|global||flex|||2026-10-01||1|3|0.25||||3
xai.grok-4.6|geo|ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2|standard|||2026-08-02||2.2|6.6|0.55||||2
xai.grok-4.6|geo|ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1|priority|||2026-08-02||3.85|11.55|||||2
xai.grok-4.6|geo|ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1|flex|||2026-08-02||1.1|3.3|||||2
xai.grok-4.6|geo|us-east-1 us-east-2 us-west-1 us-west-2|priority|||2026-08-02||3.85|11.55|0.9625||||2
xai.grok-4.6|geo|us-east-1 us-east-2 us-west-1 us-west-2|flex|||2026-08-02||1.1|3.3|0.275||||2
xai.grok-4.7|global||standard|||2026-10-01||2|6|0.5||||3
xai.grok-4.7|global||priority|||2026-10-01||3.5|10.5|0.875||||3
xai.grok-4.7|global||flex|||2026-10-01||1|3|0.25||||3
xai.grok-4.7|geo|ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-2|standard|||2026-10-01||2.2|6.6|0.55||||2
xai.grok-4.7|geo|ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1|priority|||2026-10-01||3.85|11.55|||||2
xai.grok-4.7|geo|ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1|flex|||2026-10-01||1.1|3.3|||||2
xai.grok-4.7|geo|ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-2|batch|||2026-10-01||1.1|3.3|||||2
xai.grok-4.7|geo|us-east-1 us-east-2 us-west-2|priority|||2026-10-01||3.85|11.55|0.9625||||2
xai.grok-4.7|geo|us-east-1 us-east-2 us-west-2|flex|||2026-10-01||1.1|3.3|0.275||||2
xai.grok-4.7|geo|us-west-1|standard|||2026-10-01||2.2|6.6|0.55||||3
xai.grok-4.7|geo|us-west-1|priority|||2026-10-01||3.85|11.55|0.9625||||3
xai.grok-4.7|geo|us-west-1|flex|||2026-10-01||1.1|3.3|0.275||||3
zai.glm-4.7|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|standard|||2026-02-01||0.72|2.64|||||2
zai.glm-4.7|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|priority|||2026-02-01||1.26|4.62|||||2
zai.glm-4.7|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|flex|||2026-02-01||0.36|1.32|||||2
zai.glm-4.7|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|batch|||2026-02-01||0.36|1.32|||||2
zai.glm-4.7|regional|ap-southeast-2|standard|||2026-02-01||0.62|2.27|||||2
zai.glm-4.7|regional|ap-southeast-2|priority|||2026-02-01||1.085|3.9725|||||2
zai.glm-4.7|regional|ap-southeast-2|flex|||2026-02-01||0.31|1.135|||||2
zai.glm-4.7|regional|ap-southeast-2|batch|||2026-02-01||0.31|1.135|||||2
zai.glm-4.7|regional|ap-southeast-3 eu-south-1|standard|||2026-02-01||0.72|2.64|||||1
zai.glm-4.7|regional|ap-southeast-3 eu-south-1|batch|||2026-02-01||0.36|1.32|||||1
zai.glm-4.7|regional|eu-west-2|standard|||2026-02-01||0.93|3.41|||||2
zai.glm-4.7|regional|eu-west-2|priority|||2026-02-01||1.6275|5.9675|||||2
zai.glm-4.7|regional|eu-west-2|flex|||2026-02-01||0.465|1.705|||||2
zai.glm-4.7|regional|eu-west-2|batch|||2026-02-01||0.465|1.705|||||2
zai.glm-4.7|regional|us-east-1 us-east-2 us-west-2|standard|||2026-02-01||0.6|2.2|||||2
zai.glm-4.7|regional|us-east-1 us-east-2 us-west-2|priority|||2026-02-01||1.05|3.85|||||2
zai.glm-4.7|regional|us-east-1 us-east-2 us-west-2|flex|||2026-02-01||0.3|1.1|||||2
zai.glm-4.7|regional|us-east-1 us-east-2 us-west-2|batch|||2026-02-01||0.3|1.1|||||2
zai.glm-4.7-flash|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|standard|||2026-03-01||0.08|0.48|||||2
zai.glm-4.7-flash|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|priority|||2026-03-01||0.14|0.84|||||2
zai.glm-4.7-flash|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|flex|||2026-03-01||0.04|0.24|||||2
zai.glm-4.7-flash|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|batch|||2026-03-01||0.04|0.24|||||2
zai.glm-4.7-flash|regional|ap-southeast-2|standard|||2026-03-01||0.07|0.41|||||2
zai.glm-4.7-flash|regional|ap-southeast-2|priority|||2026-03-01||0.1225|0.7175|||||2
zai.glm-4.7-flash|regional|ap-southeast-2|flex|||2026-03-01||0.035|0.205|||||2
zai.glm-4.7-flash|regional|ap-southeast-2|batch|||2026-03-01||0.035|0.205|||||2
zai.glm-4.7-flash|regional|ap-southeast-3 eu-south-1|standard|||2026-03-01||0.08|0.48|||||1
zai.glm-4.7-flash|regional|ap-southeast-3 eu-south-1|batch|||2026-03-01||0.04|0.24|||||1
zai.glm-4.7-flash|regional|eu-west-2|standard|||2026-03-01||0.11|0.62|||||2
zai.glm-4.7-flash|regional|eu-west-2|priority|||2026-03-01||0.1925|1.085|||||2
zai.glm-4.7-flash|regional|eu-west-2|flex|||2026-03-01||0.055|0.31|||||2
zai.glm-4.7-flash|regional|eu-west-2|batch|||2026-03-01||0.055|0.31|||||2
zai.glm-4.7-flash|regional|us-east-1 us-east-2 us-west-2|standard|||2026-03-01||0.07|0.4|||||2
zai.glm-4.7-flash|regional|us-east-1 us-east-2 us-west-2|priority|||2026-03-01||0.1225|0.7|||||2
zai.glm-4.7-flash|regional|us-east-1 us-east-2 us-west-2|flex|||2026-03-01||0.035|0.2|||||2
zai.glm-4.7-flash|regional|us-east-1 us-east-2 us-west-2|batch|||2026-03-01||0.035|0.2|||||2
zai.glm-5|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|standard|||2026-03-01||1.2|3.84|||||2
zai.glm-5|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|priority|||2026-03-01||2.1|6.72|||||2
zai.glm-5|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|flex|||2026-03-01||0.6|1.92|||||2
zai.glm-5|regional|ap-northeast-1 ap-south-1 eu-central-1 eu-north-1 eu-west-1 sa-east-1|batch|||2026-03-01||0.6|1.92|||||2
zai.glm-5|regional|ap-southeast-2|standard|||2026-03-01||1.03|3.3|||||2
zai.glm-5|regional|ap-southeast-2|priority|||2026-03-01||1.8025|5.775|||||2
zai.glm-5|regional|ap-southeast-2|flex|||2026-03-01||0.515|1.65|||||2
zai.glm-5|regional|ap-southeast-2|batch|||2026-03-01||0.515|1.65|||||2
zai.glm-5|regional|ap-southeast-3 eu-south-1|standard|||2026-03-01||1.2|3.84|||||1
zai.glm-5|regional|ap-southeast-3 eu-south-1|batch|||2026-03-01||0.6|1.92|||||1
zai.glm-5|regional|eu-west-2|standard|||2026-03-01||1.55|4.96|||||2
zai.glm-5|regional|eu-west-2|priority|||2026-03-01||2.7125|8.68|||||2
zai.glm-5|regional|eu-west-2|flex|||2026-03-01||0.775|2.48|||||2
zai.glm-5|regional|eu-west-2|batch|||2026-03-01||0.775|2.48|||||2
zai.glm-5|regional|us-east-1 us-west-2|standard|||2026-04-03||1|3.2|||||2
zai.glm-5|regional|us-east-1 us-west-2|priority|||2026-04-03||1.75|5.6|||||2
zai.glm-5|regional|us-east-1 us-west-2|flex|||2026-04-03||0.5|1.6|||||2
zai.glm-5|regional|us-east-1 us-west-2|batch|||2026-04-03||0.5|1.6|||||2
zai.glm-5|regional|us-east-2|standard|||2026-03-01||1|3.2|||||2
zai.glm-5|regional|us-east-2|priority|||2026-03-01||1.75|5.6|||||2
zai.glm-5|regional|us-east-2|flex|||2026-03-01||0.5|1.6|||||2
zai.glm-5|regional|us-east-2|batch|||2026-03-01||0.5|1.6|||||2
zai.glm-5.3|global||standard|||2026-10-05||1.68|5.28|0.312||2.1||6
zai.glm-5.3|global||priority|||2026-10-05||2.94|9.24|0.546||3.675||3
zai.glm-5.3|global||flex|||2026-10-05||0.84|2.64|0.156||1.05||3
zai.glm-5.3|global||batch|||2026-10-05||0.84|2.64|0.156||1.05||3
zai.glm-5.3|geo|us-east-1 us-east-2 us-west-2|standard|||2026-10-05||1.848|5.808|0.3432||2.31||6
zai.glm-5.3|geo|us-east-1 us-east-2 us-west-1 us-west-2|priority|||2026-10-05||3.234|10.164|0.6006||4.0425||3
zai.glm-5.3|geo|us-east-1 us-east-2 us-west-1 us-west-2|flex|||2026-10-05||0.924|2.904|0.1716||1.155||3
zai.glm-5.3|geo|us-east-1 us-east-2 us-west-1 us-west-2|batch|||2026-10-05||0.924|2.904|0.1716||1.155||3
zai.glm-5.3|geo|us-west-1|standard|||2026-10-05||1.848|5.808|0.3432||2.31||3', chr(10))) AS texts (text)
  WHERE text <> ''
)
CROSS JOIN UNNEST(split(rate[3], ' ')) AS regions (region)