package coverage

// Summary counts the Regions of a run.
type Summary struct {
	Regions int
	// Logging counts the Regions that are set to deliver to our bucket.
	Logging int
	// ListedUnlogged counts the listed Regions that do not log or are not known to log. A Region that did not answer one run alone is
	// not among them.
	ListedUnlogged int
	// UnlistedUnlogged counts the unlisted Regions with calls that are not known to log to our bucket.
	UnlistedUnlogged int
	// DeliveryFailing counts the Regions whose log records are lost although logging is on.
	DeliveryFailing int
	// Unreadable counts the Regions, listed or not, that were denied or unreachable.
	Unreadable int
}

// Summarize counts findings.
func Summarize(findings []Finding) Summary {
	s := Summary{Regions: len(findings)}
	count := func(n *int, counts bool) {
		if counts {
			*n++
		}
	}
	for _, f := range findings {
		count(&s.Logging, f.Logs())
		count(&s.ListedUnlogged, f.Condition() == ListedUnlogged)
		count(&s.UnlistedUnlogged, f.Condition() == UnlistedUnlogged)
		count(&s.DeliveryFailing, f.Condition() == DeliveryFails)
		count(&s.Unreadable, f.Unreadable())
	}
	return s
}
