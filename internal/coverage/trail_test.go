package coverage

import (
	"testing"
	"time"
)

func TestRepairBlind(t *testing.T) {
	const blind = `create a CloudTrail trail that covers eu-west-1, or start the one that does, or set DisableRepair (docs/runbook.md, "Repair"): ` +
		"logging is on, but if somebody turns it off, only the next hourly run sees it"
	for _, c := range []struct {
		name             string
		region           fakeRegion
		listed, repaired bool
		state            State
		message          string
	}{
		{"a trail", fakeRegion{logging: toBucket(ours, ""), trails: []bool{true}}, true, true, Logging, "nothing to do: logging is on"},
		{"a stopped trail", fakeRegion{logging: toBucket(ours, ""), trails: []bool{false}}, true, true, RepairBlind, blind},
		{"a stopped trail and one that records", fakeRegion{logging: toBucket(ours, ""), trails: []bool{false, true}}, true, true, Logging, "nothing to do: logging is on"},
		{"a trail that does not say and one that records", fakeRegion{logging: toBucket(ours, ""), trails: []bool{true, true}, statusErr: accessDenied}, true, true, Logging, "nothing to do: logging is on"},
		{"a trail that does not say and a stopped one", fakeRegion{logging: toBucket(ours, ""), trails: []bool{true, false}, statusErr: accessDenied}, true, true, Logging,
			"nothing to do: logging is on, but whether a trail sees it deleted is unknown (cloudtrail:DescribeTrails, GetTrailStatus): AccessDeniedException: User is not authorized to do it"},
		{"no trail", fakeRegion{logging: toBucket(ours, "")}, true, true, RepairBlind, blind},
		{"no trail, not repaired", fakeRegion{logging: toBucket(ours, "")}, true, false, Logging, "nothing to do: logging is on"},
		{"no trail, unlisted", fakeRegion{logging: toBucket(ours, "")}, false, true, Logging, "nothing to do: logging is on"},
		{"no trail, off", fakeRegion{}, true, true, Off, `turn it on (docs/runbook.md, "Unlogged Region"): logging is off`},
		{"denied", fakeRegion{logging: toBucket(ours, ""), trailErr: accessDenied}, true, true, Logging,
			"nothing to do: logging is on, but whether a trail sees it deleted is unknown (cloudtrail:DescribeTrails, GetTrailStatus): AccessDeniedException: User is not authorized to do it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := &world{regions: map[string]*fakeRegion{"eu-west-1": &c.region}}
			d := w.detector()
			if c.listed {
				d.Listed = []string{"eu-west-1"}
			}
			if c.repaired {
				d.Repaired = []string{"eu-west-1"}
			}
			findings, err := d.Detect(t.Context())
			if err != nil || len(findings) != 1 {
				t.Fatalf("findings %v, error %v", findings, err)
			}
			f := findings[0]
			if f.State != c.state || f.Message != c.message {
				t.Errorf("%s: %s", f.State, f.Message)
			}
			if f.Unlogged() != (c.state == Off) || Summarize(findings).Logging != 1 && c.state != Off {
				t.Errorf("unlogged %t, summary %+v", f.Unlogged(), Summarize(findings))
			}
			if f.RepairDue() != (c.state == Off) {
				t.Errorf("repair due: %t", f.RepairDue())
			}
		})
	}
}

// A Region that logs and does not answer for its trails takes its own deadline.
func TestSlowTrails(t *testing.T) {
	w := &world{latency: 50 * time.Millisecond, regions: map[string]*fakeRegion{"eu-west-1": {logging: toBucket(ours, "")}}}
	d := w.detector("eu-west-1")
	d.Repaired, d.Deadline = []string{"eu-west-1"}, 75*time.Millisecond
	findings, err := d.Detect(t.Context())
	if err != nil || findings[0].State != Logging {
		t.Errorf("findings %+v, error %v", findings, err)
	}
}
