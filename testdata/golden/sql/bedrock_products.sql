-- Owner of every product, from valid_from until the day before valid_until: products.go with its history.
SELECT *
FROM (VALUES
  ('doc-search', 'support', false, DATE '0001-01-01', DATE '9999-12-31'),
  ('onboarding-assistant', 'growth', false, DATE '0001-01-01', DATE '9999-12-31'),
  ('playground', 'platform', true, DATE '0001-01-01', DATE '9999-12-31'),
  ('ticket-tagger', 'core', false, DATE '0001-01-01', DATE '9999-12-31')
) AS owners (product, team, shared, valid_from, valid_until)
WHERE product IS NOT NULL