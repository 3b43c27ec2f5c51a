package detector

import (
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
)

func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 7, 8, 9, 1000} {
		done := make([]atomic.Int32, n)
		each(n, func(i int) { done[i].Add(1) })
		for i := range done {
			if times := done[i].Load(); times != 1 {
				t.Errorf("%d of %d was done %d times", i, n, times)
			}
		}
	}
}

func TestSome(t *testing.T) {
	tell := func(count int, first error) error { return fmt.Errorf("%d failed: %w", count, first) }
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
		if got := fmt.Sprint(some(c.errs, tell)); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
