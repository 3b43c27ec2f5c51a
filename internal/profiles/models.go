package profiles

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/arn"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// modelsClient is the part of Amazon Bedrock's client that Models calls.
type modelsClient interface {
	bedrock.ListInferenceProfilesAPIClient
	GetFoundationModel(context.Context, *bedrock.GetFoundationModelInput, ...func(*bedrock.Options)) (*bedrock.GetFoundationModelOutput, error)
}

// Models reads the lifecycle of the foundation models of the lists.
type Models struct {
	// Deadline bounds the time for one Region. Zero: 30 seconds.
	Deadline time.Duration

	uses []ModelUse
	in   func(region string) modelsClient
}

// ModelUse is a foundation model that products of the lists call from a Region.
type ModelUse struct {
	Region string `json:"region"`
	Model  string `json:"model"`
	// Products are the names of the products, in the order of the list.
	Products []string `json:"products"`
	// source is the system-defined inference profile that routes the calls to other Regions. Empty: they stay in the Region.
	source string
}

// NewModels returns a reader of the models of these lists, with the credentials of cfg.
func NewModels(cfg aws.Config, lists catalog.Catalog) *Models {
	return newModels(lists, func(region string) modelsClient {
		return bedrock.NewFromConfig(cfg, func(o *bedrock.Options) { o.Region = region })
	})
}

func newModels(lists catalog.Catalog, in func(region string) modelsClient) *Models {
	m := &Models{in: in}
	for _, r := range lists.ActiveRegions() {
		first := len(m.uses)
		for _, p := range lists.Profiles(r) {
			m.use(first, r.Name, p)
		}
	}
	return m
}

// use adds a profile of a Region to the uses that begin at first, each model once.
func (m *Models) use(first int, region string, p catalog.Profile) {
	i := slices.IndexFunc(m.uses[first:], func(u ModelUse) bool { return u.Model == p.Model.ID })
	if i < 0 {
		i = len(m.uses) - first
		m.uses = append(m.uses, ModelUse{Region: region, Model: p.Model.ID})
	}
	u := &m.uses[first+i]
	if !slices.Contains(u.Products, p.Product.Name) {
		u.Products = append(u.Products, p.Product.Name)
	}
	if p.Model.Routing.Kind() != catalog.Regional {
		u.source = p.Source
	}
}

// Uses returns every model in every Region that calls it, each pair once, in the order of the lists.
func (m *Models) Uses() []ModelUse { return slices.Clone(m.uses) }

// Read returns the lifecycles of uses, in their order, each Region read within its own deadline. One without a status is of a model that no
// Region of the calls offers. The error names every Region in which something could not be read; its lifecycles have no status either.
func (m *Models) Read(ctx context.Context, uses []ModelUse) ([]Lifecycle, error) {
	lifecycles := make([]Lifecycle, len(uses))
	byRegion := map[string][]int{}
	var regions []string
	for i, u := range uses {
		if byRegion[u.Region] == nil {
			regions = append(regions, u.Region)
		}
		byRegion[u.Region] = append(byRegion[u.Region], i)
	}
	errs := make([]error, len(regions))
	var wait sync.WaitGroup
	for r, region := range regions {
		wait.Go(func() {
			deadline := cmp.Or(m.Deadline, 30*time.Second)
			ctx, cancel := context.WithTimeoutCause(ctx, deadline, fmt.Errorf("not done within %s", deadline))
			defer cancel()
			failed := make([]error, len(byRegion[region]))
			for n, i := range byRegion[region] {
				lifecycles[i], failed[n] = m.Lifecycle(ctx, uses[i])
			}
			errs[r] = awserrors.Aggregate(failed, func(count int, first error) error {
				return fmt.Errorf("read the lifecycle of %d of %d models of %s (bedrock:GetFoundationModel): %s", count, len(failed), region, awserrors.Reason(awserrors.Cause(ctx, first)))
			})
		})
	}
	wait.Wait()
	return lifecycles, errors.Join(errs...)
}

// Lifecycle returns the lifecycle of a use. A Region that routes the calls to others need not offer the model itself: it is then read in the
// first of those Regions that answers with it. A Region that refuses to answer there, such as one that the account has not enabled, is passed
// over.
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetFoundationModel.html
func (m *Models) Lifecycle(ctx context.Context, u ModelUse) (Lifecycle, error) {
	found, err := m.read(ctx, u.Region, u.Model)
	if err == nil || !notOffered(err) {
		return found, err
	}
	destinations, err := m.destinations(ctx, u)
	if err != nil {
		return Lifecycle{}, err
	}
	for _, region := range destinations {
		if found, err := m.read(ctx, region, u.Model); err == nil {
			return found, nil
		}
	}
	return Lifecycle{}, nil
}

func (m *Models) read(ctx context.Context, region, model string) (Lifecycle, error) {
	answer, err := m.in(region).GetFoundationModel(ctx, &bedrock.GetFoundationModelInput{ModelIdentifier: &model})
	if err != nil {
		return Lifecycle{}, err
	}
	return lifecycle(answer.ModelDetails), nil
}

// destinations returns the other Regions to which the profile of a use routes calls.
func (m *Models) destinations(ctx context.Context, u ModelUse) ([]string, error) {
	if u.source == "" {
		return nil, nil
	}
	pages := bedrock.NewListInferenceProfilesPaginator(m.in(u.Region), &bedrock.ListInferenceProfilesInput{TypeEquals: types.InferenceProfileTypeSystemDefined, MaxResults: aws.Int32(catalog.QuotaProfiles)})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		for _, p := range page.InferenceProfileSummaries {
			if aws.ToString(p.InferenceProfileId) == u.source {
				return otherRegions(p.Models, u.Region), nil
			}
		}
	}
	return nil, nil
}

// otherRegions returns the Regions of ARNs but one. The ARN that stands for every Region has none.
func otherRegions(models []types.InferenceProfileModel, but string) []string {
	var regions []string
	for _, m := range models {
		a, err := arn.Parse(aws.ToString(m.ModelArn))
		if err == nil && a.Region != "" && a.Region != but {
			regions = append(regions, a.Region)
		}
	}
	return regions
}

// notOffered reports whether the Region answered that it does not have the model.
func notOffered(err error) bool {
	refusal, answered := errors.AsType[smithy.APIError](err)
	return answered && (refusal.ErrorCode() == "ResourceNotFoundException" || refusal.ErrorCode() == "ValidationException")
}
