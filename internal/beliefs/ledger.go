package beliefs

// ledger are the beliefs about Athena, the log records and the prices.
var ledger = []Belief{
	{
		Number: 7,
		Title:  "Athena reads text tables with a projected day of the form yyyy/MM/dd",
		Claims: []string{
			"Engine version 3 projects a date partition with slashes, treats missing folders as empty, and reads buckets of other " +
				"Regions.",
			"`\"$path\"` is the location of a row's object.",
		},
		DependsOn: "Each Region has one such table ([constructs/log_table.go](../constructs/log_table.go)).",
		IfWrong:   "Queries fail or read too much. The tables can be changed without a change of the data.",
		Status:    Settled,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html",
				Says:   "States that a projected partition that does not exist in Amazon S3 gives no error and no rows.",
				Day:    "2026-11-28",
			},
			{
				Source: "https://docs.aws.amazon.com/athena/latest/ug/partition-projection-kinesis-firehose-example-choosing-partition-keys.html",
				Says:   "Projects a day of format `yyyy/MM/dd` with `storage.location.template`.",
				Day:    "2026-11-28",
			},
			{
				Source: "https://docs.aws.amazon.com/athena/latest/ug/querying-across-regions.html",
				Says:   "States that Athena queries Amazon S3 data in another Region than its own.",
				Day:    "2026-11-28",
			},
			{
				Source: "https://docs.aws.amazon.com/athena/latest/ug/select.html",
				Says:   "Selects and filters by `\"$path\"`, the Amazon S3 file location for the data in a row.",
				Day:    "2026-11-28",
			},
		},
		Check: "Read only, in an account with a deployment: lists the log bucket of a listed Region other than the home Region, and " +
			"queries the day of one of its records and a day before the first folder in that Region's table. The first must return " +
			"a line with its `\"$path\"`, the second none. Unclear while no such Region has a record of the last 30 days.",
		Remedy: "Change the properties of the projection in constructs/log_table.go as the message says, and deploy again.",
	},
	{
		Number: 8,
		Title:  "Athena reads views that were created as Glue tables",
		Claims: []string{
			"A table of type `VIRTUAL_VIEW` with parameter `presto_view` and a Presto view as Base64 JSON in `ViewOriginalText` is " +
				"a view to Athena.",
			"The table's storage descriptor must have `SerdeInfo`.",
		},
		DependsOn: "Every view is created in this form ([constructs/view.go](../constructs/view.go)).",
		IfWrong:   "Queries fail with `VIEW_IS_STALE`, a missing SerDe or an unknown table.",
		Status:    Settled,
		Evidence: []Evidence{
			{
				Source: "https://github.com/awslabs/aws-glue-data-catalog-client-for-apache-hive-metastore/issues/29",
				Says: "A comment shows that Athena selects from a view whose `presto_view` parameter and Base64 " +
					"`ViewOriginalText` were written with the Glue API.",
				Day: "2026-11-28",
			},
			{
				Source: "https://github.com/hashicorp/terraform-provider-aws/issues/28517",
				Says: "Shows Athena's refusal of such a view without SerDe: `HIVE_METASTORE_ERROR: Table storage descriptor is " +
					"missing SerDe info`.",
				Day: "2026-11-28",
			},
		},
		Check: "Read only, in an account with a deployment: one query reads every view for no row, which checks its definition and its " +
			"columns, and another reads the rows of `bedrock_rates`. No view without `SerdeInfo` is created.",
		Remedy: "Run `CREATE OR REPLACE VIEW` with the same SQL until constructs/view.go writes the form that the report shows.",
	},
	{
		Number: 22,
		Title:  "A cast from JSON to a row matches keys by their lower-case names",
		Claims: []string{
			"In Athena engine version 3, as in Trino 476, `CAST(json_parse(...) AS ROW(...))` finds the key `schemaType` by the " +
				"field `schematype`.",
			"`try` makes NULL of such a cast where the reader of JSON refuses the text, as at a name of 50,001 characters.",
		},
		DependsOn: "`bedrock_records` reads a whole line with one such cast " +
			"([ledger/views/bedrock_records.sql](../ledger/views/bedrock_records.sql)).",
		IfWrong: "Every line is read field by field instead. Queries take about twice the time, and request metadata and the events of " +
			"streamed bodies are not read. Without `try`, a line with such a name fails every query of its day.",
		Status: Open,
		Check: "Runs the query `SELECT CAST(json_parse('{\"aB\":1}') AS ROW(ab bigint))` in the deployed workgroup and compares " +
			"the field `ab` with 1. The same query casts an object with a name of 50,001 characters under `try`.",
		Remedy: "Nothing must be done at once: the view falls back to reading field by field.",
	},
	{
		Number: 23,
		Title:  "The place of cache writes in a logged body",
		Claims: []string{
			"The logged body of `InvokeModelWithResponseStream` is an array of events, and one of them has " +
				"`message.usage.cache_creation`, as Claude's event `message_start` has.",
			"The logged body of `Converse` and of `ConverseStream` is one object with `usage`.",
			"That `usage` has `cacheDetails`, a list of `inputTokens` by `ttl`, as in [the " +
				"response](https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_TokenUsage.html). The captured " +
				"records have no such field: nobody showed a record with it.",
		},
		DependsOn: "`bedrock_spend` reads the split of 5-minute and 1-hour cache writes from these fields, and from " +
			"`usage.cache_creation` of a body that is one object " +
			"([ledger/views/bedrock_spend.sql](../ledger/views/bedrock_spend.sql)).",
		IfWrong: "`cache_write_split` is `assumed`, and 1-hour writes are priced as 5-minute writes, which is too low.",
		Status:  Open,
		Evidence: []Evidence{
			{
				Source: "https://github.com/aleck31/bedrock-invocation-analytics/blob/main/docs/bedrock-invocation-log-format.md",
				Says: "Shows captured records of all four operations: the array with `message.usage.cache_creation`, and one " +
					"object for `Converse` and `ConverseStream`, whose `usage` has no split of cache writes. The records are of " +
					"April and May 2026.",
				Day: "2026-11-28",
			},
		},
		Check: "Read only, in an account with a deployment: counts the calls of the last 7 days that wrote to a cache in Regions " +
			"that deliver bodies. The views must find the split of each. The query reads the logs of these days. Unclear " +
			"while there is no such call.",
		Remedy: "Read the body of such a record in the log bucket, and add the path of the split to " +
			"ledger/views/bedrock_spend.sql.",
	},
	{
		Number: 24,
		Title:  "The prices of the rate card",
		Claims: []string{
			"Each line of [ledger/rates](../ledger/rates) is right on the day on which it was checked. One source states " +
				"0.10 instead of 0.20 for the cache reads of Claude Sonnet 5.5.",
			"Usage types of the AWS Price List mean what [internal/pricelist](../internal/pricelist/doc.go) reads from them, of all tiers.",
		},
		DependsOn: "Every amount.",
		IfWrong:   "The amounts of the line's model are wrong until the line is corrected. Past days follow the dates of the line.",
		Status:    Open,
		Check: "Read only: compares the rate card with the AWS Price List for the home Region and the listed Regions, as `go run " +
			"./cmd/rates update` does.",
		Remedy: "`go run ./cmd/rates update --write` ends the lines that differ and begins new ones; check its diff. Lines that the list lacks are corrected by hand.",
	},
	{
		Number: 26,
		Title:  "CloudWatch counts the same tokens as the log",
		Claims: []string{
			"The metrics of tokens are named `InputTokenCount` and `OutputTokenCount`, and those of cached tokens " +
				"`CacheReadInputTokenCount` and `CacheWriteInputTokenCount` or the same without `Count` and with an `s`. AWS's pages " +
				"disagree; the code reads both names.",
			"They are the four disjoint counts of the log record, summed over calls.",
			"`ConverseStream` counts the cached tokens of OpenAI models with the input, `Converse` does not. The views subtract them from the " +
				"input of such a stream.",
			"The code does not rely on `Invocations`: AWS's page has described it both without and with calls that failed later.",
		},
		DependsOn: "`bedrock_reconciliation` compares the counts " +
			"([ledger/views/bedrock_reconciliation.sql](../ledger/views/bedrock_reconciliation.sql)).",
		IfWrong: "If a metric has another name, days with prompt caching show fewer metered than logged tokens. If " +
			"`InputTokenCount` includes cached tokens, such days show the cached tokens as not logged, in tokens and dollars. If streams of OpenAI models count the input without " +
			"cached tokens, like other calls, their input is priced too low where it is larger than the cached tokens.",
		Status: Open,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html",
				Says: "Names the two metrics of cached tokens `CacheReadInputTokens` and `CacheWriteInputTokens`, without `Count` " +
					"at the end.",
				Day: "2026-11-28",
			},
			{
				Source: "https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html",
				Says:   "Names the metric of cache reads `CacheReadInputTokenCount`, as the code does.",
				Day:    "2026-11-28",
			},
			{
				Source: "https://github.com/aleck31/bedrock-invocation-analytics/blob/main/docs/bedrock-invocation-log-format.md",
				Says:   "Shows for the log's side that the counts of a record are disjoint: `inputTokenCount` has no cached token.",
				Day:    "2026-11-28",
			},
			{
				Source: "https://github.com/maximhq/bifrost/pull/6942",
				Says: "A measurement of openai.gpt-5.6: the stream answered 4,995 input tokens beside 4,993 cache writes, the call without a " +
					"stream 2 input tokens for the same prompt.",
				Day: "2026-11-28",
			},
		},
		Check: "Creates a profile `bedrock-prove-…` of a Claude model of the lists and calls it twice with the same cached " +
			"prompt of 5,000 words. Later, `--continue` compares the four sums of its series with the usage in the two " +
			"answers. Fails where they differ after an hour. Costs at most 0.20 USD. OpenAI models are not called: compare the records of a " +
			"stream and of a call with the same cached prompt.",
		Remedy: "Add the name of the report to internal/metering, or subtract the cached tokens there.",
	},
	{
		Number: 37,
		Title:  "Athena does not prune objects by their path",
		Claims: []string{
			"Athena opens objects below `data/`, which the view filters out by a pattern of `\"$path\"`, as Trino does before version 478. " +
				"Later versions evaluate the pattern before they open an object.",
		},
		DependsOn: "The bill reader is denied these objects. A bill reader's query of a day on which a Region delivered a large " +
			"body therefore fails.",
		IfWrong: "If Athena prunes the objects, such queries work, bodies are not read, and a broken one below `data/` ends no query. Nothing else changes.",
		Status:  Open,
		Evidence: []Evidence{
			{
				Source: "https://github.com/trinodb/trino/pull/27000",
				Says: "Merged into Trino 478 (October 2025): objects are left out by patterns such as `\"$path\" LIKE '%pattern'`; before, only by " +
					"comparisons with constants.",
				Day: "2026-11-29",
			},
		},
		Check: "Creates a table over a bucket `bedrock-prove-…` and a role that is denied the objects below `data/`. With one " +
			"object, the role's query with the filter of the views on `\"$path\"` must succeed; with a second object below " +
			"`data/`, it must be denied. Everything is removed.",
		Remedy: "Where such queries are needed, a principal with permissions on the bodies runs them.",
	},
	{
		Number: 48,
		Title:  "Athena names the object that it cannot read, and leaves it out by its address",
		Claims: []string{
			"A query that reads an object which is no gzip, is cut off, or has a line of more than 100 MB fails, and its reason has the object's whole " +
				"`s3://` address.",
			"The same query with `\"$path\" NOT IN (…)` of that address does not open the object.",
		},
		DependsOn: "`go run ./cmd/coverage --objects` reads the address from the reason, and repeats the query without it " +
			"([internal/brokenobjects](../internal/brokenobjects/search.go)).",
		IfWrong: "Without an address the search halves the objects of each Region and day, which takes more queries. If the object is opened all the " +
			"same, the search finds one object of a day and ends with an error: move that one aside, and search again.",
		Status: Open,
		Evidence: []Evidence{
			{
				Source: "https://github.com/trinodb/trino/issues/19225",
				Says:   "Shows reasons of Athena with the address of the object, of columnar formats: `HIVE_CURSOR_ERROR: Failed to read Parquet file: s3://XX/YY/ZZZ`.",
				Day:    "2026-11-29",
			},
			{
				Source: "https://github.com/prestodb/presto/pull/8212",
				Says:   "The ancestor of Trino leaves objects out by comparisons of `\"$path\"` with constants since 2017.",
				Day:    "2026-11-29",
			},
		},
		Check: "Creates a table over a bucket `bedrock-prove-…` with one good object and one that is no gzip. A query must fail and name the " +
			"object; without it by `\"$path\" NOT IN`, it must return the line of the other. Everything is removed.",
		Remedy: "Add the wording of the report to internal/brokenobjects/address.go.",
	},
	{
		Number: 49,
		Title:  "The roll-up's permissions are enough for its Iceberg table",
		Claims: []string{
			"Athena creates the table, appends to it, deletes from it, optimizes and vacuums it with `glue:CreateTable` and `glue:UpdateTable` on catalog, database " +
				"and table beside the reading actions, and with `s3:GetObject`, `s3:PutObject` and `s3:DeleteObject` below its folder. It needs no partition of AWS Glue.",
			"`PARTITIONED BY` takes a transform of a column in backticks, as in ``month(`date`)``.",
			"`CREATE DATABASE IF NOT EXISTS` and `CREATE TABLE IF NOT EXISTS` change nothing where they exist.",
			"`CREATE TABLE` in a folder that has objects, whose table was deleted from AWS Glue, either fails or creates an empty table beside them.",
			"A statement that does not end within 30 minutes is ended by Athena, and its rows are not in the table.",
			"`OPTIMIZE` and `VACUUM` that have more to do than one round does fail with `ICEBERG_OPTIMIZE_MORE_RUNS_NEEDED` and `ICEBERG_VACUUM_MORE_RUNS_NEEDED`.",
		},
		DependsOn: "The function that rolls up, and the custom resource that creates the table ([constructs/rollup.go](../constructs/rollup.go), " +
			"[ledger/rollup](../ledger/rollup)).",
		IfWrong: "Days are not rolled up: the alarm `bedrock-bootstrap-roll-up-failing` goes off and the function's log names the missing permission. " +
			"Bills read the log objects of such days, and no record is lost. The deployment succeeds. Where only `s3:DeleteObject` is not enough, superseded " +
			"objects stay and cost storage.",
		Status: Open,
		Evidence: []Evidence{
			{
				Source: "https://docs.aws.amazon.com/athena/latest/ug/vacuum-statement.html",
				Says:   "States that `VACUUM` needs `s3:DeleteObject`, and that it succeeds and deletes nothing without it.",
				Day:    "2026-11-29",
			},
			{
				Source: "https://docs.aws.amazon.com/athena/latest/ug/acid-transactions.html",
				Says:   "States that Athena writes to an Iceberg table are atomic, and that readers see whole commits.",
				Day:    "2026-11-29",
			},
			{
				Source: "https://docs.aws.amazon.com/athena/latest/ug/service-limits.html",
				Says:   "States the DML query timeout of 30 minutes, which can be raised.",
				Day:    "2026-11-29",
			},
			{
				Source: "https://devopstar.com/2023/07/28/vacuuming-iceberg-with-aws-step-functions",
				Says:   "Shows `ICEBERG_VACUUM_MORE_RUNS_NEEDED: Removed 1000 files in this round of vacuum`, and that running it again ends it.",
				Day:    "2026-11-29",
			},
		},
		Check: "Creates a bucket and a database `bedrock-prove-…`, and a role with the permissions of the roll-up on them. As that role it runs the " +
			"statements of the roll-up: the table, twice, two runs of a day without log objects, and the maintenance. None may be denied or fail, and one " +
			"version of the day must be left. Everything is removed. The last three claims are not checked.",
		Remedy: "Add the permission that the message names to constructs/rollup.go.",
	},
}
