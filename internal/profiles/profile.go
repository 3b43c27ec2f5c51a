package profiles

import (
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Profile is an application inference profile: the model it wraps, the routing of its calls, and the owner by its tags. The view
// bedrock_profiles reads its JSON keys and decides whether the product is ours. Nil is unknown.
type Profile struct {
	// ProfileID is the last part of the ARN. The invocation log names the profile by it.
	ProfileID string `json:"profile_id"`
	AccountID string `json:"account_id"`
	// Region is the Region of the profile and of its calls.
	Region string  `json:"region"`
	Name   *string `json:"name"`
	ARN    string  `json:"arn"`
	// Model is the id of the foundation model, without any routing prefix.
	Model   *string          `json:"model"`
	Routing *catalog.Routing `json:"routing"`
	// Product and ModelName are the values of tags. Any creator of a profile can set them.
	Product   *string `json:"product"`
	ModelName *string `json:"model_name"`
	// Status is AWS's own word, such as ACTIVE.
	Status *string `json:"status"`
	// CreatedAt is cut to the second.
	CreatedAt *time.Time `json:"created_at"`
	// Superseded says that a model upgrade left the profile behind: it is ours, and the lists no longer have it.
	Superseded *bool `json:"superseded"`

	// tagsUnread marks a profile of which an earlier run may have recorded more than is known now.
	tagsUnread bool
}

// profile returns a profile of a Region without its tags.
func (r *Reader) profile(region string, s types.InferenceProfileSummary) Profile {
	arn := aws.ToString(s.InferenceProfileArn)
	p := Profile{
		ProfileID: arn[strings.LastIndexByte(arn, '/')+1:],
		AccountID: r.account,
		Region:    region,
		Name:      known(aws.ToString(s.InferenceProfileName)),
		ARN:       arn,
		Status:    known(string(s.Status)),
	}
	p.Model, p.Routing = modelAndRouting(s.Models, region)
	if s.CreatedAt != nil {
		p.CreatedAt = aws.Time(s.CreatedAt.UTC().Truncate(time.Second))
	}
	return p
}

var routings = []catalog.Routing{catalog.Regional, catalog.Geo, catalog.Global}

// tag adds the fields that come from tags. The routing tag counts only on a profile of one of our products: it was created from the
// lists, which know its routing.
func (r *Reader) tag(p *Profile, tags []types.Tag) {
	value := func(key string) string {
		for _, t := range tags {
			if aws.ToString(t.Key) == r.prefix+key {
				return aws.ToString(t.Value)
			}
		}
		return ""
	}
	product, routing := value("product"), catalog.Routing(value("routing"))
	p.Product, p.ModelName = known(product), known(value("model"))
	p.Superseded = aws.Bool(r.superseded(*p, tags))
	ours := slices.ContainsFunc(r.products, func(listed catalog.Product) bool { return listed.Name == product })
	if ours && slices.Contains(routings, routing) {
		p.Routing = &routing
	}
}

// known returns nil for the empty text.
func known(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
