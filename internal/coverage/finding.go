package detector

import (
	"slices"
	"time"
)

// State is what a Region's invocation logging was found to be.
type State string

const (
	// Logging delivers to our bucket of the Region.
	Logging State = "logging"
	// RepairBlind delivers to our bucket, but no trail that records sees it deleted: only the next run does.
	RepairBlind State = "repair-blind"
	// Off delivers nowhere: calls leave no record.
	Off State = "off"
	// Elsewhere delivers, but not to our bucket.
	Elsewhere State = "elsewhere"
	// WrongPrefix delivers to our bucket, but below a key prefix, where no view reads.
	WrongPrefix State = "wrong-prefix"
	// BodiesDiffer delivers to our bucket, with prompts and answers that regions.go does not want, or without those it does.
	BodiesDiffer State = "bodies-differ"
	// DeliveryFailing is set to deliver to our bucket, and deliveries of the last hours failed: their records are lost.
	DeliveryFailing State = "delivery-failing"
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
	// Destination is where logs go instead. Empty unless the state is Elsewhere or WrongPrefix.
	Destination string `json:"destination,omitempty"`
	// Invocations24h are the calls that CloudWatch metered in the last 24 clock hours, the running one included. Nil
	// where they could not be read: unknown is not zero.
	Invocations24h *int64 `json:"invocations_24h"`
	// Message is one sentence: what to do.
	Message string `json:"message"`
	// Since is when the state was first seen. Zero until the finding is compared with an earlier one.
	Since     time.Time `json:"since,omitzero"`
	CheckedAt time.Time `json:"checked_at"`

	// unwatched marks a Region that logs to our bucket and whose deliveries are unknown.
	unwatched bool
}

// Logs reports whether the Region is set to deliver to the top of our bucket.
func (f Finding) Logs() bool {
	return slices.Contains([]State{Logging, RepairBlind, BodiesDiffer, DeliveryFailing}, f.State)
}

// Dark reports whether calls leave no record, as far as is known: a listed Region is not known to log, or calls were metered in
// any other that is not.
func (f Finding) Unlogged() bool {
	if f.Listed {
		return !f.Logs()
	}
	return f.State != NotEnabled && !f.Logs() && f.traffic()
}

// Lossy reports whether somebody must act now: the Region is dark, or its delivery fails.
func (f Finding) Lossy() bool { return f.Unlogged() || f.State == DeliveryFailing }

// Unreadable reports whether the Region's state could not be found out.
func (f Finding) Unreadable() bool { return f.State == Denied || f.State == Unreachable }

// answered reports whether the Region said how it logs.
func (f Finding) answered() bool { return !f.Unreadable() && f.State != NotEnabled }

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
