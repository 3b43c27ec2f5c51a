package checks

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// A query that fails contradicts a belief about Athena. One that was refused, or that ended with the run, shows nothing.
func TestFailedQuery(t *testing.T) {
	for _, c := range []struct {
		err  error
		want proof.Verdict
	}{
		{errors.New("athena: query q-1: FAILED: VIEW_IS_STALE: line 1:15: View 'bedrock_spend' is stale"), proof.Fails},
		{errors.New("athena: query q-1: FAILED: Access denied when writing output to url: s3://b/k"), ""},
		{errors.New("athena: query q-1: FAILED: Insufficient Lake Formation permission(s): Required Select on bedrock_spend"), ""},
		{errors.New("athena: query q-1: FAILED: User is not authorized to perform: glue:GetTable"), ""},
		{fmt.Errorf("athena: %w", &smithy.GenericAPIError{Code: "InvalidRequestException", Message: "WorkGroup w is not found."}), ""},
		{context.Canceled, ""},
	} {
		result, err := failedQuery(c.err, "the query")
		if result.Verdict != c.want || (err == nil) != (c.want == proof.Fails) {
			t.Errorf("%v: %q, %v; want %q", c.err, result.Verdict, err, c.want)
		}
	}
}

// A flag that is missing in an answer is neither true nor false, and an answer without flags shows nothing.
func TestDeliveryFlags(t *testing.T) {
	on, off := aws.Bool(true), aws.Bool(false)
	for _, c := range []struct {
		flags           deliveryFlags
		onlyOn, onlyOff bool
		text            string
	}{
		{deliveryFlags{{"text", on}, {"video", on}}, true, false, "text true, video true"},
		{deliveryFlags{{"text", off}, {"video", nil}}, false, true, "text false, video missing"},
		{deliveryFlags{{"text", on}, {"video", off}}, false, false, "text true, video false"},
		{deliveryFlags{{"text", nil}, {"video", nil}}, false, false, "text missing, video missing"},
	} {
		if c.flags.only(true) != c.onlyOn || c.flags.only(false) != c.onlyOff || c.flags.String() != c.text {
			t.Errorf("%s: true: %t, false: %t", c.flags, c.flags.only(true), c.flags.only(false))
		}
	}
}

// A logging configuration is put where there is none, or the run's own. Another one is not replaced, also one that names no bucket.
func TestReplaceable(t *testing.T) {
	for _, c := range []struct {
		there *types.LoggingConfig
		want  bool
	}{
		{nil, true},
		{withoutBodies("bedrock-prove-4-a"), true},
		{withoutBodies("bedrock-prove-4-b"), false},
		{&types.LoggingConfig{S3Config: &types.S3Config{}}, false},
		{&types.LoggingConfig{CloudWatchConfig: &types.CloudWatchConfig{LogGroupName: aws.String("logs")}}, false},
	} {
		if got := replaceable(c.there, "bedrock-prove-4-a"); got != c.want {
			t.Errorf("%+v: %t", c.there, got)
		}
	}
}
