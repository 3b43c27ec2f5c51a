package catalog

import (
	"errors"
	"fmt"
)

// Validate returns every mistake of the catalog, joined, each with its path, the value given and the values allowed; nil
// when there is none.
func (c Catalog) Validate() error {
	v := &validation{catalog: c}
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
	catalog  Catalog
	mistakes []error
}

func (v *validation) add(path, format string, args ...any) {
	v.mistakes = append(v.mistakes, fmt.Errorf(path+": "+format, args...))
}
