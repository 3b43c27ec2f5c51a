package coverage

// Condition is a loss of records that somebody is notified of.
type Condition string

const (
	// ListedUnlogged is a listed Region that is not known to log.
	ListedUnlogged Condition = "listed-unlogged"
	// UnlistedUnlogged is an unlisted Region with calls that is not known to log to our bucket.
	UnlistedUnlogged Condition = "unlisted-unlogged"
	// DeliveryFails is a Region that logs to our bucket and whose deliveries fail.
	DeliveryFails Condition = "delivery-failing"
)

// Condition returns the condition of the Region; "" for none.
func (f Finding) Condition() Condition {
	switch {
	case f.missedOnce():
		return ""
	case f.State == DeliveryFailing:
		return DeliveryFails
	case f.Unlogged() && f.Listed:
		return ListedUnlogged
	case f.Unlogged():
		return UnlistedUnlogged
	}
	return ""
}

// missedOnce reports whether the Region answered the run before and did not answer this one: one missed answer is no condition yet.
func (f Finding) missedOnce() bool {
	return f.State == Unreachable && f.Since.Equal(f.CheckedAt) && !f.Since.IsZero()
}

// Unclear reports whether the Region's condition may be the same as before although the finding shows none: a condition that cannot be
// read has not ended.
func (f Finding) Unclear() bool {
	return f.Unreadable() || f.DeliveryUnknown || f.Answered() && !f.Logs() && f.Invocations24h == nil
}
