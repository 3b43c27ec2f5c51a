package catalog

import "testing"

func TestRolesOfFunctionsFitARoleName(t *testing.T) {
	for _, region := range KnownRegions {
		for _, name := range []string{LoggingRole(region), ProfilesRole(region)} {
			if len(name) > maxRoleName {
				t.Errorf("%s has %d characters", name, len(name))
			}
		}
	}
}
