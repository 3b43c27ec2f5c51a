package loggingconfig

import "github.com/aws/aws-sdk-go-v2/service/bedrock/types"

// Delivers returns the meaning of a delivery flag. AWS documents none for a flag that is left out; it has been seen to deliver.
// https://github.com/hashicorp/terraform-provider-aws/issues/41312
func Delivers(flag *bool) bool { return flag == nil || *flag }

// BodiesDiffer reports whether a configuration delivers any kind of body that is not wanted, or leaves out any that is. The kinds
// are text, image, embedding, video and audio.
func BodiesDiffer(c *types.LoggingConfig, wanted bool) bool {
	for _, flag := range []*bool{c.TextDataDeliveryEnabled, c.ImageDataDeliveryEnabled, c.EmbeddingDataDeliveryEnabled, c.VideoDataDeliveryEnabled, c.AudioDataDeliveryEnabled} {
		if Delivers(flag) != wanted {
			return true
		}
	}
	return false
}
