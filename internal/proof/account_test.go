package proof

import (
	"slices"
	"testing"
)

func TestEnabledRegionsAreCommercialOnes(t *testing.T) {
	a := testAccount(t, &parameters{})
	if want := []string{"eu-north-1", "us-east-1"}; !slices.Equal(a.Enabled, want) {
		t.Errorf("got %s, want %s", a.Enabled, want)
	}
	if a.Unlisted() != "eu-north-1" {
		t.Errorf("unlisted: %s", a.Unlisted())
	}
}
