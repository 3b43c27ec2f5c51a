package catalog

import (
	"regexp"
	"slices"
	"strings"
)

// unversioned are the models whose id has no version after a colon, although their variants have one, as in
// amazon.titan-text-express-v1:0:8k.
// https://docs.aws.amazon.com/bedrock/latest/userguide/pt-supported.html
var unversioned = []string{
	"amazon.titan-embed-image-v1", "amazon.titan-embed-text-v1", "amazon.titan-text-express-v1", "amazon.titan-text-lite-v1",
	"anthropic.claude-instant-v1", "cohere.command-light-text-v14", "cohere.command-text-v14", "cohere.embed-english-v3",
	"cohere.embed-multilingual-v3", "meta.llama2-13b-chat-v1", "meta.llama2-70b-chat-v1", "stability.stable-diffusion-xl-v1",
}

// Patterns of the ids of variants, for Go and for SQL. The replacement of the first is empty, that of the second its first group.
var (
	// ContextVariant is the suffix of a model's id that names the size of its context, such as :300k, or of its input, :512.
	ContextVariant = `:([0-9]+k|512)$`
	// UnversionedModel is the id of a model without a version, with one.
	UnversionedModel = `^(` + strings.ReplaceAll(strings.Join(unversioned, "|"), ".", `\.`) + `):[0-9]+$`
)

// UnversionedModels returns the models whose id has no version, although their variants have one.
func UnversionedModels() []string { return slices.Clone(unversioned) }

var contextVariant, unversionedModel = regexp.MustCompile(ContextVariant), regexp.MustCompile(UnversionedModel)

// withoutVariant returns the id of the model of which an id names a variant, or the id.
func withoutVariant(id string) string {
	return unversionedModel.ReplaceAllString(contextVariant.ReplaceAllString(id, ""), "$1")
}
