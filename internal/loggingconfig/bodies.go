package loggingconfig

import (
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
)

// flag is the delivery flag of a kind of body. It may be missing.
//
// Amazon Bedrock documents no meaning of a missing flag. In a Put it has been seen to turn delivery on. In an answer it says nothing:
// ca-west-1 leaves the video flag out of every answer, whatever was put.
//
//   - In our own configuration, which is put with all five flags, a missing flag of the answer is as it was put.
//   - In the configuration of others, a missing flag is unknown. It is kept and given back as a missing flag.
//
// So a missing flag differs from no value.
// https://github.com/hashicorp/terraform-provider-aws/issues/49569
// https://github.com/hashicorp/terraform-provider-aws/issues/41312
type flag struct {
	kind string
	// value is the field of the configuration.
	value **bool
}

// flags returns the five delivery flags, in the order in which they are printed.
func flags(c *types.LoggingConfig) [5]flag {
	return [5]flag{
		{"text", &c.TextDataDeliveryEnabled},
		{"image", &c.ImageDataDeliveryEnabled},
		{"embedding", &c.EmbeddingDataDeliveryEnabled},
		{"video", &c.VideoDataDeliveryEnabled},
		{"audio", &c.AudioDataDeliveryEnabled},
	}
}

// Completed returns the answer for a configuration of our own with the flags that the answer leaves out as they were put. Put again
// without them, it could deliver them.
func Completed(answer, put *types.LoggingConfig) *types.LoggingConfig {
	config := *answer
	asPut := flags(put)
	for i, f := range flags(&config) {
		if *f.value == nil {
			*f.value = *asPut[i].value
		}
	}
	return &config
}

// BodiesDiffer reports whether a configuration delivers a kind of body that is not wanted, or leaves out one that is. A missing flag
// differs from neither.
func BodiesDiffer(c *types.LoggingConfig, wanted bool) bool {
	for _, f := range flags(c) {
		if value := *f.value; value != nil && *value != wanted {
			return true
		}
	}
	return false
}

// sameBodies reports whether no flag that both configurations have differs.
func sameBodies(a, b *types.LoggingConfig) bool {
	others := flags(b)
	for i, f := range flags(a) {
		if one, other := *f.value, *others[i].value; one != nil && other != nil && *one != *other {
			return false
		}
	}
	return true
}

// unknownBodies is the clause that names the kinds of body whose flag is missing. Empty where there is none.
func unknownBodies(c *types.LoggingConfig) string {
	var kinds []string
	for _, f := range flags(c) {
		if *f.value == nil {
			kinds = append(kinds, f.kind)
		}
	}
	switch len(kinds) {
	case 0:
		return ""
	case 1:
		return "whether it delivers " + kinds[0] + " is unknown, because the answer leaves out its flag"
	}
	return "whether it delivers " + strings.Join(kinds, ", ") + " is unknown, because the answer leaves out their flags"
}

// describeBodies returns all five flags in one line, such as "text true, image true, embedding false, video unknown, audio true".
func describeBodies(c *types.LoggingConfig) string {
	var all []string
	for _, f := range flags(c) {
		value := "unknown"
		if *f.value != nil {
			value = fmt.Sprint(**f.value)
		}
		all = append(all, f.kind+" "+value)
	}
	return strings.Join(all, ", ")
}
