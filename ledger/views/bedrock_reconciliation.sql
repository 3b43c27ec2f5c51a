-- Usage by two meters side by side, CloudWatch and the logs, per day of the call, Region and model. The difference is priced
-- through the profiles like calls: at the rate of short prompts in the standard tier, every cache write at the shortest lifetime of the
-- model's cache.
{{template "reconciliation" (.Reconciling "bedrock_bill" "state = 'not-rolled-up'")}}
