package checks

import (
	"context"
	"fmt"
	"slices"
	"time"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// deliveryChecks check the delivery to the log buckets of the deployment. Each makes a call, and finds its record later.
var deliveryChecks = []proof.Check{
	{
		Belief:  15,
		Calls:   deliveredCalls,
		Creates: []string{"a model call of one token"},
		Takes:   "15 minutes to an hour",
		Spends:  callBound,
		Run:     deliveredToNamespace,
	},
	{
		Belief: 16,
		Calls: slices.Concat(deliveredCalls, []proof.Call{
			{API: "kms:Decrypt", On: "the key of the log bucket, which Amazon S3 uses as the caller", By: proof.ByService},
		}),
		Creates: []string{"a model call of one token, in a Region with CustomerKey"},
		Takes:   "15 minutes to an hour",
		Spends:  callBound,
		Run:     deliveredUnderKey,
	},
}

var deliveredCalls = slices.Concat([]proof.Call{
	findTargetCall,
	converseCall("a profile of the lists, as the caller of this tool"),
}, findRecordCalls, deliverySeriesCalls)

// The memory of a check that waits for the record of a call.
const (
	deliveredRegion  = "region"
	deliveredRequest = "request"
	deliveredFrom    = "from"
)

// late is the time after which a record counts as lost. AWS states none; records were seen within minutes.
const late = 2 * time.Hour

// deliveredToNamespace looks for the record of a call in a bucket of the account-regional namespace, without a customer key.
func deliveredToNamespace(ctx context.Context, r *proof.Run) (proof.Result, error) {
	found, waits, err := delivered(ctx, r, func(region catalog.Region) bool {
		return catalog.AccountRegionalNamespace(region.Name) && !region.CustomerKey
	}, "without CustomerKey has a product with a text model")
	if found == nil || err != nil {
		return waits, err
	}
	return proof.Held("the record of request %s is in s3://%s/%s, a bucket of the account-regional namespace", r.Memory[deliveredRequest], found.bucket, found.key)
}

// deliveredUnderKey looks for the record of a call in a bucket with a customer key.
func deliveredUnderKey(ctx context.Context, r *proof.Run) (proof.Result, error) {
	found, waits, err := delivered(ctx, r, func(region catalog.Region) bool { return region.CustomerKey },
		"has CustomerKey and a product with a text model")
	if found == nil || err != nil {
		return waits, err
	}
	if found.encryption != types.ServerSideEncryptionAwsKms || found.encryptionKey == "" {
		return proof.NotShown("s3://%s/%s is encrypted with %s, and not with a customer key: deploy the Region", found.bucket, found.key, found.encryption)
	}
	client := cloudwatch.NewFromConfig(r.Config(r.Memory[deliveredRegion]))
	series, err := deliverySeries(ctx, client)
	if err != nil {
		return proof.Result{}, err
	}
	var words []string
	for _, s := range series {
		words = append(words, s.words())
	}
	return proof.Held("the record of request %s is in s3://%s/%s, encrypted with %s, whose deployed policy allows Amazon Bedrock kms:GenerateDataKey alone; metrics of the delivery: %s",
		r.Memory[deliveredRequest], found.bucket, found.key, found.encryptionKey, listed(words))
}

// delivered calls a profile in a Region that matches, and looks for the record of that call in the next run. found is nil where there is
// none: then the result is that of the check. missing ends the sentence that no Region matches.
func delivered(ctx context.Context, r *proof.Run, matches func(catalog.Region) bool, missing string) (found *logRecord, waits proof.Result, err error) {
	if r.Memory[deliveredRequest] == "" {
		waits, err = callLogged(ctx, r, matches, missing)
		return nil, waits, err
	}
	from, err := time.Parse(time.RFC3339, r.Memory[deliveredFrom])
	if err != nil {
		return nil, waits, err
	}
	region, request := r.Memory[deliveredRegion], r.Memory[deliveredRequest]
	found, err = findRecord(ctx, r, region, request, from)
	if found != nil || err != nil {
		return found, waits, err
	}
	failures, err := failedDeliveries(ctx, cloudwatch.NewFromConfig(r.Config(region)), from)
	switch {
	case err != nil:
	case failures != "":
		waits, err = proof.Failed("the record of request %s in %s is not delivered, and deliveries failed since then: %s", request, region, failures)
	case time.Since(from) > late:
		waits, err = proof.Failed("the record of request %s in %s is not delivered after %s", request, region, time.Since(from).Round(time.Minute))
	default:
		waits, err = proof.Later("the record of request %s in %s is not delivered yet", request, region)
	}
	return nil, waits, err
}

// callLogged calls a profile, and remembers the call.
func callLogged(ctx context.Context, r *proof.Run, matches func(catalog.Region) bool, missing string) (proof.Result, error) {
	var regions []string
	for _, region := range r.Catalog.ActiveRegions() {
		if matches(region) {
			regions = append(regions, region.Name)
		}
	}
	t, ok, err := findTarget(ctx, r, func(region string, p catalog.Profile) bool { return slices.Contains(regions, region) && isText(p) })
	if err != nil {
		return proof.Result{}, err
	}
	if !ok {
		return proof.NotShown("no listed Region %s", missing)
	}
	from := time.Now().UTC()
	out, err := converse(ctx, r, r.Config(t.region), t.arn, t.called())
	if err != nil {
		return proof.Result{}, fmt.Errorf("call %s in %s: %w", t.arn, t.region, err)
	}
	request, _ := awsmiddleware.GetRequestIDMetadata(out.ResultMetadata)
	r.Memory[deliveredRegion], r.Memory[deliveredRequest], r.Memory[deliveredFrom] = t.region, request, from.Format(time.RFC3339)
	return proof.Later("%s was called in %s, request %s; its record is delivered within minutes", t.Source, t.region, request)
}
