package schema

// Keys is the request metadata schema of this account, required keys first. A platform team edits this list alone: the views,
// the columns of bedrock_spend, tag keys, the JSON Schema and docs/request-metadata.md follow from it.
//
// Keys are added and deprecated. What would break a service or fork a dashboard is refused: see Compatible.
var Keys = Schema{
	{Name: "team", Required: true, Pattern: name, Meaning: "the team the call is made for"},
	{Name: "service", Required: true, Pattern: name, Meaning: "the calling program"},
	{Name: "env", Required: true, Pattern: name, Meaning: "the stage it runs in, such as dev or prod"},
	{Name: "feature", Meaning: "the feature that needed the call, for unit economics"},
	{Name: "request_id", Meaning: "the caller's own correlation id"},
}

// name is how the lists name teams, services and environments: lower-case words joined by single hyphens.
const name = `[a-z0-9]+(-[a-z0-9]+)*`
