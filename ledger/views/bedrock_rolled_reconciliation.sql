-- bedrock_reconciliation of the roll-up alone, which reads no log: a day is compared once it and the next one are rolled up.
{{template "reconciliation" (.Reconciling "bedrock_rolled" "rolled_at IS NULL")}}
