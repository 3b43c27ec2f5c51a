-- bedrock_reconciliation of the roll-up alone, for days of which the next one is closed too: a day has calls that are delivered on the next.
{{template "reconciliation" (.LoggedIn "bedrock_rolled")}}
