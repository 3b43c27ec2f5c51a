package awserrors

// Aggregate returns the error that describe returns for the number of errors and the first of them, or nil where all are nil: a
// thousand failures of one cause become one sentence.
func Aggregate(errs []error, describe func(count int, first error) error) error {
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
	return describe(count, first)
}
