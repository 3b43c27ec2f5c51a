package detector

import "sync"

// atOnce is how many calls one list of things makes side by side.
const atOnce = 8

// each calls do for 0 to n-1, a few at once, and returns when all have ended.
func each(n int, do func(i int)) {
	next := make(chan int)
	var wait sync.WaitGroup
	for range min(n, atOnce) {
		wait.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
}

// some returns what tell makes of the number of errors and the first of them, or nil where all are nil: a thousand
// failures of one cause are one sentence.
func some(errs []error, tell func(count int, first error) error) error {
	count, first := 0, error(nil)
	for _, err := range errs {
		if err == nil {
			continue
		}
		if first == nil {
			first = err
		}
		count++
	}
	if first == nil {
		return nil
	}
	return tell(count, first)
}
