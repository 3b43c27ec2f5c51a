-- Service, environment and product of every role, from valid_from until the day before valid_until: products.go with its history.
SELECT *
FROM (VALUES
  ('bedrock-experiments-dev', 'experiments', 'dev', 'playground', DATE '0001-01-01', DATE '9999-12-31'),
  ('bedrock-onboarding-api-dev', 'onboarding-api', 'dev', 'onboarding-assistant', DATE '0001-01-01', DATE '9999-12-31'),
  ('bedrock-onboarding-api-prod', 'onboarding-api', 'prod', 'onboarding-assistant', DATE '0001-01-01', DATE '9999-12-31'),
  ('bedrock-onboarding-api-qa', 'onboarding-api', 'qa', 'onboarding-assistant', DATE '0001-01-01', DATE '9999-12-31'),
  ('bedrock-onboarding-mailer-dev', 'onboarding-mailer', 'dev', 'onboarding-assistant', DATE '0001-01-01', DATE '9999-12-31'),
  ('bedrock-onboarding-mailer-prod', 'onboarding-mailer', 'prod', 'onboarding-assistant', DATE '0001-01-01', DATE '9999-12-31'),
  ('bedrock-onboarding-mailer-qa', 'onboarding-mailer', 'qa', 'onboarding-assistant', DATE '0001-01-01', DATE '9999-12-31'),
  ('bedrock-search-api-dev', 'search-api', 'dev', 'doc-search', DATE '0001-01-01', DATE '9999-12-31'),
  ('bedrock-search-api-prod', 'search-api', 'prod', 'doc-search', DATE '0001-01-01', DATE '9999-12-31'),
  ('bedrock-search-api-qa', 'search-api', 'qa', 'doc-search', DATE '0001-01-01', DATE '9999-12-31'),
  ('bedrock-search-indexer-prod', 'search-indexer', 'prod', 'doc-search', DATE '0001-01-01', DATE '9999-12-31'),
  ('bedrock-tagger-dev', 'tagger', 'dev', 'ticket-tagger', DATE '0001-01-01', DATE '9999-12-31'),
  ('bedrock-tagger-prod', 'tagger', 'prod', 'ticket-tagger', DATE '0001-01-01', DATE '9999-12-31'),
  ('bedrock-tagger-qa', 'tagger', 'qa', 'ticket-tagger', DATE '0001-01-01', DATE '9999-12-31')
) AS callers (role_name, service, env, product, valid_from, valid_until)
WHERE role_name IS NOT NULL