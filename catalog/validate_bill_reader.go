package catalog

import "strings"

// billReader checks that readers of the bill do not see prompts and answers by accident. A retired Region may still hold
// bodies.
func (v *validation) billReader() {
	a := v.catalog.Account
	var bodies []string
	for _, r := range v.catalog.Regions {
		if r.DeliverBodies {
			bodies = append(bodies, r.Name)
		}
	}
	switch {
	case a.BillReader && !a.BillReadersMayReadBodies && len(bodies) > 0:
		v.add("account.BillReader", "true would show prompts and answers: %s delivers bodies, and the smaller ones are in the log lines; set BillReadersMayReadBodies, or leave BillReader out", strings.Join(bodies, ", "))
	case a.BillReadersMayReadBodies && !a.BillReader:
		v.add("account.BillReadersMayReadBodies", "true has no bill reader to speak of; set BillReader, or leave it out")
	}
}
