package coverage

import (
	"slices"
	"time"
)

// State is the state of a Region's invocation logging.
type State string

const (
	// Logging delivers to our bucket of the Region.
	Logging State = "logging"
	// RepairBlind delivers to our bucket, but no CloudTrail trail records a deletion: only the next run sees it.
	RepairBlind State = "repair-blind"
	// Off delivers nowhere: calls leave no record.
	Off State = "off"
	// Elsewhere delivers, but not to our bucket.
	Elsewhere State = "elsewhere"
	// WrongPrefix delivers to our bucket, but below a key prefix, where no view reads.
	WrongPrefix State = "wrong-prefix"
	// BodiesDiffer delivers to our bucket, with prompts and answers that regions.go does not want, or without those that it wants.
	BodiesDiffer State = "bodies-differ"
	// DeliveryFailing is set to deliver to our bucket, and deliveries of the last hours failed: their records are lost.
	DeliveryFailing State = "delivery-failing"
	// NotEnabled Regions are not enabled for the account, or have no Amazon Bedrock: nothing can be called there.
	NotEnabled State = "not-enabled"
	// Denied Regions refused to answer.
	Denied State = "denied"
	// Unreachable Regions did not answer in time, or their answer could not be read.
	Unreachable State = "unreachable"
)

// Finding is the state of one Region in one run. Its JSON keys are columns of the view bedrock_coverage.
type Finding struct {
	AccountID string `json:"account_id"`
	Region    string `json:"region"`
	// Listed says whether the Region is in regions.go and in use: it must log.
	Listed bool  `json:"listed"`
	State  State `json:"state"`
	// Destination is the destination of the logs instead of our bucket. Empty unless the state is Elsewhere or WrongPrefix.
	Destination string `json:"destination,omitempty"`
	// Invocations24h is the number of calls that CloudWatch metered in the last 24 clock hours, the running one included. Nil where
	// it could not be read: unknown is not zero.
	Invocations24h *int64 `json:"invocations_24h"`
	// Message is one sentence that begins with the action to take.
	Message string `json:"message"`
	// Since is the time at which the state was first seen. Zero until the finding is compared with an earlier one.
	Since     time.Time `json:"since,omitzero"`
	CheckedAt time.Time `json:"checked_at"`

	// DeliveryUnknown marks a Region that logs to our bucket and whose failed deliveries could not be read.
	DeliveryUnknown bool `json:"-"`
	// logGroup is the CloudWatch log group beside our bucket.
	logGroup string
}

// Logs reports whether the Region is set to deliver to the top of our bucket.
func (f Finding) Logs() bool {
	return slices.Contains([]State{Logging, RepairBlind, BodiesDiffer, DeliveryFailing}, f.State)
}

// Unlogged reports whether calls leave no record, as far as is known: a listed Region is not known to log, or CloudWatch metered calls
// in an unlisted Region that is not known to log.
func (f Finding) Unlogged() bool {
	if f.Listed {
		return !f.Logs()
	}
	return f.State != NotEnabled && !f.Logs() && f.traffic()
}

// Lossy reports whether records are lost and somebody must act now: the Region is unlogged, or its delivery fails.
func (f Finding) Lossy() bool { return f.Unlogged() || f.State == DeliveryFailing }

// Unreadable reports whether the Region's state could not be found out.
func (f Finding) Unreadable() bool { return f.State == Denied || f.State == Unreachable }

// Answered reports whether the Region returned its logging configuration.
func (f Finding) Answered() bool { return !f.Unreadable() && f.State != NotEnabled }

// RepairDue reports whether a repair can turn the Region's logging on.
func (f Finding) RepairDue() bool { return f.Listed && f.State == Off }

// traffic reports whether calls were metered.
func (f Finding) traffic() bool { return f.Invocations24h != nil && *f.Invocations24h > 0 }

// CarrySince sets the beginning of each finding's state: that of the previous finding where the Region's state is the same, and
// otherwise the time of this check.
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

// AnsweredRegions returns the names of the Regions that returned their logging configuration.
func AnsweredRegions(findings []Finding) []string { return regionsWhere(findings, Finding.Answered) }

// MeteredRegions returns the names of the Regions whose calls could be counted.
func MeteredRegions(findings []Finding) []string {
	return regionsWhere(findings, func(f Finding) bool { return f.Invocations24h != nil })
}

func regionsWhere(findings []Finding, is func(Finding) bool) []string {
	var regions []string
	for _, f := range findings {
		if is(f) {
			regions = append(regions, f.Region)
		}
	}
	return regions
}
