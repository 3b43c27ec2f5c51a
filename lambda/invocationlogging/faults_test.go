package main

import "testing"

// injected is a fault at one call of a request.
type injected struct {
	name string
	// at returns the fault at the nth call of the request, counted from 1, which would be this operation.
	at func(t *testing.T, run scenario, nth int, operation string) fault
	// others means that somebody else changes the configuration, to this one.
	others  bool
	another string
	// killed means that the process ends.
	killed bool
	// repairs means that logging that was off is turned on.
	repairs bool
}

// once answers the nth call of all operations.
func once(nth int, a answer) fault {
	return func(s *service, _ string, _ int) answer {
		if len(s.calls) == nth {
			return a
		}
		return answer{}
	}
}

// fromThenOn answers the nth call and every later one of its operation.
func fromThenOn(nth int, operation string, a answer) fault {
	return func(s *service, o string, _ int) answer {
		if len(s.calls) >= nth && o == operation {
			return a
		}
		return answer{}
	}
}

// meanwhileAt does something else between the call before the nth and the nth.
func meanwhileAt(nth int, do func(*service)) fault {
	return func(s *service, _ string, _ int) answer {
		if len(s.calls) == nth {
			do(s)
		}
		return answer{}
	}
}

func faults() []injected {
	single := func(name string, a answer) injected {
		return injected{name: name, killed: a.killed, at: func(_ *testing.T, _ scenario, nth int, _ string) fault { return once(nth, a) }}
	}
	lasting := func(name string, a answer) injected {
		return injected{name: name, at: func(_ *testing.T, _ scenario, nth int, operation string) fault { return fromThenOn(nth, operation, a) }}
	}
	side := func(name string, event func(*testing.T, scenario) any) injected {
		return injected{name: name, at: func(t *testing.T, run scenario, nth int, _ string) fault {
			return meanwhileAt(nth, func(s *service) {
				calls, faulty := s.calls, s.fault
				s.fault = nil
				_, _ = send(t, s, run.properties, event(t, run))
				s.calls, s.fault = calls, faulty
			})
		}}
	}
	byOthers := func(name, config string) injected {
		return injected{name: name, others: true, another: config, at: func(_ *testing.T, _ scenario, nth int, _ string) fault {
			return meanwhileAt(nth, func(s *service) { s.config = config })
		}}
	}
	repaired := side("a repair runs at the same time", func(t *testing.T, _ scenario) any { return foundOff(t) })
	repaired.repairs = true
	return []injected{
		single("fails once", internalError),
		lasting("fails from then on", internalError),
		single("is denied once", denied),
		lasting("is denied from then on", denied),
		single("is throttled once", throttled),
		lasting("is throttled from then on", throttled),
		lasting("is refused for want of a bucket policy, from then on", unpropagated),
		{name: "the Region leaves the video flag out of its answers from then on", at: func(_ *testing.T, _ scenario, nth int, _ string) fault {
			return meanwhileAt(nth, func(s *service) { s.omits = "videoDataDeliveryEnabled" })
		}},
		single("is done, but answered with an error", lost),
		lasting("is done, but answered with an error, from then on", lost),
		single("is done, but never answered", answer{applied: true, hung: true}),
		single("is never answered", answer{hung: true}),
		single("the process is killed before it", answer{killed: true}),
		single("the process is killed between it and its answer", answer{applied: true, killed: true}),
		side("the same request runs at the same time", func(_ *testing.T, run scenario) any { return run.event }),
		repaired,
		byOthers("somebody deletes the configuration before it", ""),
		byOthers("somebody puts another configuration before it", anothers),
		byOthers("somebody sets a log group beside our bucket before it", oursBesideGroup),
	}
}
