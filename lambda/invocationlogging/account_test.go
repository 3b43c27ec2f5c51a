package main

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// TestPropagationTakesTwoMinutes holds that a new bucket policy gets two minutes: no call more, none less.
func TestPropagationTakesTwoMinutes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{fault: on("PUT", 1, always, unpropagated)}
		start := time.Now()
		if err := s.handler().configuration.put(t.Context(), parsed(t, oursAsWanted)); err == nil {
			t.Fatal("no error")
		}
		if n := s.count(http.MethodPut); n != 25 {
			t.Errorf("%d attempts, want 25", n)
		}
		if took := time.Since(start); took != 2*time.Minute+25*latency {
			t.Errorf("took %s, want two minutes beside the calls themselves", took)
		}
	})
}

func TestOtherErrorsAreNotRetriedForMinutes(t *testing.T) {
	for name, c := range map[string]struct {
		answer   answer
		attempts int
	}{
		"denied":                       {denied, 1},
		"invalid":                      {invalid, 1},
		"throttled":                    {throttled, 3},
		"internal":                     {internalError, 3},
		"the message of another error": {answer{status: 400, code: "ConflictException", message: unpropagated.message}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &service{fault: on("PUT", 1, always, c.answer)}
				if err := s.handler().configuration.put(t.Context(), parsed(t, oursAsWanted)); err == nil {
					t.Fatal("no error")
				}
				if n := s.count(http.MethodPut); n != c.attempts {
					t.Errorf("%d attempts, want %d", n, c.attempts)
				}
			})
		})
	}
}
