package unlogged

import (
	"strings"
	"testing"
	"time"

	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering/meteringtest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

var (
	today        = time.Date(2026, 11, 23, 18, 55, 12, 0, time.UTC)
	accessDenied = &smithy.GenericAPIError{Code: "AccessDeniedException", Message: "User is not authorized\nto do it"}
)

const rateCard = `model,routing,region,tier,min_prompt_tokens,input,output,cache_read,cache_write_5m,cache_write_30m,cache_write_1h,valid_from,valid_to,source,checked_on,note
amazon.nova-lite-v1:0,regional,,standard,0,60,240.5,15,0,,,2026-01-01,,s,2026-01-01,
amazon.nova-lite-v1:0,regional,ap-northeast-1,standard,0,72,,,,,,2026-01-01,,s,2026-01-01,
amazon.partly-v1:0,regional,,standard,0,60,240.5,,,,,2026-01-01,,s,2026-01-01,
`

func pricer(t *testing.T, s *objectstoretest.Fake, regions map[string]*meteringtest.CloudWatch) *Pricer {
	t.Helper()
	rates, err := ledger.ReadRates("amazon.csv", strings.NewReader(rateCard))
	if err != nil {
		t.Fatal(err)
	}
	return New(metering.NewWithClients(func(region string) metering.CloudWatch { return regions[region] }), s.Bucket(), rates)
}

// finding returns the finding of a Region with this number of calls; below 0: unknown.
func finding(region string, listed bool, state coverage.State, calls int64) coverage.Finding {
	f := coverage.Finding{Region: region, Listed: listed, State: state, CheckedAt: today}
	if calls >= 0 {
		f.Invocations24h = &calls
	}
	return f
}
