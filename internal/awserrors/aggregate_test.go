package awserrors

import (
	"errors"
	"fmt"
	"testing"
)

func TestAggregate(t *testing.T) {
	describe := func(count int, first error) error { return fmt.Errorf("%d failed: %w", count, first) }
	first, second := errors.New("denied"), errors.New("cut off")
	for _, c := range []struct {
		errs []error
		want string
	}{
		{nil, "<nil>"},
		{[]error{nil, nil}, "<nil>"},
		{[]error{nil, first}, "1 failed: denied"},
		{[]error{nil, first, nil, second}, "2 failed: denied"},
	} {
		if got := fmt.Sprint(Aggregate(c.errs, describe)); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
