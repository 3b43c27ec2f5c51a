// Package ledger holds the SQL of the Athena database: the views over the raw invocation logs and the queries people run
// on them. A view or a query is one .sql file, named as it is deployed.
package ledger
