{{- /* The roll-up outlives the stack of the ledger, so the engine and not CloudFormation creates its database and its table. */ -}}
CREATE DATABASE IF NOT EXISTS {{.Database}}
