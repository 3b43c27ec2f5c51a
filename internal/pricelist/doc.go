// Package pricelist reads the prices of Amazon Bedrock's tokens that AWS publishes, compares them with the rate card, and proposes the
// card's new lines.
//
// The AWS Price List publishes Bedrock under three service codes. A product is a set of attributes with a price a unit;
// its usage type names the unit that is counted. This package reads on-demand prices of text tokens in every tier:
//
//	AmazonBedrock                  a 1K tokens  USE1-NovaLite-cache-read-input-token-count             attribute model
//	                                            USE1-TitanEmbeddingV2-Text-input-tokens                no such attribute
//	                                            USE1-Nova2.0Lite-input-tokens-flex-cross-region-global
//	                                            USE1-NovaPro-output-tokens-latency-optimized
//	                                            USW2-moonshotai.kimi-k3-mantle-cache-write-tokens-30m-standard
//	AmazonBedrockFoundationModels  a 1M tokens  USE1-MP:USE1_CacheWrite1hInputTokenCount_Global-Units  attribute servicename,
//	                                            USE1-MP:USE1_input_tokens_long_ctx_global_standard-Units   "... (Amazon Bedrock Edition)"
//	                                            USE1-MP:USE1_InputTokenCount_Batch-Units
//	AmazonBedrockService           a 1K tokens  USE1-Claude4Sonnet-input-tokens-long-context-cross-region-global
//
// Each of these was seen in a public record of the price list; testdata/README.md names the records. The tier is said by the usage type, or
// by the attributes service_tier, inferenceType, feature and model; nothing said is standard, and two tiers at once are not understood.
// Reserved capacity, provisioned throughput, customization and other than text tokens are passed over, counted by
// reason. Every other product that is not understood is listed, never dropped.
//
// # Not confirmed
//
//   - Which usage type a Geo call is billed by. One that is not marked Global is taken for Geo and in-Region calls alike:
//     no public record shows a token price for Geo alone. The ending -cross-region-geo was seen on reserved capacity, and
//     on token prices only in a list of endings without prices (github.com/awslabs/model-info-amazon-bedrock). Where it is
//     found, it is taken for Geo alone.
//   - The number of prompt tokens from which a long prompt price holds. The price list does not say: it is that of the model's one band on
//     the rate card. A long prompt price of a model without a band, or with several, has no place on the card.
//   - How long the cache lives of a cache write without 5m, 30m or 1h. It is five minutes for Claude and Nova
//     (https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html), for another model what its lines on the card say.
//   - Long prompt prices of Claude in AmazonBedrockFoundationModels. _LCtx was seen in the rate cards of marketplace offers,
//     _long_ctx in the price list for another provider's model, -long-context for Claude Sonnet 4. Where none is published,
//     the card's long prompt rates are reported as gone.
//   - Whether a call of the runtime endpoint costs what is published for bedrock-mantle. Where both are published, they were equal (Qwen3 32B,
//     GLM 5). A price of bedrock-mantle is taken for the model's where the list has no other price of the model, such as Grok and Kimi K3.
//   - cached_input_tokens, which was seen beside cache_read_tokens in marketplace offers, with another price for one model. It is a cache
//     read; two prices of one thing are not proposed.
//   - ultrafast, which was seen in the rate cards of marketplace offers alone.
//   - A 1-hour cache write in the spelling with hyphens, which was seen in usage types of Cost Explorer only.
//   - "Units" as the unit of AmazonBedrockFoundationModels, in older records: taken for a million tokens, as the
//     descriptions beside it say.
//   - A free kind of token has no product at times (the output of an embedding model). A rate of 0 that AWS does not publish counts
//     as equal.
//
// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/price-changes.html
package pricelist
