package catalog

import "testing"

func TestLoggingRolesFitARoleName(t *testing.T) {
	for _, region := range KnownRegions {
		if name := LoggingRole(region); len(name) > maxRoleName {
			t.Errorf("%s has %d characters", name, len(name))
		}
	}
}
