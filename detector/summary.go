package detector

// Summary counts the Regions of a run.
type Summary struct {
	Regions int
	Logging int
	// ListedNotLogging are listed Regions in any other state.
	ListedNotLogging int
	// DarkWithTraffic are unlisted Regions with calls and without our log.
	DarkWithTraffic int
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
		count(&s.Logging, f.logs())
		count(&s.ListedNotLogging, f.Listed && f.Dark())
		count(&s.DarkWithTraffic, !f.Listed && f.Dark())
		count(&s.Unreadable, f.Unreadable())
	}
	return s
}
