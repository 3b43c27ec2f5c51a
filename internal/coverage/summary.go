package detector

// Summary counts the Regions of a run.
type Summary struct {
	Regions int
	// Logging are set to deliver to our bucket.
	Logging int
	// ListedUnlogged are the listed ones that are not, or are not known to: not where one run alone got no answer.
	ListedUnlogged int
	// UnlistedUnlogged are unlisted Regions with calls that are not known to log to our bucket.
	UnlistedUnlogged int
	// DeliveryFailing are Regions whose log records are lost though logging is on.
	DeliveryFailing int
	// Unreadable are Regions, listed or not, that were denied or unreachable.
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
		count(&s.ListedUnlogged, f.condition() == ListedUnlogged)
		count(&s.UnlistedUnlogged, f.condition() == UnlistedUnlogged)
		count(&s.DeliveryFailing, f.condition() == DeliveryFails)
		count(&s.Unreadable, f.Unreadable())
	}
	return s
}
