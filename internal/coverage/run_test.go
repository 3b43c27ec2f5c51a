package coverage

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	accounttypes "github.com/aws/aws-sdk-go-v2/service/account/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
)

// TestOneRegionHidesNoOther is an account of 33 Regions, 300 ms away, of which one hangs, one is denied and one is not
// enabled.
func TestOneRegionHidesNoOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &world{latency: 300 * time.Millisecond, regions: map[string]*fakeRegion{}}
		for _, name := range catalog.KnownRegions {
			w.regions[name] = &fakeRegion{logging: toBucket(catalog.LogBucket(testAccount, name), ""), series: series(2), perSeries: []float64{4}}
		}
		w.regions["eu-west-3"].slow = time.Hour
		w.regions["sa-east-1"].err = accessDenied
		w.regions["me-south-1"].status = accounttypes.RegionOptStatusDisabled
		d := w.detector(catalog.KnownRegions...)
		var progress []int
		d.Progress = func(done, all int) {
			if all != len(catalog.KnownRegions) {
				t.Errorf("%d Regions", all)
			}
			progress = append(progress, done)
		}

		start := time.Now()
		findings, err := d.Detect(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took >= 5*time.Second {
			t.Errorf("took %s", took)
		}
		if len(findings) != 33 || len(progress) != 33 || progress[32] != 33 {
			t.Errorf("%d findings, progress %v", len(findings), progress)
		}
		if !slices.IsSortedFunc(findings, func(a, b Finding) int { return strings.Compare(a.Region, b.Region) }) {
			t.Error("not in the order of their names")
		}
		for _, f := range findings {
			want, calls := Logging, int64(8)
			switch f.Region {
			case "eu-west-3":
				want = Unreachable
				if !strings.HasSuffix(f.Message, "no answer within 4s") {
					t.Errorf("message %q", f.Message)
				}
			case "sa-east-1":
				want = Denied
			case "me-south-1":
				want, calls = NotEnabled, -1
			}
			if f.State != want || calls >= 0 && (f.Invocations24h == nil || *f.Invocations24h != calls) {
				t.Errorf("%s: got %s", f.Region, show(f))
			}
		}
	})
}

func TestDeadlineIsARegionsOwn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &world{regions: map[string]*fakeRegion{"eu-west-1": {slow: 10 * time.Second}}}
		d := w.detector()
		d.Deadline = 15 * time.Second
		findings, err := d.Detect(t.Context())
		if err != nil || findings[0].State != Off {
			t.Errorf("error %v, got %s", err, show(findings[0]))
		}
	})
}

// TestARegionLeavesTimeToRecord holds that a Region which hangs does not cut off a run whose time is shorter than the Region's deadline.
func TestARegionLeavesTimeToRecord(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &world{regions: map[string]*fakeRegion{"eu-west-1": {slow: time.Hour}, "us-east-1": {}}}
		d := w.detector()
		d.Deadline = 75 * time.Second
		ctx, cancel := context.WithTimeout(t.Context(), 40*time.Second)
		defer cancel()
		start := time.Now()
		findings, err := d.Detect(ctx)
		if err != nil || len(findings) != 2 || findings[0].State != Unreachable || !strings.HasSuffix(findings[0].Message, "no answer within 30s") || findings[1].State != Off {
			t.Errorf("error %v, findings %+v", err, findings)
		}
		if took := time.Since(start); took != 30*time.Second {
			t.Errorf("took %s", took)
		}
	})
}

func TestTheAccountCannotBeRead(t *testing.T) {
	w := &world{listErr: accessDenied, regions: map[string]*fakeRegion{}}
	for _, name := range catalog.KnownRegions {
		w.regions[name] = &fakeRegion{}
	}
	findings, err := w.detector("eu-west-1").Detect(t.Context())
	want := "list the Regions of the account (account:ListRegions; all known Regions are read instead): AccessDeniedException: User is not authorized to do it"
	if err == nil || err.Error() != want {
		t.Errorf("error %v", err)
	}
	if len(findings) != 33 {
		t.Errorf("%d findings", len(findings))
	}
}

func TestAListedRegionTheAccountDoesNotKnow(t *testing.T) {
	w := &world{regions: map[string]*fakeRegion{"us-east-1": {}}}
	d := w.detector("us-east-1", "xx-new-1")
	d.logging = func(region string) loggingAPI {
		r := &fakeRegion{}
		if region == "xx-new-1" {
			r.err = errors.New("no route")
		}
		return regionAPI{w, r}
	}
	d.meter = metering.NewWithClients(func(string) metering.CloudWatch { return regionAPI{w, &fakeRegion{}} })
	findings, err := d.Detect(t.Context())
	if err != nil || len(findings) != 2 || findings[1].Region != "xx-new-1" || findings[1].State != Unreachable || !findings[1].Unlogged() {
		t.Errorf("error %v, findings %+v", err, findings)
	}
}

func TestACutOffRunFindsNothing(t *testing.T) {
	w := &world{regions: map[string]*fakeRegion{"us-east-1": {}}, latency: time.Second}
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errors.New("interrupted"))
	findings, err := w.detector().Detect(ctx)
	if err == nil || !strings.Contains(err.Error(), "interrupted") || findings != nil {
		t.Errorf("error %v, findings %+v", err, findings)
	}
}

func TestARunCutOffHalfwayFindsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &world{latency: time.Second, regions: map[string]*fakeRegion{"us-east-1": {}, "us-west-2": {slow: time.Second}}}
		ctx, cancel := context.WithTimeoutCause(t.Context(), 2500*time.Millisecond, errors.New("time was up"))
		defer cancel()
		findings, err := w.detector().Detect(ctx)
		if err == nil || !strings.Contains(err.Error(), "time was up") || findings != nil {
			t.Errorf("error %v, findings %+v", err, findings)
		}
	})
}

func TestSummarize(t *testing.T) {
	got := Summarize([]Finding{
		{Listed: true, State: Logging},
		{Listed: true, State: Off},
		{Listed: true, State: Denied},
		{Listed: true, State: NotEnabled},
		{State: Logging, Invocations24h: calls24h(5)},
		{State: Off, Invocations24h: calls24h(5)},
		{State: Elsewhere, Invocations24h: calls24h(5)},
		{State: Off, Invocations24h: calls24h(0)},
		{State: Off},
		{State: Denied, Invocations24h: calls24h(5)},
		{State: Unreachable},
		{State: NotEnabled},
		{Listed: true, State: BodiesDiffer},
		{Listed: true, State: DeliveryFailing},
		{State: DeliveryFailing, Invocations24h: calls24h(5)},
		{State: WrongPrefix, Invocations24h: calls24h(5)},
	})
	if want := (Summary{Regions: 16, Logging: 5, ListedUnlogged: 3, UnlistedUnlogged: 4, DeliveryFailing: 2, Unreadable: 3}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
