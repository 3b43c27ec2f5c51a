// Package requestmetadata holds the keys a service stamps on every Amazon Bedrock call: the schema by which invocation
// logs are sliced.
package requestmetadata

// Key is one key of the request metadata schema. Keys are public: they are added and deprecated, never renamed.
type Key struct {
	Name     string
	Required bool
	// Meaning is one sentence for people.
	Meaning string
}

// Schema lists every key, required ones first.
var Schema = []Key{
	{Name: "team", Required: true, Meaning: "the team the call is made for"},
	{Name: "service", Required: true, Meaning: "the calling program"},
	{Name: "env", Required: true, Meaning: "the stage it runs in, such as dev or prod"},
	{Name: "feature", Meaning: "the feature that needed the call, for unit economics"},
	{Name: "request_id", Meaning: "the caller's own correlation id"},
}
