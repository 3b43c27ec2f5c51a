package detector

import "time"

// State is what a Region's invocation logging was found to be.
type State string

const (
	// Logging delivers to our bucket of the Region.
	Logging State = "logging"
	// RepairBlind delivers to our bucket, but no trail sees it deleted: only the next run does.
	RepairBlind State = "repair-blind"
	// Off delivers nowhere: calls leave no record.
	Off State = "off"
	// Elsewhere delivers, but not to the top of our bucket.
	Elsewhere State = "elsewhere"
	// NotEnabled Regions are not enabled for the account, or have no Amazon Bedrock: nothing can be called there.
	NotEnabled State = "not-enabled"
	// Denied Regions refused to answer.
	Denied State = "denied"
	// Unreachable Regions did not answer in time, or not in a way that can be read.
	Unreachable State = "unreachable"
)

// Finding is what a run found in one Region. Its JSON keys are columns of the view bedrock_coverage.
type Finding struct {
	AccountID string `json:"account_id"`
	Region    string `json:"region"`
	// Listed says whether the Region is in regions.go and in use: it must log.
	Listed bool  `json:"listed"`
	State  State `json:"state"`
	// Destination is where logs go instead. Empty unless the state is Elsewhere.
	Destination string `json:"destination,omitempty"`
	// Invocations24h are the calls that CloudWatch metered in the last 24 clock hours, the running one included. Nil
	// where they could not be read: unknown is not zero.
	Invocations24h *int64 `json:"invocations_24h"`
	// Message is one sentence: what to do.
	Message string `json:"message"`
	// Since is when the state was first seen. Zero until the finding is compared with an earlier one.
	Since     time.Time `json:"since,omitzero"`
	CheckedAt time.Time `json:"checked_at"`
}

// Dark reports whether somebody must act: a listed Region is not known to log, or calls in any other leave no record in
// our bucket.
func (f Finding) Dark() bool {
	if f.Listed {
		return !f.logs()
	}
	return (f.State == Off || f.State == Elsewhere) && f.traffic()
}

// Unreadable reports whether the Region's state could not be found out.
func (f Finding) Unreadable() bool { return f.State == Denied || f.State == Unreachable }

// answered reports whether the Region said how it logs.
func (f Finding) answered() bool {
	return f.logs() || f.State == Off || f.State == Elsewhere
}

// logs reports whether the Region delivers to our bucket.
func (f Finding) logs() bool { return f.State == Logging || f.State == RepairBlind }

// RepairDue reports whether a repair can turn the Region's logging on.
func (f Finding) RepairDue() bool { return f.Listed && f.State == Off }

func (f Finding) traffic() bool { return f.Invocations24h != nil && *f.Invocations24h > 0 }

// CarrySince sets how long each finding's state has lasted: since the previous finding said, where the Region's state is
// the same, or since it was checked.
func CarrySince(findings, previous []Finding) {
	before := map[string]Finding{}
	for _, p := range previous {
		before[p.Region] = p
	}
	for i := range findings {
		f := &findings[i]
		f.Since = f.CheckedAt
		if p := before[f.Region]; p.State == f.State && !p.Since.IsZero() {
			f.Since = p.Since
		}
	}
}
