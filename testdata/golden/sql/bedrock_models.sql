-- The unit by which each model is billed. A model of the rate card is billed by tokens. The models of ledger/units.csv are billed by
-- units that no record counts, and have no price.
SELECT
  model,
  'tokens' AS billing,
  count(usd_cache_write_30m) > 0 AS cache_30m
FROM bedrock_rates
GROUP BY model
UNION ALL
SELECT
  model,
  billing,
  false
FROM (VALUES
  ('amazon.nova-2-5-sonic', 'speech'),
  ('amazon.nova-2-multimodal-embeddings-v1:0', 'images'),
  ('amazon.nova-2-sonic-v1:0', 'speech'),
  ('amazon.nova-canvas-v1:0', 'images'),
  ('amazon.nova-reel-v1:0', 'video'),
  ('amazon.nova-reel-v1:1', 'video'),
  ('amazon.nova-sonic-v1:0', 'speech'),
  ('amazon.rerank-v1:0', 'searches'),
  ('amazon.titan-embed-image-v1', 'images'),
  ('amazon.titan-image-generator-v1', 'images'),
  ('amazon.titan-image-generator-v2', 'images'),
  ('amazon.titan-image-generator-v2:0', 'images'),
  ('cohere.rerank-v3-5:0', 'searches'),
  ('luma.ray-v2:0', 'video'),
  ('stability.sd3-5-large-v1:0', 'images'),
  ('stability.sd3-large-v1:0', 'images'),
  ('stability.stable-conservative-upscale-v1:0', 'images'),
  ('stability.stable-creative-upscale-v1:0', 'images'),
  ('stability.stable-diffusion-xl-v0', 'images'),
  ('stability.stable-diffusion-xl-v1', 'images'),
  ('stability.stable-fast-upscale-v1:0', 'images'),
  ('stability.stable-image-control-sketch-v1:0', 'images'),
  ('stability.stable-image-control-structure-v1:0', 'images'),
  ('stability.stable-image-core-v1:0', 'images'),
  ('stability.stable-image-core-v1:1', 'images'),
  ('stability.stable-image-erase-object-v1:0', 'images'),
  ('stability.stable-image-inpaint-v1:0', 'images'),
  ('stability.stable-image-remove-background-v1:0', 'images'),
  ('stability.stable-image-search-recolor-v1:0', 'images'),
  ('stability.stable-image-search-replace-v1:0', 'images'),
  ('stability.stable-image-style-guide-v1:0', 'images'),
  ('stability.stable-image-ultra-v1:0', 'images'),
  ('stability.stable-image-ultra-v1:1', 'images'),
  ('stability.stable-outpaint-v1:0', 'images'),
  ('stability.stable-style-transfer-v1:0', 'images'),
  ('twelvelabs.marengo-embed-2-7-v1:0', 'video'),
  ('twelvelabs.marengo-embed-3-0-v1:0', 'video'),
  ('twelvelabs.pegasus-1-2-v1:0', 'video'),
  ('twelvelabs.pegasus-1-5-v1:0', 'video')
) AS units (model, billing)