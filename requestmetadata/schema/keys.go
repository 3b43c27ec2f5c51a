package schema

// Keys is the request metadata schema of this account, required keys first. A platform team adds an optional key by a line here
// and make golden: the views, the columns of bedrock_spend, tag keys, the JSON Schema and docs/request-metadata.md are derived from
// this list, and the tests have keys of their own.
//
// Keys are added and deprecated. A change that breaks a service or a dashboard is refused: see [Schema.Compatible].
var Keys = Schema{
	{Name: "team", Required: true, Pattern: name, Meaning: "the team the call is made for"},
	{Name: "service", Required: true, Pattern: name, Meaning: "the calling program"},
	{Name: "env", Required: true, Pattern: name, Meaning: "the stage it runs in, such as dev or prod"},
	{Name: "feature", Meaning: "the feature that needed the call, for unit economics"},
	{Name: "request_id", Meaning: "the caller's own correlation id", HighCardinality: true},
}

// name is the pattern of the names of teams, services and environments in the lists: lower-case words joined by single hyphens.
const name = `[a-z0-9]+(-[a-z0-9]+)*`
