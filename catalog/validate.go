package catalog

import (
	"errors"
	"fmt"
)

// Validate returns every mistake of the catalog, joined, each with its path, the value given and the values allowed; nil
// when there is none. Its answer is the same on every day.
func (c Catalog) Validate() error { return c.ValidateOn("") }

// ValidateOn returns the mistakes that Validate returns, and every date of the lists after today, a day in UTC. A deployment moves, deletes
// and tags at once, whatever the date says, and the views book each call by the date: before that day the two would contradict each other. An
// empty today refuses no date.
func (c Catalog) ValidateOn(today Date) error {
	v := &validation{catalog: c, today: today}
	v.account()
	v.bootstrap()
	v.scanLimit()
	v.callerRoles()
	v.billReader()
	v.regions()
	v.environments()
	v.deployed()
	v.products()
	v.roles()
	v.profiles()
	v.shipped()
	_, mistakes := readSystemProfiles(systemProfilesCSV)
	v.mistakes = append(v.mistakes, mistakes...)
	return errors.Join(v.mistakes...)
}

// validation collects the mistakes of one catalog.
type validation struct {
	catalog Catalog
	// today is the last day that a date may name. Empty: any day.
	today    Date
	mistakes []error
}

func (v *validation) add(path, format string, args ...any) {
	v.mistakes = append(v.mistakes, fmt.Errorf(path+": "+format, args...))
}
