package detector

import (
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Profile is an application inference profile: which model it wraps, where its calls run, and what its tags say of its
// owner. Its JSON keys are read by the view bedrock_profiles, which decides whether the product is ours. Nil is unknown.
type Profile struct {
	// ProfileID is the last part of the ARN, by which the invocation log names the profile.
	ProfileID string `json:"profile_id"`
	AccountID string `json:"account_id"`
	// Region is where the profile is and is called.
	Region string  `json:"region"`
	Name   *string `json:"name"`
	ARN    string  `json:"arn"`
	// Model is the id of the foundation model, without any routing prefix.
	Model   *string          `json:"model"`
	Routing *catalog.Routing `json:"routing"`
	// Product and ModelName are tags, of whoever made the profile.
	Product   *string `json:"product"`
	ModelName *string `json:"model_name"`
	// Status is AWS's own word, such as ACTIVE.
	Status *string `json:"status"`
	// CreatedAt is cut to the second.
	CreatedAt *time.Time `json:"created_at"`
	// Superseded says that a model upgrade left the profile behind: it is ours, and the lists no longer make it.
	Superseded *bool `json:"superseded"`

	// tagsUnread marks a profile of which less is known than an earlier run may have recorded.
	tagsUnread bool
}

// key returns the key of the profile's object in the ledger bucket.
func (p Profile) key() string {
	return catalog.ProfilesPrefix + p.Region + "/" + p.ProfileID + ".json"
}

// profile returns a profile of a Region with all but what its tags say.
func (c Config) profile(region string, s types.InferenceProfileSummary) Profile {
	arn := aws.ToString(s.InferenceProfileArn)
	p := Profile{
		ProfileID: arn[strings.LastIndexByte(arn, '/')+1:],
		AccountID: c.Account,
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

// tag adds what the tags say. A profile of one of our products was made from the lists, which know its routing; anybody
// else's word about it counts for nothing.
func (c Config) tag(p *Profile, tags []types.Tag) {
	value := func(key string) string {
		for _, t := range tags {
			if aws.ToString(t.Key) == c.TagPrefix+key {
				return aws.ToString(t.Value)
			}
		}
		return ""
	}
	product, routing := value("product"), catalog.Routing(value("routing"))
	p.Product, p.ModelName = known(product), known(value("model"))
	p.Superseded = aws.Bool(c.superseded(*p, tags))
	ours := slices.ContainsFunc(c.Products, func(listed catalog.Product) bool { return listed.Name == product })
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
